/** Assumptions about declared limits: what the driver tells the kernel, what the kernel makes of it, and what the device takes. */
import type { Alternative, Assumption, Parameter } from "../assumption.ts";
import { type Citation, isSeen, type Seen } from "../evidence.ts";
import { declared, largestReported, limitsOf, reported } from "../limits.ts";
import { targetOf } from "../property.ts";
import { blocksOf } from "../scsi/extent.ts";
import { segmentTypes } from "../segment-type.ts";
import { survey } from "../survey.ts";
import {
  askedAbove,
  cdbOf,
  controllerOf,
  eventOf,
  eventsOf,
  isUndelivered,
  opcodeOf,
  requestOf,
  type Task,
} from "../task.ts";
import type { Timeline } from "../timeline.ts";

const EVERYWHERE = ["apple-silicon", "intel", "unknown"] as const;

/** A request can be refused above the driver only if no line shows it handed over; a bring-up that hangs is none, nor what runs out of time. */
const refused = (task: Task): readonly Parameter[] =>
  isUndelivered(task) &&
  eventOf(task, "stall") === undefined &&
  eventsOf(task, "client").every(({ timedOut }) => timedOut !== true)
    ? [null]
    : [];

const barrier = (stated: Alternative["stated"], denied: NonNullable<Alternative["denied"]>): Alternative => ({
  variants: refused,
  stated,
  denied,
  loggedAs: null,
});

const segmentCounts = survey((timeline): readonly Seen<bigint>[] =>
  reported(timeline, "IOMaximumSegmentCountRead", "IOMaximumSegmentCountWrite"),
);

/** What the kernel returns for a request of which the first piece is empty (IOBlockStorageDriver.cpp): kIOReturnDMAError. */
const EMPTY_PIECE = 0xe00002d4n;

const emptyPieces = (task: Task): readonly Citation[] =>
  eventsOf(task, "rejection")
    .filter(({ length, result }) => length?.value === 0 || result?.value === EMPTY_PIECE)
    .map((rejection) => rejection.at);

/** Bytes of the smallest page: a longer request lies in several. */
const PAGE = 4096n;

/** True unless a line says that no more was asked for than one segment takes. */
const isCut = (task: Task, timeline: Timeline): boolean => {
  const asked = askedAbove(task)?.value ?? null;
  const bytes = reported(timeline, "IOMaximumSegmentByteCountRead", "IOMaximumSegmentByteCountWrite");
  const most = bytes.reduce((least, { value }) => (value < least ? value : least), bytes[0]?.value ?? PAGE);
  return asked === null || BigInt(asked) > most;
};

/** Reports of one segment, which cut no request that is known to fit in one. */
const singleSegments = (task: Task, timeline: Timeline): readonly Citation[] =>
  isCut(task, timeline)
    ? segmentCounts(timeline)
        .filter(({ value }) => value === 1n)
        .map(({ at }) => at)
    : [];

const manySegments = (timeline: Timeline): readonly Citation[] => {
  const counts = segmentCounts(timeline);
  return counts.every(({ value }) => value > 1n) ? counts.map(({ at }) => at) : [];
};

/** Lines of the rejection that count its segments. */
const refusedSegments = (task: Task, passes: (count: number) => boolean): readonly Citation[] =>
  eventsOf(task, "rejection").flatMap(({ segments }) =>
    segments?.value != null && passes(segments.value) ? [segments.at] : [],
  );

/** The report allows longer requests than the specification, and this one may be among them. */
const sizeConflicts = (task: Task, timeline: Timeline): readonly Citation[] => {
  const asked = askedAbove(task)?.value ?? null;
  return declared(limitsOf(timeline, "specification"), "maxTransfer").flatMap((most) => {
    if (asked !== null && asked <= most.value) return [];
    const larger = largestReported(timeline).filter(({ bytes }) => bytes > BigInt(most.value));
    return larger.length === 0 ? [] : [...larger.flatMap(({ at }) => at), most.at];
  });
};

