/** The lines of a report become one event: a fault where one of them states a refused access, else a notice. */
import type { Detail, FaultEvent, NoticeEvent } from "../../model/event.ts";
import type { Observed } from "../../model/evidence.ts";
import { iova } from "../../model/units.ts";
import { cite, type Source } from "../claim.ts";
import type { Decoded, FixedLine, Placed } from "../fixed.ts";
import { type Base, eventOf } from "./fields.ts";

/** A line of a report, with where it stands. */
export interface ReportLine {
  readonly source: Source;
  readonly fixed: FixedLine;
}

const seen = <T>(source: Source, { value, ...span }: Placed<T>): Observed<T> => ({
  value,
  loss: value === null ? "unreadable" : null,
  at: cite(source, span),
});

/** The first line that has the value. */
const first = <T>(lines: readonly ReportLine[], pick: (line: FixedLine) => Placed<T> | null): Observed<T> | null => {
  for (const { source, fixed } of lines) {
    const found = pick(fixed);
    if (found !== null) return seen(source, found);
  }
  return null;
};

type Record = { readonly [K in keyof Decoded]: Observed<NonNullable<Decoded[K]>["value"]> | null };

/** What the words of a record say, each with the line of its word. */
const recordOf = (lines: readonly ReportLine[]): Record => {
  const decode = lines.find(({ fixed }) => fixed.decode !== null)?.fixed.decode ?? null;
  const words = lines.flatMap(({ source, fixed: { word } }) =>
    word === null || word.value === null ? [] : [{ value: word.value, at: cite(source, word) }],
  );
  const decoded = decode?.(words.map(({ value }) => value)) ?? { reason: null, access: null, address: null };
  const shown = <T>(part: { readonly word: number; readonly value: T } | null): Observed<T> | null => {
    const at = part === null ? undefined : words[part.word]?.at;
    return part === null || at === undefined ? null : { value: part.value, loss: null, at };
  };
  return { reason: shown(decoded.reason), access: shown(decoded.access), address: shown(decoded.address) };
};

/** Each part once: several lines name the same unit. */
const detailsOf = (lines: readonly ReportLine[]): readonly Detail[] => {
  const all = lines.flatMap(({ source, fixed }) =>
    fixed.details.map(({ name, value, ...span }): Detail => ({ name, value, at: cite(source, span) })),
  );
  return [...new Map(all.map((detail) => [`${detail.name}\n${detail.value}`, detail])).values()];
};

/** The event of a report; `null` if all its lines are parts of one whose beginning is missing. */
export const fixedEvent = (lines: readonly ReportLine[]): FaultEvent | NoticeEvent | null => {
  const harmless = lines.some(({ fixed }) => fixed.harmless);
  const fault = harmless ? undefined : lines.find(({ fixed }) => fixed.states === "fault");
  const main = fault ?? lines.find(({ fixed }) => fixed.states !== "part");
  if (main === undefined) return null;
  const { source, fixed } = main;
  const numbers = lines.map((line) => line.source.line);
  const base: Base = {
    side: "kernel",
    capture: source.capture,
    line: Math.min(...numbers),
    lastLine: Math.max(...numbers),
    stamp: source.stamp(),
    tag: null,
    writer: null,
    controller: null,
    thread: source.thread,
    task: null,
    target: null,
    at: cite(source, fixed.said),
  };
  // What the refusing unit says of the requester counts more than the line above it.
  const requester = first([main, ...lines], (line) => line.requester);
  const details = detailsOf(lines);
  if (fault === undefined)
    return eventOf(base, { kind: "notice", about: fixed.about, failed: fixed.failed, requester, details });
  const record = recordOf(lines);
  const address = first(lines, (line) => line.address) ?? record.address;
  return eventOf(base, {
    kind: "fault",
    address: address === null ? null : { ...address, value: address.value === null ? null : iova(address.value) },
    length: first(lines, (line) => line.length),
    access: first(lines, (line) => line.access) ?? record.access,
    reason: first(lines, (line) => line.reason) ?? record.reason,
    requester,
    pci: lines.every((line) => line.fixed.pci),
    details,
  });
};
