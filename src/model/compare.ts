/**
 * Holds one observation against the end of a replay: it agrees, it disagrees (at which bytes), or nobody recorded what
 * it would take to tell. The only place where predicted and observed meet.
 */
import { type AssumptionKey, flipped, type Setting } from "./assumption.ts";
import { allZero, type Byte, type Bytes } from "./bytes.ts";
import { expectsData } from "./expectation.ts";
import { type Ledger, within } from "./ledger.ts";
import type { Buffers, Machine, PathAddress, Refusal } from "./machine.ts";
import type {
  AddressObservation,
  BytesObservation,
  EngineObservation,
  FaultObservation,
  LengthObservation,
  Observation,
  OutcomeObservation,
} from "./observation.ts";
import type { Task } from "./task.ts";

/** What the replay predicts where an observation was made. `null` bytes are unknown. */
export type Prediction =
  | { readonly of: "bytes"; readonly bytes: Bytes; readonly content: "bytes" | "payload" | "prior" | "mixed" }
  | { readonly of: "address"; readonly address: PathAddress }
  | { readonly of: "length"; readonly length: number | null }
  | { readonly of: "order"; readonly completion: "before-reply" | "after-reply" }
  | { readonly of: "engine"; readonly runs: boolean; readonly source: "staging" | "other" }
  | { readonly of: "disk"; readonly empty: boolean | null }
  | { readonly of: "status"; readonly ok: boolean }
  | { readonly of: "next-inquiry"; readonly length: number | null }
  | { readonly of: "fault"; readonly refusal: Refusal | null };

export interface Comparison {
  readonly observation: Observation;
  readonly verdict: "match" | "mismatch" | "unknown";
  readonly prediction: Prediction;
  /** For bytes: the offsets that differ. */
  readonly wrong: readonly number[];
  /** True if the observation by itself denies what the flipped assumption claims about it. */
  readonly denied: boolean;
  readonly leans: readonly AssumptionKey[];
}

type Judged = Omit<Comparison, "observation">;

const judged = (verdict: Comparison["verdict"], prediction: Prediction, more: Partial<Judged> = {}): Judged => ({
  verdict,
  prediction,
  wrong: [],
  denied: false,
  leans: [],
  ...more,
});

const agreed = (agrees: boolean): Comparison["verdict"] => (agrees ? "match" : "mismatch");

/** The known bytes of a ledger range, `null` for those that nobody recorded. */
const bytesIn = (ledger: Ledger, length: number): Bytes => {
  const bytes = new Array<Byte>(length).fill(null);
  for (const entry of within(ledger, 0, length)) {
    if (entry.content.kind !== "bytes") continue;
    entry.content.bytes.forEach((byte, index) => {
      if (entry.offset + index < length) bytes[entry.offset + index] = byte;
    });
  }
  return bytes;
};

/** Offsets at which untouched memory would have to hold the payload by chance: two informative bytes or more. */
const coincidences = (observed: Bytes, payload: Bytes, from: number, to: number): readonly number[] => {
  const same = Array.from({ length: to - from }, (_, index) => from + index).filter((offset) => {
    const byte = payload[offset] ?? null;
    return byte !== null && byte !== 0 && observed[offset] === byte;
  });
  return same.length >= 2 ? same : [];
};

/** Compares the bytes of one buffer at one time. */
const compareLedger = (task: Task, buffers: Buffers, ledger: Ledger, observed: Bytes): Judged => {
  const length = observed.length;
  const payload = bytesIn(buffers.staging, length);
  const wrong: number[] = [];
  let open = false;
  const entries = within(ledger, 0, length);
  for (const { offset, length: size, content } of entries) {
    if (content.kind === "bytes") {
      content.bytes.forEach((byte, index) => {
        const seen = observed[offset + index] ?? null;
        if (byte === null || seen === null) open ||= seen !== null;
        else if (byte !== seen) wrong.push(offset + index);
      });
    } else if (content.kind === "prior") {
      wrong.push(...coincidences(observed, payload, offset, offset + size));
    } else {
      const part = observed.slice(offset, offset + size);
      if (expectsData(task) && allZero(part)) wrong.push(...part.map((_, index) => offset + index));
      else open = true;
    }
  }
  const kinds = new Set(entries.map((entry) => entry.content.kind));
  const [only] = kinds;
  const prediction: Prediction = {
    of: "bytes",
    bytes: bytesIn(ledger, length),
    content: kinds.size === 1 && only !== undefined ? only : "mixed",
  };
  const leans = [...new Set(entries.flatMap((entry) => entry.writer.leans))];
  const covered = entries.reduce((sum, entry) => sum + entry.length, 0);
  if (wrong.length > 0) return judged("mismatch", prediction, { wrong, leans });
  return judged(open || covered === 0 ? "unknown" : "match", prediction, { leans });
};

