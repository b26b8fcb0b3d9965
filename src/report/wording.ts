/** The words that several sections share: counts, places, and what each verdict word and join promises in one line. */
import { type Content, command, file, type Inline, joined, text, told } from "./document.ts";
import { isLine, type LineEvidence } from "./excerpt.ts";
import type { Report, ReportDiagnosis, ReportEvidence } from "./schema.ts";

/** `1 line`, `2 lines`. */
export const count = (number: number, noun: string, plural = `${noun}s`): string =>
  `${number} ${number === 1 ? noun : plural}`;

/** Names joined by commas. */
export const names = (words: readonly Inline[]): Content =>
  joined(
    words.map((word) => [word]),
    [text(", ")],
  );

/** The causes of an explanation: one id, or two of a pair. */
export const causesOf = ({ causes }: Pick<ReportDiagnosis, "causes">): string => causes.join(" + ");

/** `dext.log:2`. */
export const place = ({ capture, line }: Pick<LineEvidence, "capture" | "line">): Inline => file(`${capture}:${line}`);

/** Log text inside a sentence is cut here; the report has all of it. UTF-16 units. */
const QUOTE = 60;

/**
 * Values inside a sentence, so that they keep their roles and are not broken over lines: bytes as in `00 00 05 12`,
 * addresses as in `0x801c0000`.
 */
const VALUES = /((?:[0-9A-F]{2} ){2,63}[0-9A-F]{2}(?![0-9A-Za-z])|0x[0-9A-Fa-f]{1,16}(?![0-9A-Za-z]))/;

/** A sentence of the report with the values in it told from the words. */
export const prose = (sentence: string): Content =>
  sentence
    .split(VALUES)
    .filter((part) => part !== "")
    .map((part) =>
      VALUES.test(part) ? { role: part.startsWith("0x") ? "address" : "bytes", text: part } : text(part),
    );

/** Log text in a sentence: a bare value as it is, all else in quotation marks, so that it is not taken for our words. */
const quoted = (words: string): Content => {
  const short = words.length > QUOTE ? `${words.slice(0, QUOTE).trimEnd()}...` : words;
  const [value, ...others] = prose(short);
  return value !== undefined && others.length === 0 && value.role !== "text"
    ? [value]
    : [{ role: "log", text: `"${short}"` }];
};

/** A fact as it was given on the command line, and that no line shows it. */
export const tellsOf = (given: string): Content => [
  text("told by "),
  command("--given"),
  text(" "),
  told(given.includes(" ") ? `'${given}'` : given),
];

/** Where a piece of evidence stands, what it says, and why it counts. */
export const cite = (evidence: ReportEvidence): Content => {
  const note = evidence.note === undefined || evidence.note === "" ? [] : [text(": "), ...prose(evidence.note)];
  if (!isLine(evidence)) return [...tellsOf(evidence.given), ...note];
  const words = evidence.text.trim();
  return [place(evidence), ...(words === "" ? [] : [text(" "), ...quoted(words)]), ...note];
};

type Join = Report["tasks"][number]["joins"][number];

/** Why lines are taken to be about one task. */
export const JOIN_REASONS: Record<Join["by"], string> = {
  iova: "the same IOVA",
  bytes: "the same byte count",
  task: "the same task id",
  payload: "the same payload",
  order: "their order alone",
};

/** Why a cited line belongs to the task. */
export const joinNote = ({ by, certain }: Pick<Join, "by" | "certain">): string =>
  certain ? JOIN_REASONS[by] : `${JOIN_REASONS[by]}, inferred`;

/** What each word promises, short enough to stand under a table. */
export const PROMISES: Record<ReportDiagnosis["verdict"], string> = {
  confirmed: "shown by a line, gives exactly what was observed, and every rival with another remedy is ruled out",
  likely:
    "consistent with every line, explains all of its tasks, and no rival with another remedy is shown, or none is left",
  possible: "contradicted by no line and explains at least one discrepancy",
  unlikely: "needs a second fault, or a step that these captures log elsewhere and not here",
};

/** How to see what a screen leaves out. */
export const everything: Content = [text("in full with "), command("--format json")];
