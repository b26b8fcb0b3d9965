/** What the client met, and what the kernel asked for next, against the client's pages at the end of the replay. */
import { type AssumptionKey, flipped, type Setting } from "../assumption.ts";
import { blockLengthAt } from "../commands.ts";
import { agreed, type Judged, judged, type Prediction } from "../comparison.ts";
import { stagedOf } from "../engine.ts";
import { isSeen } from "../evidence.ts";
import { bytesIn, type Entry, within } from "../ledger.ts";
import type { Machine } from "../machine.ts";
import type { OutcomeObservation } from "../observation.ts";
import { blamesDataPath } from "../status-words.ts";
import { cdbOf, eventsOf, type Task } from "../task.ts";

/** The client's byte that tells how many more an INQUIRY could bring; zeros if nobody wrote it. */
const additionalLength = (
  machine: Machine,
): { readonly value: number | null; readonly leans: readonly AssumptionKey[] } => {
  const client = machine.looks["after-completion"]?.client ?? [];
  const entry = within(client, 4, 5)[0];
  const leans: readonly AssumptionKey[] = [...(entry?.writer.leans ?? []), "framework.inquiry"];
  if (entry?.content.kind === "prior") return { value: 0, leans };
  return { value: bytesIn(client, 5)[4] ?? null, leans };
};

/** Bytes that say whether there is anything: a READ CAPACITY answer tells by the length of a block, any other by its first eight. */
const tellingBytes = (task: Task): readonly [number, number] => blockLengthAt(task) ?? [0, 8];

/** True if somebody saw other bytes than zeros there: memory that nobody wrote may hold what makes a disk of some size. */
const isSeenFull = (task: Task, [from, to]: readonly [number, number]): boolean =>
  eventsOf(task, "dump", "client").some(
    (event) =>
      (event.kind === "client" || (event.owner !== "private" && event.owner !== "neighbour")) &&
      (event.bytes?.value ?? []).slice(from, to).some((byte) => byte !== null && byte !== 0),
  );

interface Empty {
  /** True if a client that reads these pages would find nothing on the disk; `null` if nobody can tell. */
  readonly empty: boolean | null;
  /** True if some of it is what stood in memory before, zeros as a rule, and the rest arrived or somebody saw other bytes than zeros there. */
  readonly partly: boolean;
  readonly leans: readonly AssumptionKey[];
}

const emptyClient = (task: Task, machine: Machine): Empty => {
  const client = machine.looks["after-completion"]?.client ?? [];
  const leans = [...new Set(client.flatMap((entry) => entry.writer.leans))];
  const range = tellingBytes(task);
  const telling = within(client, ...range);
  const bytes = telling.flatMap((entry) => (entry.content.kind === "bytes" ? entry.content.bytes : []));
  const filled = telling.some((entry) => entry.content.kind === "payload");
  const left = telling.some((entry) => entry.content.kind === "prior");
  const partly = left && (bytes.length > 0 || isSeenFull(task, range));
  if (filled || bytes.some((byte) => byte !== null && byte !== 0)) return { empty: false, partly, leans };
  return { empty: telling.length === 0 || bytes.includes(null) ? null : true, partly, leans };
};

/** A disk whose size the kernel was told in no bytes at all is empty, whatever stands in memory. */
const emptyDisk = (task: Task, machine: Machine, assumptions: Setting): Empty =>
  flipped(assumptions, "driver.response") === "zero-bytes"
    ? { empty: true, partly: false, leans: [] }
    : emptyClient(task, machine);

/** A timeout is what becomes of a task that stays open; an abort may also be the flush of a driver that died. */
const compareEnd = ({ ending }: Machine, value: "timeout" | "abort", assumptions: Setting): Judged => {
  // A controller that hears nothing answers nothing.
  if (flipped(assumptions, "driver.session") !== null) return judged("match", { of: "end", ending: "given-up" });
  const given = ending === "given-up" || (ending === "flushed" && value === "abort");
  const leans = flipped(assumptions, "driver.target-id") === null ? [] : (["framework.look-up"] as const);
  return judged(agreed(given), { of: "end", ending: ending ?? "completed" }, { leans });
};

/** True if the command is ended without success: the device refuses it, for what it is or for its length, or what arrived of it. */
const isRefused = (assumptions: Setting): boolean =>
  flipped(assumptions, "device.status") === "refused" ||
  flipped(assumptions, "device.limit") === "exceeded" ||
  assumptions.get("driver.frame")?.parameter === "refused" ||
  flipped(assumptions, "driver.session") !== null;

/** Faults behind which a bring-up hangs; the other gates refuse a request. */
const HANGS: ReadonlySet<AssumptionKey> = new Set(["driver.queue"]);