const RANK = { match: 2, unknown: 1, mismatch: 0 } as const;

/** What an observer flip makes of a look at memory; `null` if it changes nothing. */
const misled = (observation: BytesObservation, assumptions: Setting): Judged | null => {
  if (observation.who !== "dext") return null;
  const unknown: Prediction = { of: "bytes", bytes: observation.bytes.map(() => null), content: "prior" };
  if (flipped(assumptions, "observer.buffer") === "another") {
    return observation.vantageBy === "address" ? null : judged("match", unknown, { leans: ["memory.untouched"] });
  }
  if (flipped(assumptions, "observer.time") === "before-data") {
    return judged("match", unknown, { leans: ["memory.untouched"] });
  }
  if (flipped(assumptions, "observer.print") === "zeros" && allZero(observation.bytes)) {
    return judged("match", { of: "bytes", bytes: observation.bytes, content: "bytes" });
  }
  return null;
};

/** True if the lines themselves say that this look was not what the observer flip claims. */
const deniesObserverFlip = (observation: BytesObservation, assumptions: Setting): boolean => {
  if (observation.who !== "dext") return false;
  if (flipped(assumptions, "observer.buffer") === "another") return observation.vantageBy === "address";
  const told = observation.evidence.every((evidence) => evidence.origin === "told");
  return flipped(assumptions, "observer.time") === "before-data" && !told && observation.timed;
};

const compareBytes = (task: Task, machine: Machine, observation: BytesObservation, assumptions: Setting): Judged => {
  const denied = deniesObserverFlip(observation, assumptions);
  const excused = denied ? null : misled(observation, assumptions);
  if (excused !== null) return excused;
  const candidates = observation.moments.flatMap((moment) => {
    const buffers = machine.looks[moment];
    if (buffers === undefined) return [];
    return observation.vantages
      .filter((vantage) => buffers[vantage].length > 0)
      .map((vantage) => compareLedger(task, buffers, buffers[vantage], observation.bytes));
  });
  const best = [...candidates].sort((a, b) => RANK[b.verdict] - RANK[a.verdict])[0];
  const nothing: Prediction = { of: "bytes", bytes: observation.bytes.map(() => null), content: "mixed" };
  return { ...(best ?? judged("unknown", nothing)), denied };
};

const compareAddress = (machine: Machine, { point, value, digits }: AddressObservation): Judged => {
  const address = machine.path[point]?.address ?? null;
  const prediction: Prediction = { of: "address", address };
  if (address === null) return judged("unknown", prediction);
  if (address === "elsewhere") return judged(agreed(value !== machine.path.dispatched?.address), prediction);
  const leans = digits <= 8 && address >> 32n !== value >> 32n ? (["observer.print"] as const) : [];
  return judged(agreed(address === value), prediction, { leans });
};

const compareLength = (machine: Machine, { point, value }: LengthObservation): Judged => {
  const length = point === "counted" ? machine.moved : (machine.path[point]?.length ?? null);
  const prediction: Prediction = { of: "length", length };
  return length === null ? judged("unknown", prediction) : judged(agreed(length === value), prediction);
};

const compareEngine = (machine: Machine, { source }: EngineObservation, assumptions: Setting): Judged => {
  const runs = machine.milestones.includes("transfer");
  const predicted = flipped(assumptions, "controller.source") === "other" ? ("other" as const) : ("staging" as const);
  const prediction: Prediction = { of: "engine", runs, source: predicted };
  if (!runs) return judged("mismatch", prediction);
  return judged(agreed(source === null || source === predicted), prediction);
};

