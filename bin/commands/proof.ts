/** The same case from fewer lines: captures cut down to some of their lines, analysed again under the same facts. */
import {
  type AnalysisOptions,
  analyze,
  type Lines,
  type Outcome,
  parseAnchor,
  type Report,
  type ToldAnchor,
} from "../../src/index.ts";
import { bytesOf } from "../host.ts";

/** A capture that is cut down to some lines; `numbers` has the original number of each. */
export interface Excerpt {
  readonly name: string;
  readonly text: string;
  readonly numbers: readonly number[];
}

/** Cuts every capture down to these lines; lines that are no part of an event, or captures without one, are left out. */
export const excerptsOf = ({ source }: Outcome, lines: Lines): readonly Excerpt[] =>
  [...lines]
    .map(([name, all]) => {
      const numbers = all.filter((line) => source(name, line) !== undefined);
      return { name, numbers, text: numbers.map((line) => `${source(name, line)}\n`).join("") };
    })
    .filter(({ numbers }) => numbers.length > 0);

/** The anchors that a report holds, with the numbers that their lines have in the excerpts. */
export const anchorsIn = (report: Report, excerpts: readonly Excerpt[]): readonly ToldAnchor[] =>
  (report.alignment?.clocks ?? [])
    .flatMap(({ told }) => told)
    .flatMap((fact) => {
      const anchor = parseAnchor(fact.replace(/^align /, ""));
      if (anchor === null) return [];
      const places = anchor.places.map(({ capture, line }) => ({
        capture,
        line: (excerpts.find(({ name }) => name === capture)?.numbers.indexOf(line) ?? -1) + 1,
      }));
      const [first, second] = places;
      if (first === undefined || second === undefined || places.some(({ line }) => line === 0)) return [];
      return [
        { text: `${first.capture}:${first.line}=${second.capture}:${second.line}`, places: [first, second] as const },
      ];
    });

/** Analyses the excerpts alone. */
export const again = (report: Report, excerpts: readonly Excerpt[], options: AnalysisOptions): Report =>
  analyze(
    excerpts.map(({ name, text }) => ({ name, bytes: bytesOf(text) })),
    { ...options, anchors: anchorsIn(report, excerpts) },
  ).report;
