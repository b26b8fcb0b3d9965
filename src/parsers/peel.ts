/**
 * Peels off what was put in front of lines when a log was passed on, layer by layer, before any framing is tried. A prefix is
 * peeled from a run of lines that have it, never from a single line that may have it by chance.
 */
import { type Passage, sliced } from "./passage.ts";
import { MAY_BE_WRAPPED, type Wrapper, wrappers } from "./wrappers.ts";

/** Layers that are peeled: a quote of a quote of a numbered listing is three. */
const MAX_LAYERS = 4;

interface Prefix {
  readonly length: number;
  /** What goes up from line to line, `null` if nothing does. */
  readonly count: number | null;
  /** What stays the same from line to line. */
  readonly name: string;
}

const prefixOf = (wrapper: Wrapper, text: string): Prefix | null => {
  const match = wrapper.pattern.exec(text);
  if (match === null) return null;
  const count = match.groups?.["count"];
  return {
    length: match[0].length,
    count: count === undefined ? null : Number(count),
    name: match.groups?.["name"] ?? "",
  };
};

const follows = ({ counts }: Wrapper, before: Prefix, after: Prefix): boolean => {
  if (before.name !== after.name) return false;
  if (counts === null || before.count === null || after.count === null) return true;
  const step = after.count - before.count;
  return counts === "by-one" ? step === 1 : step > 0;
};

/** A line that has no prefix and does not end a run: nothing stands on it. */
const isBlank = ({ text }: Passage): boolean => text.trim() === "";

interface Run {
  readonly from: number;
  readonly prefixes: readonly (Prefix | null)[];
}

/** The runs of lines that have the prefix; blank lines inside a run belong to it. */
const runsOf = (wrapper: Wrapper, lines: readonly Passage[]): readonly Run[] => {
  const runs: Run[] = [];
  let from = -1;
  let prefixes: (Prefix | null)[] = [];
  let last: Prefix | null = null;
  const close = (): void => {
    if (prefixes.some((prefix) => prefix !== null)) runs.push({ from, prefixes });
    prefixes = [];
    last = null;
  };
  for (const [at, line] of lines.entries()) {
    const prefix = prefixOf(wrapper, line.text);
    if (prefix === null && last !== null && isBlank(line)) {
      prefixes.push(null);
      continue;
    }
    if (prefix === null || (last !== null && !follows(wrapper, last, prefix))) close();
    if (prefix === null) continue;
    if (prefixes.length === 0) from = at;
    prefixes.push(prefix);
    last = prefix;
  }
  close();
  return runs;
};

/** Whether a run stands alone: records above it in the same block would make its prefix a message's own. */
const standsAlone = (lines: readonly Passage[], { from }: Run): boolean => {
  const above = lines[from - 1];
  return above === undefined || isBlank(above) || /^`{3}|[:?.!]\s*$/.test(above.text);
};

const isPeeled = (
  wrapper: Wrapper,
  run: Run,
  lines: readonly Passage[],
  isRecord: (text: string) => boolean,
): boolean => {
  if (run.prefixes.filter((prefix) => prefix !== null).length < wrapper.least) return false;
  if (!wrapper.ofRecords) return true;
  const texts = run.prefixes.flatMap((prefix, at) =>
    prefix === null ? [] : [lines[run.from + at]?.text.slice(prefix.length) ?? ""],
  );
  return texts.filter(isRecord).length * 2 >= texts.length && standsAlone(lines, run);
};

/** One layer off every run of a wrapper, or `null` if there is none. */
const layerOff = (
  wrapper: Wrapper,
  lines: readonly Passage[],
  isRecord: (text: string) => boolean,
): readonly Passage[] | null => {
  const runs = runsOf(wrapper, lines).filter((run) => isPeeled(wrapper, run, lines, isRecord));
  if (runs.length === 0) return null;
  const peeled = [...lines];
  for (const { from, prefixes } of runs) {
    const shortest = Math.min(...prefixes.flatMap((prefix) => (prefix === null ? [] : [prefix.length])));
    for (const [at, prefix] of prefixes.entries()) {
      const line = lines[from + at];
      if (line === undefined || prefix === null) continue;
      peeled[from + at] = sliced(line, wrapper.even ? shortest : prefix.length);
    }
  }
  return peeled;
};

/** The lines without what was put in front of them. `isRecord` says that a text is a record of some logging system. */
export const peeled = (lines: readonly Passage[], isRecord: (text: string) => boolean): readonly Passage[] => {
  let left = lines;
  if (!lines.some(({ text }) => MAY_BE_WRAPPED.test(text))) return lines;
  for (let layer = 0; layer < MAX_LAYERS; layer += 1) {
    const before = left;
    for (const wrapper of wrappers) left = layerOff(wrapper, left, isRecord) ?? left;
    if (left === before) break;
  }
  return left;
};