/** The client's byte that tells how many more an INQUIRY could bring; zeros if nobody wrote it. */
const additionalLength = (machine: Machine): { readonly value: number | null; readonly leans: readonly AssumptionKey[] } => {
  const client = machine.looks["after-completion"]?.client ?? [];
  const entry = within(client, 4, 5)[0];
  const leans: readonly AssumptionKey[] = [...(entry?.writer.leans ?? []), "framework.inquiry"];
  if (entry?.content.kind === "prior") return { value: 0, leans };
  return { value: bytesIn(client, 5)[4] ?? null, leans };
};

/** True if a client that reads these pages would find nothing on the disk; `null` if nobody can tell. */
const emptyClient = (machine: Machine): { readonly empty: boolean | null; readonly leans: readonly AssumptionKey[] } => {
  const client = machine.looks["after-completion"]?.client ?? [];
  const leans = [...new Set(client.flatMap((entry) => entry.writer.leans))];
  if (client.some((entry) => entry.content.kind === "prior")) return { empty: true, leans };
  if (client.some((entry) => entry.content.kind === "payload")) return { empty: false, leans };
  const bytes = client.flatMap((entry) => (entry.content.kind === "bytes" ? entry.content.bytes : []));
  if (bytes.some((byte) => byte !== null && byte !== 0)) return { empty: false, leans };
  return { empty: bytes.length === 0 || bytes.includes(null) ? null : true, leans };
};

const compareOutcome = (machine: Machine, { outcome }: OutcomeObservation, assumptions: Setting): Judged => {
  if (outcome.of === "status") {
    const ok = flipped(assumptions, "device.status") !== "refused";
    return judged(agreed(ok === outcome.ok), { of: "status", ok });
  }
  if (outcome.of === "next-inquiry") {
    const { value, leans } = additionalLength(machine);
    const length = value === null ? null : value + 5;
    const prediction: Prediction = { of: "next-inquiry", length };
    return length === null ? judged("unknown", prediction) : judged(agreed(length === outcome.length), prediction, { leans });
  }
  const { empty, leans } = emptyClient(machine);
  const prediction: Prediction = { of: "disk", empty };
  if (flipped(assumptions, "observer.command") === "another") return judged("match", prediction);
  if (outcome.value === "ok") return judged(empty === true ? "mismatch" : "match", prediction, { leans });
  const failed = flipped(assumptions, "device.status") === "refused" || empty === true;
  if (empty === null && !failed) return judged("unknown", prediction);
  return judged(agreed(outcome.value === "error" ? failed : empty === true), prediction, { leans });
};

/** Faults are reported by page; the larger of the two page sizes serves where the platform is not known. */
const PAGE_BITS = 14n;

const accounts = (refusal: Refusal, fault: FaultObservation, dispatched: PathAddress): boolean => {
  const { reason, access, address } = fault;
  if (access !== null && access !== refusal.access) return false;
  if (reason !== null && reason !== refusal.reason && reason !== "other") return false;
  if (address === null) return true;
  if (refusal.address === "elsewhere") return address !== dispatched;
  if (refusal.address === null) return true;
  const end = refusal.address + BigInt(Math.max(refusal.length, 1) - 1);
  return address >> PAGE_BITS >= refusal.address >> PAGE_BITS && address >> PAGE_BITS <= end >> PAGE_BITS;
};

const compareFault = (machine: Machine, fault: FaultObservation): Judged => {
  const dispatched = machine.path.dispatched?.address ?? null;
  const found = machine.refusals.find((refusal) => accounts(refusal, fault, dispatched));
  return judged(agreed(found !== undefined), { of: "fault", refusal: found ?? machine.refusals[0] ?? null });
};

/** Compares one observation with the machine at the end of a replay under these assumptions. */
export const compare = (task: Task, machine: Machine, observation: Observation, assumptions: Setting): Comparison => {
  const result = (): Judged => {
    switch (observation.kind) {
      case "address":
        return compareAddress(machine, observation);
      case "length":
        return compareLength(machine, observation);
      case "bytes":
        return compareBytes(task, machine, observation, assumptions);
      case "order": {
        const early = machine.milestones.indexOf("complete") < machine.milestones.indexOf("reply");
        const completion = early ? ("before-reply" as const) : ("after-reply" as const);
        return judged(agreed(completion === observation.completion), { of: "order", completion });
      }
      case "engine":
        return compareEngine(machine, observation, assumptions);
      case "outcome":
        return compareOutcome(machine, observation, assumptions);
      case "fault":
        return compareFault(machine, observation);
    }
  };
  return { observation, ...result() };
};
