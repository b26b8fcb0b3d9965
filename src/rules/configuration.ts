/**
 * What a run was set up with, as its lines show it: what was declared, and what was used of addresses, sizes, ids and depth. Each
 * entry says which assumptions of the model stand on it, so that a difference between two runs can be told to matter or not.
 */
import type { AssumptionKey } from "../model/assumption.ts";
import { driverVersionsOf } from "../model/driver-version.ts";
import type { LimitsEvent } from "../model/event.ts";
import { type Citation, isSeen } from "../model/evidence.ts";
import { constraintName, declared, limitsOf } from "../model/limits.ts";
import { depthsOf, PAGE_BYTES } from "../model/property.ts";
import { elementsOf, segmentsOf } from "../model/segments.ts";
import { eventsOf, requestOf, type Task, takenBuffers } from "../model/task.ts";
import type { Timeline } from "../model/timeline.ts";
import { hex } from "../model/units.ts";

export type ConfigurationName =
  | "driver-version"
  | "constraints-report"
  | "constraint"
  | "specification-transfer"
  | "specification-bits"
  | "specification-segments"
  | "device-transfer"
  | "mapper"
  | "highest-target"
  | "data-buffer"
  | "own-mapping"
  | "elements"
  | "addresses"
  | "high-addresses"
  | "unaligned"
  | "lengths"
  | "longest"
  | "ids"
  | "reused-ids"
  | "depth";

export interface ConfigurationEntry {
  readonly name: ConfigurationName;
  /** Tells configuration of one name apart: the key of a constraint, as logged. */
  readonly of: string | null;
  readonly value: string;
  readonly evidence: readonly Citation[];
  /** Assumptions that stand on it; none if nothing in the model does. */
  readonly touches: readonly AssumptionKey[];
}

const HIGH = 1n << 32n;

const entry = (
  name: ConfigurationName,
  value: string | null | undefined,
  evidence: readonly Citation[],
  touches: readonly AssumptionKey[] = [],
  of: string | null = null,
): readonly ConfigurationEntry[] =>
  value == null ? [] : [{ name, of, value, evidence: evidence.slice(0, 2), touches }];

const LIMITS: readonly AssumptionKey[] = [
  "driver.limits",
  "framework.break-size",
  "framework.segments",
  "device.limit",
];
const WIDTH: readonly AssumptionKey[] = ["driver.width", "iommu.width"];

/** Which assumptions a key of the constraints report is about. */
const touchedBy = (key: string): readonly AssumptionKey[] => {
  const name = constraintName(key);
  if (name.includes("align")) return ["driver.alignment"];
  if (name.includes("address")) return WIDTH;
  return LIMITS;
};

/** Masks and addresses are read in hexadecimal, counts in decimal. */
const numberText = (value: bigint): string => (value >= HIGH ? hex(value) : value.toString());

const constraints = ({ setup }: Timeline): readonly ConfigurationEntry[] => {
  const events = setup.filter((event) => event.kind === "constraints");
  const said = events.map(({ how, result }) =>
    how === "called" && isSeen(result) && result.value !== 0n ? `${how}, failed with ${hex(result.value)}` : how,
  );
  const report = [...new Set(said)].join(", ");
  const at = events.map((event) => event.at);
  const keys = events.flatMap((event) => (event.how === "called" ? event.keys : []));
  return [
    ...entry("constraints-report", report === "" ? null : report, at, ["driver.constraints"]),
    ...keys.flatMap(({ name, value, at: place }) =>
      entry("constraint", value?.value == null ? null : numberText(value.value), [place], touchedBy(name), name),
    ),
  ];
};

