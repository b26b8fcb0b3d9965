/** The answer to `--stats`: what went in, how much of it was looked at closely, and what each stage took. For standard error only. */
import type { Effort, MeasuredFeed } from "../../../src/index.ts";
import { visible } from "../../../src/report/visible.ts";
import { type Taken, taken } from "../../host.ts";

/** Whatever takes captures and tells what they took. */
interface Measured {
  openCapture(name: string): MeasuredFeed;
}

/** Watches a run. */
export interface Stats {
  /** What takes captures, watched. */
  watched<T extends Measured>(opened: T): T;
  /** A stage is over. */
  stage(name: string): void;
  /** What a person has to know of the time that was asked about. */
  notes(): readonly string[];
  /** Ends with a line end. */
  text(): string;
}

interface Row extends Effort {
  readonly name: string;
  readonly bytes: number;
}

const MEGABYTE = 1e6;

const megabytes = (bytes: number): string => `${(bytes / MEGABYTE).toFixed(1)} MB`;

const rowText = ({ name, bytes, lines, left, events, off }: Row): string => {
  const read = lines - left.lines;
  const why = off === null ? "" : `; all from some line on: ${off}`;
  return `  ${visible(name)}: ${megabytes(bytes)}, ${lines} lines, ${left.lines} left out undecoded as noise, ${read} read${why}, ${events} events`;
};

/** Time of a stage, and the peak of memory at its end. */
const stageText = (name: string, from: Taken, to: Taken): string =>
  `  ${name}: ${(to.ms - from.ms).toFixed(0)} ms, peak memory ${megabytes(to.peakBytes)}`;

const noteOf = ({ name, outside }: Row): readonly string[] => {
  if (outside === null) return [];
  const what = outside.timed
    ? `${outside.messages} messages lie outside the time and are not read; they count as noise, and as lost`
    : "no line has a time that can be compared, so all of it is read";
  return [`note: ${visible(name)}: ${what}`];
};

/** Watches a run from now on. */
export const openStats = (): Stats => {
  const rows: Row[] = [];
  const stages: string[] = [];
  let last = taken();
  stages.push(stageText("start", { ms: 0, peakBytes: 0 }, last));
  return {
    watched: (opened) => ({
      ...opened,
      openCapture: (name) => {
        const feed = opened.openCapture(name);
        let bytes = 0;
        return {
          ...feed,
          feed: (chunk) => {
            bytes += chunk.length;
            return feed.feed(chunk);
          },
          finish: (broken) => {
            const problem = feed.finish(broken);
            if (problem === null) rows.push({ name, bytes, ...feed.effort() });
            return problem;
          },
        };
      },
    }),
    stage: (name) => {
      const now = taken();
      stages.push(stageText(name, last, now));
      last = now;
    },
    notes: () => rows.flatMap(noteOf),
    text: () => `Read:\n${rows.map(rowText).join("\n")}\nTook:\n${stages.join("\n")}\n`,
  };
};
