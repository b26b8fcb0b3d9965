/** What was declared about transfers, by whom and in which line: the constraints report, the DMA specification, the device. */
import type { LimitsEvent } from "./event.ts";
import { type Citation, isSeen, type Observed, type Seen } from "./evidence.ts";
import type { Timeline } from "./timeline.ts";

/** The name of a key of the constraints report, however a driver spells it: `kIOMaximumSegmentCountReadKey`. */
export const constraintName = (key: string): string =>
  key
    .toLowerCase()
    .replaceAll(/[^a-z]/g, "")
    .replace(/^k/, "")
    // `kIOMaximumSegmentCountReadKey is 32`
    .replace(/is$/, "")
    .replace(/key$/, "")
    // The header calls the key kIOMinimumHBADataAlignmentMaskKey; its value is the string "HBA Data Alignment".
    .replace(/^iominimumhbadataalignmentmask$/, "hbadataalignment");

/** Values that were reported under one of these keys, by a call. */
export const reported = ({ setup }: Timeline, ...keys: readonly string[]): readonly Seen<bigint>[] => {
  const names = keys.map(constraintName);
  return setup
    .filter((event) => event.kind === "constraints")
    .filter(({ how }) => how === "called")
    .flatMap((event) => event.keys)
    .flatMap(({ name, value }) => (names.includes(constraintName(name)) && isSeen(value) ? [value] : []));
};

/** What was declared of these. */
export const limitsOf = ({ setup }: Timeline, of: LimitsEvent["of"]): readonly LimitsEvent[] =>
  setup.filter((event) => event.kind === "limits").filter((event) => event.of === of);

/** The declared values of one field. */
export const declared = <K extends "maxTransfer" | "addressBits" | "segmentType">(
  limits: readonly LimitsEvent[],
  field: K,
): readonly Seen<NonNullable<NonNullable<LimitsEvent[K]>["value"]>>[] =>
  limits.flatMap((event) => {
    const shown = event[field] as Observed<NonNullable<NonNullable<LimitsEvent[K]>["value"]>> | null;
    return isSeen(shown) ? [shown] : [];
  });

/** The longest request that the report allows, one for each way: segments times bytes of a segment. */
export const largestReported = (
  timeline: Timeline,
): readonly { readonly bytes: bigint; readonly at: readonly Citation[] }[] =>
  (["Read", "Write"] as const).flatMap((way) => {
    const [count] = reported(timeline, `IOMaximumSegmentCount${way}`);
    const [size] = reported(timeline, `IOMaximumSegmentByteCount${way}`);
    return count === undefined || size === undefined
      ? []
      : [{ bytes: count.value * size.value, at: [count.at, size.at] }];
  });