const limits = (timeline: Timeline): readonly ConfigurationEntry[] => {
  const one = (
    of: LimitsEvent["of"],
    field: "maxTransfer" | "addressBits" | "segmentType",
    name: ConfigurationName,
    touches: readonly AssumptionKey[],
  ): readonly ConfigurationEntry[] => {
    const [seen] = declared(limitsOf(timeline, of), field);
    if (seen === undefined) return [];
    const value = typeof seen.value === "object" ? `${seen.value.order}${seen.value.bits}` : String(seen.value);
    return entry(name, value, [seen.at], touches);
  };
  const mapper = timeline.setup.find((event) => event.kind === "mapper");
  const highest = timeline.setup.find((event) => event.kind === "target" && event.step === "highest");
  return [
    ...one("specification", "maxTransfer", "specification-transfer", LIMITS),
    ...one("specification", "addressBits", "specification-bits", WIDTH),
    ...one("specification", "segmentType", "specification-segments", ["driver.segment-type"]),
    ...one("device", "maxTransfer", "device-transfer", ["device.limit", "driver.limits"]),
    ...(mapper?.kind === "mapper"
      ? entry("mapper", mapper.present ? "there" : "absent", [mapper.at], ["iommu.mapper"])
      : []),
    ...entry("highest-target", highest?.target?.value, highest === undefined ? [] : [highest.at], ["driver.target-id"]),
  ];
};

/** `3 of 7 tasks`, with lines of the first that has it. */
const share = (
  name: ConfigurationName,
  tasks: readonly Task[],
  has: (task: Task) => readonly Citation[],
  touches: readonly AssumptionKey[],
): readonly ConfigurationEntry[] => {
  const found = tasks.flatMap((task) => (has(task).length > 0 ? [has(task)] : []));
  const value = found.length === 0 ? "none" : found.length === tasks.length ? "every task" : "some tasks";
  return tasks.length === 0 ? [] : entry(name, value, found[0] ?? [], touches);
};

const placeOf = (task: Task): readonly Citation[] => {
  const holder = eventsOf(task, "dispatch", "submit", "receive").find(({ iova }) => isSeen(iova));
  return holder?.iova == null ? [] : [holder.iova.at];
};

const calls = ({ tasks }: Timeline): readonly ConfigurationEntry[] => [
  ...share("data-buffer", tasks, (task) => takenBuffers(task).map(({ at }) => at), ["driver.buffer", "driver.view"]),
  ...share("own-mapping", tasks, (task) => eventsOf(task, "map").map(({ at }) => at), [
    "driver.mapping",
    "driver.target",
    "driver.unmap",
    "iommu.rights",
  ]),
  ...share(
    "elements",
    tasks,
    (task) =>
      elementsOf(task).length > 1 || segmentsOf(task).length > 1
        ? [...elementsOf(task), ...segmentsOf(task)].map(({ address }) => address.at)
        : [],
    ["framework.segments", "driver.segments"],
  ),
];

const addresses = ({ tasks, platform }: Timeline): readonly ConfigurationEntry[] => {
  const known = tasks.flatMap((task) => {
    const { iova } = requestOf(task);
    return iova === null ? [] : [{ task, iova: iova as bigint }];
  });
  const sorted = known.map(({ iova }) => iova).sort((a, b) => (a < b ? -1 : a > b ? 1 : 0));
  const [low, high] = [sorted[0], sorted.at(-1)];
  if (low === undefined || high === undefined) return [];
  const shown = new Map(known.map(({ task, iova }) => [task, iova]));
  const tasksShown = known.map(({ task }) => task);
  const where = (test: (iova: bigint) => boolean) => (task: Task) => (test(shown.get(task) ?? 0n) ? placeOf(task) : []);
  const page = BigInt(PAGE_BYTES[platform]);
  return [
    ...entry("addresses", low === high ? hex(low) : `${hex(low)} to ${hex(high)}`, placeOf(tasksShown[0] as Task)),
    ...share(
      "high-addresses",
      tasksShown,
      where((iova) => iova >= HIGH),
      ["driver.address", ...WIDTH],
    ),
    ...share(
      "unaligned",
      tasksShown,
      where((iova) => iova % page !== 0n),
      ["driver.alignment", "framework.segments"],
    ),
  ];
};