/** A request that no line shows handed over: the replay has to stop it, unless nobody recorded whether it was. */
const compareUndelivered = (
  { barrier }: Machine,
  { as, logged }: Extract<OutcomeObservation["outcome"], { of: "undelivered" }>,
  assumptions: Setting,
): Judged => {
  const prediction: Prediction = { of: "undelivered", by: barrier };
  if (as === "empty") {
    // Whatever leaves zeros in the answer of a command that no line shows makes an empty disk: nobody knows more.
    const elsewhere = flipped(assumptions, "observer.command") === "another";
    return judged(assumptions.nominal ? "mismatch" : elsewhere ? "match" : "unknown", { of: "disk", empty: elsewhere });
  }
  const elsewhere = as === "error" && flipped(assumptions, "observer.command") === "another";
  const stopped = barrier !== null && HANGS.has(barrier) === (as === "stall");
  if (stopped && as === "stall" && !logged) return judged("unknown", prediction);
  if (elsewhere || stopped) return judged("match", prediction);
  const open = !assumptions.nominal && as === "error" && !logged && barrier === null;
  // The kernel itself says that it kept the request back: no fault on the way below can be the reason.
  const below = barrier === null && !assumptions.nominal && assumptions.get("observer.command") === undefined;
  return judged(open ? "unknown" : "mismatch", prediction, { denied: as === "rejection" && below });
};

/** True for a command whose answer may be zeros without an error of the layers above: zeros are a valid INQUIRY, and valid blocks. */
const isBlankAllowed = (task: Task): boolean => isSeen(cdbOf(task)) && blockLengthAt(task) === null;

const ALTERED: readonly AssumptionKey[] = ["controller.order", "memory.coherence"];

/** True if the client holds what the device sent for this command, as it was sent; `null` if nobody can tell. */
const holdsOwn = (task: Task, machine: Machine, assumptions: Setting): boolean | null => {
  // Bytes in another order, or old ones out of the CPU's cache: the ledger has what the device wrote.
  if (ALTERED.some((key) => flipped(assumptions, key) !== null)) return false;
  const sent = stagedOf(task)?.bytes?.value ?? [];
  const isOwn = ({ content, offset }: Entry): boolean =>
    content.kind === "payload" ||
    (content.kind === "bytes" && content.bytes.every((byte, at) => byte === (sent[offset + at] ?? null)));
  const client = machine.looks["after-completion"]?.client ?? [];
  return client.length === 0 ? null : client.every(isOwn);
};

/** A comparison by whoever asked for the data, and knows them: it fails where others have arrived. */
const compareCheck = (task: Task, machine: Machine, assumptions: Setting): Judged => {
  const passes = holdsOwn(task, machine, assumptions);
  const prediction: Prediction = { of: "check", passes };
  if (machine.ending !== "completed") return judged("mismatch", prediction);
  if (flipped(assumptions, "observer.command") === "another") return judged("match", prediction);
  const leans = [...new Set((machine.looks["after-completion"]?.client ?? []).flatMap(({ writer }) => writer.leans))];
  return judged(passes === null ? "unknown" : agreed(!passes), prediction, { leans });
};

export const compareOutcome = (
  task: Task,
  machine: Machine,
  { outcome }: OutcomeObservation,
  assumptions: Setting,
): Judged => {
  if (outcome.of === "status") {
    const blamed = blamesDataPath(outcome.text);
    // A controller that was refused an access of memory may well say so; of a write nobody may tell it.
    if (!outcome.ok && blamed && machine.refusals.length > 0) return judged("match", { of: "status", ok: false });
    const ok = !isRefused(assumptions) || (blamed && flipped(assumptions, "device.status") === "refused");
    return judged(agreed(ok === outcome.ok), { of: "status", ok });
  }
  if (outcome.of === "next-inquiry") {
    // What the kernel makes of data that it was told are none, nobody knows.
    if (flipped(assumptions, "driver.response") === "zero-bytes")
      return judged("unknown", { of: "next-inquiry", length: null });
    const { value, leans } = additionalLength(machine);
    const length = value === null ? null : value + 5;
    const prediction: Prediction = { of: "next-inquiry", length };
    return length === null
      ? judged("unknown", prediction)
      : judged(agreed(length === outcome.length), prediction, { leans });
  }
  if (outcome.of === "undelivered") return compareUndelivered(machine, outcome, assumptions);
  if (outcome.of === "end") return compareEnd(machine, outcome.value, assumptions);
  if (outcome.value === "mismatch") return compareCheck(task, machine, assumptions);
  const { empty, partly, leans } = emptyDisk(task, machine, assumptions);
  const prediction: Prediction = { of: "disk", empty };
  if (flipped(assumptions, "observer.command") === "another") return judged("match", prediction);
  // A kernel that waits in vain tells the client nothing before its patience ends.
  const silent = outcome.atOnce && (machine.ending === null || machine.ending === "given-up");
  const lost = machine.ending !== "completed" && !silent;
  if (outcome.value === "ok" && empty === true && partly && !lost) return judged("unknown", prediction, { leans });
  if (outcome.value === "ok") return judged(empty === true || lost ? "mismatch" : "match", prediction, { leans });
  const unmapped = flipped(assumptions, "driver.unmap") !== null;
  const stopped = isRefused(assumptions) || unmapped || lost;
  const blank = empty === true && !silent;
  if (!stopped && (empty === null || (outcome.value === "error" && blank && isBlankAllowed(task))))
    return judged("unknown", prediction);
  const failed = stopped || blank;
  return judged(agreed(outcome.value === "error" ? failed : empty === true), prediction, { leans });
};
