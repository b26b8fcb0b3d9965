/**
 * A proof: the captures cut down to the lines that a report cites, analysed again under the same facts. What is cut away is
 * left empty, so that every line keeps its number.
 */
import {
  type AnalysisOptions,
  analyze,
  citedLines,
  differences,
  type Excerpt,
  everyLine,
  type Lines,
  misquoted,
  type Opened,
  type Outcome,
  openExcerpt,
  parseAnchor,
  type Report,
  type ToldAnchor,
} from "../../src/index.ts";
import { bytesOf } from "../host.ts";

/** A capture that is cut down. */
export interface CutCapture extends Excerpt {
  readonly name: string;
}

/** Captures that are cut down while they are read; captures without a wanted line are left out. */
export interface Cutting extends Opened {
  readonly cut: () => readonly CutCapture[];
}

/** Opens the captures of an outcome once more, to keep these lines of them. */
export const openCutting = ({ report }: Outcome, lines: Lines): Cutting => {
  const known = new Set(report.captures.map(({ name }) => name));
  const cut = new Map<string, CutCapture>();
  return {
    openCapture: (name) => {
      const reader = openExcerpt(new Set(lines.get(name)));
      return {
        feed: (chunk) => reader.feed(chunk),
        finish: () => {
          if (known.has(name)) cut.set(name, { name, ...reader.finish() });
          return null;
        },
        // A folder keeps what it kept before.
        lines: () => ({ understood: known.has(name) ? 1 : 0, unread: 0 }),
        withdraw: () => void cut.delete(name),
      };
    },
    cut: () => [...cut.values()].filter(({ numbers }) => numbers.length > 0).sort((a, b) => (a.name < b.name ? -1 : 1)),
  };
};

/** The anchors that a report holds. */
const anchorsIn = ({ alignment }: Report): readonly ToldAnchor[] =>
  (alignment?.clocks ?? [])
    .flatMap(({ told }) => told)
    .flatMap((fact) => parseAnchor(fact.replace(/^align /, "")) ?? []);

/** How much of the captures a proof holds. */
export type Reach = "cited" | "unread" | "understood";

/** What a proof may hold: the cited lines; with them those that were not understood or tell of a loss; every line that was understood. */
const reachesOf = (outcome: Outcome, report: Report): readonly { readonly reach: Reach; readonly lines: Lines }[] => {
  const cited = citedLines(report, outcome.spans());
  const doubt = new Map(
    report.captures.map(({ name, lost }) => [
      name,
      [
        ...outcome.unread.filter(({ capture }) => capture === name).map(({ line }) => line),
        ...lost.map(({ line }) => line),
      ],
    ]),
  );
  const more = (lines: Lines): Lines =>
    new Map([...doubt].map(([name, own]) => [name, [...new Set([...(lines.get(name) ?? []), ...own])]]));
  return [
    { reach: "cited", lines: cited },
    { reach: "unread", lines: more(cited) },
    { reach: "understood", lines: more(everyLine(outcome.spans())) },
  ];
};

export interface Proof {
  readonly reach: Reach;
  readonly captures: readonly CutCapture[];
  /** The report that the lines alone give. */
  readonly report: Report;
  /** What does not hold: sentences, none if the lines carry the report. */
  readonly wrong: readonly string[];
}

/** Reads the captures again and cuts them down. */
export type Cut = (lines: Lines) => Promise<readonly CutCapture[]>;

/** Analyses captures that are cut down. */
export const again = (captures: readonly CutCapture[], report: Report, options: AnalysisOptions): Report =>
  analyze(
    captures.map(({ name, text }) => ({ name, bytes: bytesOf(text) })),
    { ...options, anchors: anchorsIn(report) },
  ).report;

/** The smallest of these proofs that carries the report; the first one, with what is wrong, if none does. */
export const proofOf = async (
  outcome: Outcome,
  report: Report,
  options: AnalysisOptions,
  reaches: readonly Reach[],
  cut: Cut,
): Promise<Proof> => {
  const quotes = misquoted(report, outcome.source);
  let first: Proof | null = null;
  for (const { reach, lines } of reachesOf(outcome, report)) {
    if (!reaches.includes(reach)) continue;
    const captures = await cut(lines);
    const alone = again(captures, report, options);
    const proof = { reach, captures, report: alone, wrong: [...quotes, ...differences(report, alone)] };
    if (proof.wrong.length === 0 || quotes.length > 0) return proof;
    first ??= proof;
  }
  return first ?? { reach: "cited", captures: [], report, wrong: quotes };
};