const sizes = ({ tasks }: Timeline): readonly ConfigurationEntry[] => {
  const lengths = [...new Set(tasks.flatMap((task) => requestOf(task).length ?? []))].sort((a, b) => a - b);
  const [low, high] = [lengths[0], lengths.at(-1)];
  if (low === undefined || high === undefined) return [];
  const longest = tasks.find((task) => requestOf(task).length === high);
  const at =
    longest === undefined
      ? []
      : eventsOf(longest, "dispatch", "submit", "receive").flatMap(({ length }) => length?.at ?? []);
  return [
    ...entry("lengths", low === high ? String(low) : `${low} to ${high}`, at),
    ...entry("longest", String(high), at, LIMITS),
  ];
};

/** The greatest number that is no less than -1; a call takes no hundred thousand arguments. */
const greatest = (numbers: Iterable<number>): number => {
  let most = -1;
  for (const one of numbers) most = Math.max(most, one);
  return most;
};

const ids = ({ tasks }: Timeline): readonly ConfigurationEntry[] => {
  const numbers = tasks.flatMap(({ id }) => (id !== null && /^\d{1,15}$/.test(id) ? [Number(id)] : []));
  const seen = tasks.flatMap(({ events }) => events.find(({ task }) => task !== null)?.task?.at ?? []);
  const depth = greatest(depthsOf(tasks));
  const [low, high] = [
    numbers.reduce((least, one) => Math.min(least, one), Number.POSITIVE_INFINITY),
    greatest(numbers),
  ];
  return [
    ...(numbers.length === 0 ? [] : entry("ids", low === high ? String(low) : `${low} to ${high}`, seen)),
    ...share(
      "reused-ids",
      tasks.filter(({ id }) => id !== null),
      (task) => (task.ref.includes("#") ? task.events.flatMap((event) => event.task?.at ?? []) : []),
      ["driver.identifier", "controller.task"],
    ),
    ...(depth < 0
      ? []
      : entry("depth", String(depth + 1), [], ["controller.task", "controller.staging", "driver.queue"])),
  ];
};

const versions = ({ events }: Timeline): readonly ConfigurationEntry[] => {
  const all = driverVersionsOf(events);
  const at = events.flatMap((event) =>
    event.kind === "notice" && driverVersionsOf([event]).length > 0 ? [event.at] : [],
  );
  return entry("driver-version", all.length === 0 ? null : all.join(", "), at);
};

/** Everything that lines show, in the order of a bring-up. */
export const configurationOf = (timeline: Timeline): readonly ConfigurationEntry[] => [
  ...versions(timeline),
  ...constraints(timeline),
  ...limits(timeline),
  ...calls(timeline),
  ...addresses(timeline),
  ...sizes(timeline),
  ...ids(timeline),
];

/** One entry in both runs; `null` where no line of a run shows it. */
export interface ConfigurationPair {
  readonly name: ConfigurationName;
  readonly of: string | null;
  readonly good: ConfigurationEntry | null;
  readonly bad: ConfigurationEntry | null;
  readonly touches: readonly AssumptionKey[];
}

/** Entries that differ, or that only one of the runs shows. */
export const configurationDifferences = (good: Timeline, bad: Timeline): readonly ConfigurationPair[] => {
  const key = ({ name, of }: ConfigurationEntry): string => `${name} ${of === null ? "" : constraintName(of)}`;
  const [left, right] = [good, bad].map((one) => new Map(configurationOf(one).map((row) => [key(row), row])));
  const keys = [...new Set([...(right?.keys() ?? []), ...(left?.keys() ?? [])])];
  return keys.flatMap((one): readonly ConfigurationPair[] => {
    const [own, other] = [left?.get(one) ?? null, right?.get(one) ?? null];
    const any = other ?? own;
    if (any === null || own?.value === other?.value) return [];
    return [{ name: any.name, of: any.of, good: own, bad: other, touches: any.touches }];
  });
};