/** Pairs of declared widths: of the report and of the specification. */
const widths = survey((timeline): readonly (readonly [Seen<bigint>, Seen<number>])[] =>
  reported(timeline, "IOMaximumSegmentAddressableBitCount").flatMap((wide) =>
    declared(limitsOf(timeline, "specification"), "addressBits").map((bits) => [wide, bits] as const),
  ),
);

const widthConflicts = (timeline: Timeline): readonly Citation[] =>
  widths(timeline).flatMap(([wide, bits]) => (wide.value > BigInt(bits.value) ? [wide.at, bits.at] : []));

/** Every pair of limits is there, and none contradicts another. */
const agreements = survey((timeline): readonly Citation[] => {
  const [most] = declared(limitsOf(timeline, "specification"), "maxTransfer");
  const largest = largestReported(timeline);
  const pairs = widths(timeline);
  if (most === undefined || largest.length === 0 || pairs.length === 0) return [];
  const agree = largest.every(({ bytes }) => bytes <= BigInt(most.value)) && widthConflicts(timeline).length === 0;
  return agree ? [most.at, ...largest.flatMap(({ at }) => at)] : [];
});

/** A task with data that was handed over: with such a type none would be. */
const dataDispatches = survey(({ tasks }): readonly Citation[] => {
  const first = tasks.find((task) => eventOf(task, "dispatch") !== undefined);
  return first === undefined
    ? []
    : eventsOf(first, "dispatch")
        .map(({ at }) => at)
        .slice(0, 1);
});

const mappers = ({ setup }: Timeline, present: boolean): readonly Citation[] =>
  setup
    .filter((event) => event.kind === "mapper")
    .filter((event) => event.present === present)
    .map((event) => event.at);

/** Limits that the device states, with whether the task is longer. */
const deviceLimits = (task: Task, timeline: Timeline, exceeded: boolean): readonly Citation[] => {
  const asked = requestOf(task).length;
  const target = targetOf(task);
  // A limit that names a target is that target's alone.
  const own = limitsOf(timeline, "device").filter(
    ({ target: of }) => of?.value == null || target === null || of.value === target,
  );
  const limits = declared(own, "maxTransfer");
  if (asked === null || isUndelivered(task)) return [];
  return limits.filter(({ value }) => asked > value === exceeded).map(({ at }) => at);
};

/** How many blocks the command names, `null` for one that names none. */
const blocksIn = (task: Task): number | null => {
  const cdb = cdbOf(task);
  return isSeen(cdb) ? (blocksOf(cdb.value)?.count ?? null) : null;
};

/** Commands that a device limits alike: those that name blocks, whichever way these go, and those of one operation code. */
const kindOf = (task: Task): number | null => (blocksIn(task) === null ? opcodeOf(task) : BLOCKS);

/** No operation code. */
const BLOCKS = -1;

/** The longest command of a kind that the device carried out, and the shortest that it refused; `null` for none. */
interface Outcomes {
  taken: number | null;
  refused: number | null;
  /** True if it refused a single block, which no limit can be shorter than. */
  single: boolean;
}

/** Commands of one limit: a kind of them, by one target of one controller. What another takes says nothing of this one. */
const limitKeyOf = (task: Task): string | null => {
  const code = kindOf(task);
  return code === null ? null : `${controllerOf(task)}/${targetOf(task)}/${code}`;
};

const outcomes = survey(({ tasks }): ReadonlyMap<string, Outcomes> => {
  const found = new Map<string, Outcomes>();
  for (const task of tasks) {
    const [key, { length }] = [limitKeyOf(task), requestOf(task)];
    const said = eventsOf(task, "reply", "device-reply").flatMap(({ status, scsiStatus }) =>
      [status, scsiStatus].flatMap((one) => (isSeen(one) ? [one.value.ok] : [])),
    );
    if (key === null || length === null || said.length === 0) continue;
    const own = found.get(key) ?? { taken: null, refused: null, single: false };
    found.set(key, own);
    if (said.every((ok) => ok)) own.taken = Math.max(own.taken ?? 0, length);
    else {
      own.refused = Math.min(own.refused ?? length, length);
      own.single ||= blocksIn(task) === 1;
    }
  }
  return found;
});

