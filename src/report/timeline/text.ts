/** The timeline as text: one line for each event, and above each change of logs what is known about the order there. */
import { aligned } from "../columns.ts";
import { visible } from "../visible.ts";
import type { TimelineEdge, TimelineListing, TimelineRow } from "./listing.ts";

const REASONS: Record<TimelineEdge["reason"], string> = {
  "same-log": "its place in the log",
  "same-clock": "the same clock",
  protocol: "the protocol",
  "aligned-clocks": "clocks that tasks tie together",
  "told-clocks": "clocks that --align ties together",
};

const placeOf = ({ capture, line, lastLine }: TimelineRow): string =>
  `${capture}:${line}${lastLine === line ? "" : `-${lastLine}`}`;

/** Fields that have a column of their own, or that only a program wants. */
const APART: ReadonlySet<string> = new Set(["task", "target", "iovaDigits", "pci"]);

const fieldsOf = ({ fields }: TimelineRow): string =>
  fields
    .filter(({ name }) => !APART.has(name))
    .map(({ name, value }) => `${name} ${value === null ? "unknown" : String(value)}`)
    .join(", ");

const cellsOf = (row: TimelineRow): readonly string[] => [
  visible(placeOf(row)),
  visible(row.time ?? "-"),
  row.side,
  row.kind,
  visible(row.task ?? "-"),
  visible(fieldsOf(row)),
];

/** `-- after fw.log:3 by the protocol; order to fw.log:4-6 unknown` */
const jointOf = ({ after, open, against }: TimelineRow): string => {
  const parts = [
    ...after.map(({ capture, line, reason }) => `after ${visible(capture)}:${line} by ${REASONS[reason]}`),
    ...open.map(
      ({ capture, from, to }) => `order to ${visible(capture)}:${from}${to === from ? "" : `-${to}`} unknown`,
    ),
    ...(against === null
      ? []
      : [
          `comes before ${visible(against.capture)}:${against.line} here and after it by ${REASONS[against.reason]}: the lines contradict each other`,
        ]),
  ];
  return parts.length === 0 ? "" : `-- ${parts.join("; ")}\n`;
};

const HEAD = ["line", "time", "side", "kind", "task", "fields"];

/** The list. Ends with a line end. */
export const timelineText = ({ events }: TimelineListing): string => {
  if (events.length === 0) return "Events: none\n";
  const [head = "", ...lines] = aligned([HEAD, ...events.map(cellsOf)]);
  return [head, ...lines.map((line, index) => `${jointOf(events[index] as TimelineRow)}${line}`)].join("");
};
