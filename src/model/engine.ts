/** What lines show of the controller's memory and of its DMA engine, for everybody who asks what differs from the request. */
import { type Bytes, contradict } from "./bytes.ts";
import type { StageEvent, TransferEvent } from "./event.ts";
import { type Citation, isSeen } from "./evidence.ts";
import { before } from "./order.ts";
import { blocksOf } from "./scsi/extent.ts";
import { isBehindFirst, isPart } from "./segments.ts";
import { formOf } from "./statement-form.ts";
import { cdbOf, eventOf, eventsOf, requestOf, type Task } from "./task.ts";

/** A value of the engine with its place. */
export interface EngineLine<T> {
  readonly value: T;
  readonly at: Citation;
}

/** The staging that counts: the first with a known byte, else the first. Behind an engine that went the other way stands what it fetched. */
export const stagedOf = (task: Task): StageEvent | undefined => {
  const turned = turnedTransfers(task);
  const stages = eventsOf(task, "stage").filter(
    (stage) => !turned.some((transfer) => before(transfer, stage).verdict === "yes"),
  );
  return stages.find((stage) => isSeen(stage.bytes)) ?? stages[0];
};

/**
 * The staging that shows what the device sends; `undefined` where the same statement looked at the same buffer before, and its rows are
 * lost: what is left of the two looks may be the later one.
 */
export const firstStaging = (task: Task): StageEvent | undefined => {
  const stage = stagedOf(task);
  if (stage === undefined || !isSeen(stage.bytes)) return stage;
  const lost = eventsOf(task, "stage").some(
    (other) =>
      other !== stage &&
      !isSeen(other.bytes) &&
      other.address?.value === stage.address?.value &&
      formOf(other) === formOf(stage) &&
      before(other, stage).verdict === "yes",
  );
  return lost ? undefined : stage;
};

/** The address of the host that a line of the engine shows: where it writes on a read, where it reads on a write. */
export const hostSideOf = (task: Task): readonly EngineLine<bigint>[] => {
  // A driver may give the hardware an address of its own mapping instead of the task's.
  const given = new Set<bigint>(
    eventsOf(task, "dispatch", "map", "submit", "receive").flatMap(({ iova }) => iova?.value ?? []),
  );
  return eventsOf(task, "transfer").flatMap(({ source, destination }) => {
    const ends: readonly (EngineLine<bigint> | null)[] = [destination, source].map((end) =>
      isSeen<bigint>(end) ? { value: end.value, at: end.at } : null,
    );
    const own = ends.find((end) => end !== null && given.has(end.value));
    const [shown] = task.direction === "data-in" ? ends : [own ?? ends[1]];
    return shown == null ? [] : [shown];
  });
};

/** The mapping does not allow the access of an engine that goes the wrong way. Authority: xnu IODMACommand.cpp, the map options by direction. */
export const FORBIDDEN = "forbidden";

/** Transfers of a read whose engine takes its data from the task's own address: it goes the other way. */
const turnedTransfers = (task: Task): readonly TransferEvent[] => {
  const { iova } = requestOf(task);
  if (task.direction !== "data-in" || iova === null) return [];
  return eventsOf(task, "transfer").filter(
    ({ source, destination }) => isSeen(source) && source.value === iova && destination?.value !== iova,
  );
};

/** Lines of such transfers. */
export const turnedEngines = (task: Task): readonly Citation[] =>
  turnedTransfers(task).flatMap(({ source }) => source?.at ?? []);

/** Addresses that the engine was programmed with although the controller received another one. */
export const engineDestinations = (task: Task): readonly EngineLine<bigint>[] => {
  const received = eventsOf(task, "receive").find((event) => isSeen(event.iova));
  const asked = received?.iova?.value ?? requestOf(task).iova;
  // Eight digits cannot show an upper half.
  const half = received !== undefined && received.iovaDigits <= 8;
  return asked === null
    ? []
    : hostSideOf(task).filter(
        ({ value }) => (half ? BigInt.asUintN(32, value) : value) !== asked && !isBehindFirst(task, value),
      );
};

/** True if the command names blocks of the medium, which has all of them. */
const namesBlocks = (task: Task): boolean => {
  const cdb = cdbOf(task);
  return isSeen(cdb) && blocksOf(cdb.value) !== null;
};

/**
 * The bytes to move of a request for `asked` bytes; `null` if nobody knows. A device may have fewer than were asked for, which is no
 * fault: so many as the firmware says that it staged, but never fewer blocks than a read names. The rows of a dump tell nothing: dumps are cut.
 */
export const dueLength = (task: Task, asked: number | null): number | null => {
  if (task.direction === "data-out" || asked === null) return asked;
  const staged = eventsOf(task, "stage").flatMap(({ length }) => length?.value ?? [])[0];
  if (staged === undefined) return namesBlocks(task) ? asked : null;
  return Math.min(asked, staged);
};