/**
 * True if no limit is stated, and the device refused this command and every longer one of its kind, and carried out shorter ones; of
 * blocks it need not have carried out any.
 */
export const mayBeTooLong = (task: Task, timeline: Timeline): boolean => {
  if ([true, false].some((way) => deviceLimits(task, timeline, way).length > 0)) return false;
  const [key, { length }] = [limitKeyOf(task), requestOf(task)];
  const own = key === null ? undefined : outcomes(timeline).get(key);
  if (own === undefined) return false;
  const { taken, refused, single } = own;
  const least = kindOf(task) === BLOCKS && !single ? (taken ?? 0) : taken;
  return length !== null && least !== null && refused !== null && least < refused && length >= refused;
};

/** The limit that the task exceeds, with the length that does. */
export const exceededLimits = (task: Task, timeline: Timeline): readonly Citation[] => {
  const limits = deviceLimits(task, timeline, true);
  const length = eventsOf(task, "dispatch", "submit", "receive").find((event) => event.length?.value != null)?.length;
  return limits.length === 0 || length == null ? [] : [...limits, length.at];
};

export const limitAssumptions: readonly Assumption[] = [
  {
    key: "framework.break-size",
    sentence: "The block layer cuts a request into pieces of at least one block.",
    authority: { grade: "open-source", source: "IOStorageFamily, IOBlockStorageDriver.cpp" },
    platforms: EVERYWHERE,
    alternatives: {
      zero: barrier(
        (task, timeline) => [...singleSegments(task, timeline), ...emptyPieces(task)],
        (_, timeline) => manySegments(timeline),
      ),
    },
  },
  {
    key: "driver.limits",
    sentence: "The constraints report allows nothing that the DMA specification refuses.",
    authority: { grade: "open-source", source: "xnu IODMACommand.cpp, prepare" },
    platforms: EVERYWHERE,
    alternatives: {
      contradictory: barrier(
        (task, timeline) => [...sizeConflicts(task, timeline), ...widthConflicts(timeline)],
        (_, timeline) => agreements(timeline),
      ),
    },
  },
  {
    key: "framework.segments",
    sentence: "The kernel makes one segment of a request and hands it to the driver.",
    authority: { grade: "third-party", source: "two driver projects; the kernel half of the framework is closed" },
    platforms: EVERYWHERE,
    alternatives: {
      several: barrier(
        (task) => refusedSegments(task, (count) => count > 1),
        (task) => refusedSegments(task, (count) => count === 1),
      ),
    },
  },
  {
    key: "driver.segment-type",
    sentence: "The DMA specification asks for segments that the kernel can make and read back.",
    authority: { grade: "open-source", source: "xnu IODMACommand.cpp, setSpecification" },
    platforms: EVERYWHERE,
    alternatives: {
      unusable: {
        ...barrier(
          (_, timeline) => segmentTypes(timeline, true),
          (_, timeline) => [...segmentTypes(timeline, false), ...dataDispatches(timeline)],
        ),
        steady: "data",
      },
    },
  },
  {
    key: "iommu.mapper",
    sentence: "The provider of the driver has a mapper before the first request.",
    authority: { grade: "open-source", source: "xnu IOMapper.cpp, copyMapperForDevice" },
    platforms: EVERYWHERE,
    alternatives: {
      absent: barrier(
        (_, timeline) => mappers(timeline, false),
        (_, timeline) => mappers(timeline, true),
      ),
    },
  },
  {
    key: "device.limit",
    sentence: "The request is not longer than the controller and the target take.",
    authority: { grade: "inference", source: "each side states its limit; nobody checks it for the other" },
    platforms: EVERYWHERE,
    alternatives: {
      exceeded: {
        variants: (task, timeline) =>
          mayBeTooLong(task, timeline) || [true, false].some((way) => deviceLimits(task, timeline, way).length > 0)
            ? [null]
            : [],
        stated: exceededLimits,
        denied: (task, timeline) =>
          deviceLimits(task, timeline, true).length > 0 ? [] : deviceLimits(task, timeline, false),
        loggedAs: null,
        separatedBy: ["long"],
      },
    },
  },
];
