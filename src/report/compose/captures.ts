/** What was read: every line accounted for, what was lost, what was told, and whether unread lines could change the verdict. */
import {
  aside,
  type Block,
  type Column,
  type Content,
  file,
  heading,
  joined,
  muted,
  paragraph,
  type TermRow,
  term,
  terms,
  text,
  told,
} from "../document.ts";
import type { Report } from "../schema.ts";
import { count, place } from "../wording.ts";
import { orderRow } from "./order.ts";
import type { Section } from "./section.ts";

type Capture = Report["captures"][number];
type Loss = Capture["lost"][number];

const SHOWN = 10;
const LOSSES = 4;

const COLUMNS: readonly Column[] = [
  { title: "capture", holds: "name" },
  { title: "side", holds: "name" },
  { title: "lines", holds: "number" },
  { title: "understood", holds: "number" },
  { title: "noise", holds: "number" },
  { title: "unread", holds: "number" },
  { title: "format", holds: "name" },
];

const row = (capture: Capture): readonly Content[] => [
  [file(capture.name)],
  [text(capture.side)],
  [text(String(capture.lines))],
  [text(String(capture.understood))],
  [text(String(capture.noise))],
  [text(String(capture.unread))],
  [text(capture.format)],
];

const LOST: Record<Loss["kind"], (loss: Loss) => string> = {
  gap: (loss) => `${count(loss.count, "line")} lost in a gap`,
  suppressed: (loss) => `${count(loss.count, "line")} suppressed by the logger`,
  redacted: (loss) => `${count(loss.count, "value")} redacted`,
  cut: (loss) => `${count(loss.count, "line")} cut short`,
};

const losses = (all: readonly Capture[]): readonly Block[] => {
  const lost = all.flatMap(({ name, lost: some }) =>
    some.map((loss): Content => [text(`${LOST[loss.kind](loss)} at `), place({ capture: name, line: loss.line })]),
  );
  if (lost.length === 0) return [];
  const more = lost.length - LOSSES;
  return [
    aside("warning", ...joined(lost.slice(0, LOSSES), [text("; ")]), text(more > 0 ? `; and ${more} more.` : ".")),
  ];
};

/** What a line that was not understood could still do to each verdict. */
const COULD: Record<Report["verdict"], string> = {
  explained: "speak against the explanation or show a rival",
  "partly-explained": "speak against an explanation or show a rival",
  ambiguous: "choose between the explanations",
  "unknown-cause": "show the cause",
  "nothing-wrong": "show a fault and overturn this verdict",
  "not-assessable": "hold the evidence that is missing here",
};

const unread = ({ captures: all, verdict }: Report): readonly Block[] => {
  const some = all.filter((capture) => capture.unread > 0);
  if (some.length === 0) return [];
  const parts = some
    .slice(0, SHOWN)
    .map((capture): Content => [text(`${count(capture.unread, "line")} of `), file(capture.name)]);
  const single = some.length === 1 && some[0]?.unread === 1;
  const fate = single ? " was not understood. It could" : " were not understood. One of them could";
  return [aside("warning", ...joined(parts, [text(" and ")]), text(`${fate} ${COULD[verdict]}.`))];
};

const testimony = ({ given }: Report): readonly TermRow[] =>
  given.length === 0
    ? []
    : [
        {
          term: [muted("told")],
          content: [
            [
              ...joined(
                given.map((fact): Content => [told(fact)]),
                [text(", ")],
              ),
              text(". No line shows it: alone it never makes a cause likely and never rules one out."),
            ],
          ],
        },
      ];

const platform = (report: Report): TermRow =>
  term(
    [muted("platform")],
    text(report.platform === "unknown" ? "unknown; the captures do not tell, --platform states it" : report.platform),
  );

export const captures: Section = (report, { version }) => {
  const more = report.captures.length - SHOWN;
  return [
    heading(2, text("What was read")),
    { kind: "table", columns: COLUMNS, rows: report.captures.slice(0, SHOWN).map(row) },
    ...(more > 0 ? [paragraph(muted(`${count(more, "more capture")}.`))] : []),
    ...losses(report.captures),
    ...unread(report),
    terms([
      ...testimony(report),
      ...orderRow(report),
      platform(report),
      term([muted("by")], text(`dma-forensics ${version}, report version ${report.schemaVersion}`)),
    ]),
  ];
};