/** Lengths and counts of the engine below what the controller was asked for and has staged. */
export const shortLengths = (task: Task): readonly EngineLine<number>[] => {
  const received = eventsOf(task, "receive").find((event) => isSeen(event.length))?.length?.value;
  const asked = received ?? requestOf(task).length;
  const whole = dueLength(task, asked);
  if (whole === null) return [];
  return eventsOf(task, "transfer").flatMap(({ length, count }) =>
    [length, count].flatMap((one) =>
      isSeen(one) && one.value < whole && !isPart(task, one.value) ? [{ value: one.value, at: one.at }] : [],
    ),
  );
};

/** Looks at data that differ from what was staged, with the bytes ahead of the first difference. What no line shows of the staged ones tells nothing. */
const prefixes = (
  task: Task,
): readonly { readonly seen: Bytes; readonly arrived: boolean; readonly at: Citation }[] => {
  const staged = stagedOf(task)?.bytes?.value ?? [];
  return eventsOf(task, "dump", "client").flatMap(({ bytes }) => {
    if (!isSeen(bytes)) return [];
    const differs = bytes.value.findIndex((byte, index) => byte !== null && byte !== (staged[index] ?? byte));
    if (differs < 0) return [];
    const seen = bytes.value.slice(0, differs);
    // Zeros that arrived look like zeros that stood there.
    const arrived = seen.some((byte, index) => byte !== 0 && byte !== null && byte === staged[index]);
    return [{ seen, arrived, at: bytes.at }];
  });
};

/** Lengths of the prefix that may have arrived, by the bytes that somebody saw. */
export const priorLengths = (task: Task): readonly number[] =>
  prefixes(task).flatMap(({ seen }) => (seen.length > 0 ? [seen.length] : []));

/** Looks that show nothing of the data, of which a transfer that stops too soon leaves the first bytes. */
export const nothingArrived = (task: Task): readonly Citation[] =>
  task.direction === "data-in" ? prefixes(task).flatMap(({ arrived, at }) => (arrived ? [] : [at])) : [];

/** Fewer equal bytes may be data. */
const FILL = 4;

/**
 * Looks at the memory of the host that show one byte throughout, which is not zero and not what was staged: somebody filled it, and
 * nobody has written it since. What an engine fetches from elsewhere is filled by chance only.
 */
export const fillsLeft = (task: Task): readonly Citation[] => {
  const staged = stagedOf(task)?.bytes?.value ?? [];
  if (task.direction !== "data-in") return [];
  return eventsOf(task, "dump", "client").flatMap((event) => {
    if (!isSeen(event.bytes) || (event.kind === "dump" && event.owner === "neighbour")) return [];
    const known = event.bytes.value.filter((byte) => byte !== null);
    const [first] = known;
    const filled = known.length >= FILL && first !== 0 && known.every((byte) => byte === first);
    return filled && contradict(staged, event.bytes.value) ? [event.bytes.at] : [];
  });
};

interface LateStage {
  readonly bytes: Bytes;
  readonly at: Citation;
  /** True if a byte is another than at first. */
  readonly changed: boolean;
}

/** Later looks at the same staging buffer, whenever they were taken. */
const furtherStages = (task: Task): readonly (LateStage & { readonly stage: StageEvent })[] => {
  if (task.direction !== "data-in") return [];
  const first = stagedOf(task);
  if (first === undefined || !isSeen(first.bytes)) return [];
  const was = first.bytes.value;
  // Zeros at first are a buffer that is not filled yet.
  if (was.every((byte) => byte === 0 || byte === null)) return [];
  return eventsOf(task, "stage").flatMap((stage) => {
    const same = isSeen(stage.address) && stage.address.value === first.address?.value;
    if (stage === first || !same || !isSeen(stage.bytes)) return [];
    const bytes = stage.bytes.value;
    const changed = contradict(was, bytes);
    return [{ stage, bytes, at: stage.bytes.at, changed }];
  });
};

/** Those that were taken before the controller replied: what the engine had before it. */
export const lateStages = (task: Task): readonly LateStage[] => {
  const reply = eventOf(task, "device-reply");
  return furtherStages(task).filter(({ stage }) => {
    // A look after the reply may show the next command's data; without either line nobody knows whose it is.
    const moves = eventsOf(task, "transfer").filter((move) => before(stage, move).verdict === "yes");
    return reply === undefined ? moves.length > 0 : before(stage, reply).verdict === "yes";
  });
};

/** Looks that show other bytes in the same staging buffer, and that no line puts before or after the reply. */
export const changedStages = (task: Task): readonly Citation[] =>
  eventOf(task, "device-reply") === undefined
    ? furtherStages(task).flatMap(({ changed, at }) => (changed ? [at] : []))
    : [];
