/** Events of the bring-up beside its calls: declared limits, targets, the provider's mapper. */
import type { LimitsEvent, SegmentType, TargetEvent } from "../../model/event.ts";
import { folded } from "../../model/folded.ts";
import { denies } from "../dialect.ts";
import { identifierIn, observed } from "../observed.ts";
import { factOf, type Section } from "../section.ts";
import type { Topic } from "../topic.ts";
import type { Content } from "../value.ts";
import { ABSENT_WORDS, SEGMENT_TYPES } from "../vocabulary.ts";
import { type Builder, eventOf, lengthOf, numberOf } from "./fields.ts";

/** By its name or its number, with whatever prefix the name has: `kIODMACommandOutputHost64`. */
const segmentTypeIn = ({ words, number, code }: Content): SegmentType | null => {
  const name = words === null ? null : /(host|big|little)(32|64)$/.exec(folded(words));
  if (name !== null) {
    const order = name[1] as SegmentType["order"];
    return { bits: name[2] === "64" ? 64 : 32, order };
  }
  const value = number ?? code;
  return value === null ? null : (SEGMENT_TYPES[Number(value)] ?? null);
};

const bitsIn = ({ number }: Content): number | null =>
  number !== null && number > 0n && number <= 64n ? Number(number) : null;

/** The answer to `UserGetDMASpecification`, or what a controller or a target states of itself. */
export const limits: Builder = (section, base, topic): LimitsEvent =>
  eventOf(base, {
    kind: "limits",
    of: topic === "specification" ? "specification" : "device",
    maxTransfer: lengthOf(section, "max-transfer"),
    addressBits: observed(factOf(section, "address-bits"), bitsIn),
    segmentType: observed(factOf(section, "segment-type"), segmentTypeIn),
  });

const STEPS: Readonly<Partial<Record<Topic, TargetEvent["step"]>>> = {
  "target-begin": "create-begin",
  "target-end": "create-end",
  "target-gone": "destroy",
  initiator: "initiator",
};

/** Topics in which an id is reported rather than used. */
const REPORTED: ReadonlySet<Topic> = new Set(["highest-target", "initiator"]);

/** A result that is no IOReturn code and no success is the id itself: `UserReportHighestSupportedDeviceID -> 7`. */
const LARGEST_ID = 0xffffn;

const answered = (section: Section) => {
  const fact = factOf(section, "highest-target", "target") ?? section.task;
  const id = observed(fact ?? undefined, identifierIn);
  if (id !== null) return id;
  const result = numberOf(section, "result");
  return result?.value != null && result.value > 0n && result.value <= LARGEST_ID
    ? { ...result, value: result.value.toString() }
    : null;
};

/** A step of target creation. */
export const target: Builder = (section, base, topic): TargetEvent =>
  eventOf(base, {
    task: null,
    kind: "target",
    step: STEPS[topic] ?? "highest",
    target: REPORTED.has(topic) ? answered(section) : (base.target ?? base.task),
  });

/** True if the line says that there is none, in plain words or as the value of a key. */
const saysNone = (section: Section): boolean => {
  const value = factOf(section, "mapper")?.content;
  if (value?.words != null) return ABSENT_WORDS.has(folded(value.words));
  if (value?.number === 0n) return true;
  return denies(section.first.sentence) || [...ABSENT_WORDS].some((word) => section.words.has(word));
};

/** The mapper of the driver's provider. */
export const mapper: Builder = (section, base) => eventOf(base, { kind: "mapper", present: !saysNone(section) });
