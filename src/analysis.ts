/**
 * One analysis from bytes of captures to a report, in the order in which the rooms of `src` follow each other. Synchronous and
 * deterministic; no file, no clock, no console. `openAnalysis` takes captures in chunks; `analyze` is that loop for captures that
 * are in memory already.
 */

import { type AnchorProblem, anchorProblem, type ToldAnchor } from "./model/align/told-anchor.ts";
import { align } from "./model/align.ts";
import { correlate } from "./model/correlate.ts";
import { driverVersionsOf } from "./model/driver-version.ts";
import type { Platform } from "./model/platform.ts";
import type { Fact } from "./model/testimony.ts";
import { type InputProblem, openCapture, type ParsedCapture } from "./parsers/capture.ts";
import { type Effort, effortOf, linesOf } from "./parsers/effort.ts";
import { lexiconOf } from "./parsers/lexicon.ts";
import type { Period } from "./parsers/period.ts";
import type { Search } from "./parsers/skim/skim.ts";
import { type UnreadLine, unreadOf } from "./parsers/unread.ts";
import type { VendorDialect } from "./parsers/vendor/dialect.ts";
import { type Draft, draftOf } from "./parsers/vendor/draft.ts";
import { openOverlooker } from "./parsers/vendor/overlooked.ts";
import { type EventListing, listEvents } from "./report/events/listing.ts";
import { type Span, spansOf } from "./report/proof/cited.ts";
import { listReplay, type ReplayListing } from "./report/replay/listing.ts";
import { assemble } from "./report/report.ts";
import type { Report } from "./report/schema.ts";
import { listTimeline, type TimelineListing } from "./report/timeline/listing.ts";
import { type Again, carriedBy } from "./rules/carried.ts";
import { causes } from "./rules/causes/index.ts";
import { diagnose, explanationsOf } from "./rules/diagnose.ts";
import type { Diagnosis } from "./rules/diagnosis.ts";
import type { Costs } from "./rules/experiment.ts";

export interface AnalysisOptions {
  /** What a person states, parsed. */
  readonly given?: readonly Fact[];
  /** What the captures do not tell about the machine; `unknown` if absent. */
  readonly platform?: Platform;
  /** Pairs of lines that a person says are about one moment. */
  readonly anchors?: readonly ToldAnchor[];
  /** Dialects from files, loaded; they hold for this analysis alone. */
  readonly dialects?: readonly VendorDialect[];
  /** How lines that say nothing are left out before they are decoded; `null` if none are. The report is the same. */
  readonly search?: Search | null;
  /** The time that is asked about: what lies outside is not read. */
  readonly period?: Period;
  /** What observations cost, where a person says otherwise. */
  readonly costs?: Costs;
  /** True to look for the fewest statements that carry the best explanations, which takes the time of several analyses. */
  readonly carried?: boolean;
}

export interface Outcome {
  readonly report: Report;
  /** What the report is made of, for {@link listCompare}. */
  readonly diagnosis: Diagnosis;
  /** The full text of a line that became part of an event, `undefined` for any other. */
  readonly source: (capture: string, line: number) => string | undefined;
  readonly unread: readonly UnreadLine[];
  /** Versions of the driver that lines state, in the order of the lines. */
  readonly driverVersions: readonly string[];
  /** Anchors that cannot be used; the report is made without them. */
  readonly anchorProblems: readonly AnchorProblem[];
  /** Every event in an order that nothing known speaks against. */
  readonly timeline: () => TimelineListing;
  /** First and last line of every statement that was understood, by capture. */
  readonly spans: () => ReadonlyMap<string, readonly Span[]>;
  /** Refs of all tasks, by first line. */
  readonly tasks: readonly string[];
  /** The replay of a task, with a cause next to it if one is named; `null` if there is no such task, or the fault cannot occur in it. */
  readonly replay: (task: string, cause: string | null) => ReplayListing | null;
}

export interface CaptureFeed {
  /** False once no more bytes are of use, because this is nothing that can be analysed. */
  feed(chunk: Uint8Array): boolean;
  /** What keeps this capture from being analysed, or `null`. `broken` says that bytes behind the last ones are missing. */
  finish(broken?: boolean): InputProblem | null;
  /** After `finish`: how many lines became part of events, and how many look like evidence and did not. */
  lines(): { readonly understood: number; readonly unread: number };
  /** Leaves the capture out of the report. */
  withdraw(): void;
}

/** A feed that tells what reading took. */
export interface MeasuredFeed extends CaptureFeed {
  /** After `finish`. */
  effort(): Effort;
}

/** Whatever takes captures. */
export interface Opened {
  /** Opens one capture; `name` is how the output calls it and must be unique. */
  openCapture(name: string): CaptureFeed;
}

/** What the captures say, before anything is correlated or judged; captures in the order of their names. */
export interface Readout {
  readonly listing: EventListing;
  readonly unread: readonly UnreadLine[];
  /** Numbers of the lines that became part of an event, by capture. */
  readonly understood: ReadonlyMap<string, ReadonlySet<number>>;
}

/** Captures that are only read. */
export interface CaptureReading extends Opened {
  openCapture(name: string): MeasuredFeed;
  finish(): Readout;
}

export interface Analysis extends Opened {
  openCapture(name: string): MeasuredFeed;
  /** The report over all finished captures. */
  finish(): Outcome;
}

const outcomeOf = (
  parsed: readonly ParsedCapture[],
  { given = [], platform = "unknown", anchors = [], costs, carried = false }: AnalysisOptions,
): Outcome => {
  const captures = parsed.map(({ capture, unreadLines }) => ({
    ...capture,
    unreadAt: unreadLines.map(({ line }) => line),
  }));
  const events = parsed.flatMap((one) => one.events);
  const correlated = correlate(captures, events, given, platform);
  const timeline = align(correlated, anchors);
  const again: Again = (some) => explanationsOf(align(correlate(captures, some, given, platform), anchors));
  const texts = new Map(captures.map((capture) => [capture.name, capture.text]));
  const names = new Map(captures.map(({ index, name }) => [index, name]));
  const diagnosis = diagnose(timeline, costs);
  const replay: Outcome["replay"] = (ref, id) => {
    const bench = diagnosis.benches.find(({ task }) => task.ref === ref);
    const cause = id === null ? null : causes.find((one) => one.id === id);
    return bench === undefined || cause === undefined ? null : listReplay(bench, diagnosis, cause);
  };
  return {
    report: assemble(diagnosis, carried ? carriedBy(diagnosis, events, again) : new Map()),
    diagnosis,
    timeline: () => listTimeline(timeline),
    spans: () => spansOf(events, ({ capture }) => names.get(capture) ?? "?"),
    tasks: timeline.tasks.map(({ ref }) => ref),
    replay,
    source: (capture, line) => texts.get(capture)?.get(line),
    unread: unreadOf(parsed),
    driverVersions: driverVersionsOf(events),
    anchorProblems: anchors.flatMap((anchor) => anchorProblem(correlated, anchor) ?? []),
  };
};

/** Opens captures one after the other and keeps what they give, in the order of their names. */
const openAll = ({
  dialects = [],
  search,
  period,
}: AnalysisOptions): {
  readonly openCapture: (name: string) => MeasuredFeed;
  readonly parsed: () => readonly ParsedCapture[];
} => {
  const lexicon = lexiconOf(dialects);
  const parsed = new Set<ParsedCapture>();
  const waiting = new Set<() => void>();
  let opened = 0;
  /** Beside a host's capture and none of a controller, requests that either may tell of are the controller's. */
  const contrast = (): "device" | null => {
    const sides = new Set([...parsed].map(({ capture }) => capture.side));
    return sides.has("host") && !sides.has("device") && !sides.has("both") ? "device" : null;
  };
  return {
    openCapture: (name) => {
      const reader = openCapture(name, opened, lexicon, {
        period: period ?? null,
        ...(search === undefined ? {} : { search }),
      });
      let capture: ParsedCapture | null = null;
      opened += 1;
      const settle = (): ParsedCapture => {
        waiting.delete(settle);
        if (capture !== null) return capture;
        capture = reader.parsed(contrast());
        if (capture.problem === null) parsed.add(capture);
        return capture;
      };
      return {
        feed: (chunk) => reader.feed(chunk),
        finish: (broken = false) => {
          const problem = reader.close(broken);
          // Whose lines it has may follow from the captures behind it.
          if (reader.isOpen()) waiting.add(settle);
          else settle();
          return problem;
        },
        lines: () => linesOf(settle()),
        effort: () => effortOf(settle()),
        withdraw: () => {
          parsed.delete(settle());
        },
      };
    },
    parsed: () => {
      for (const settle of waiting) settle();
      return [...parsed].sort((a, b) => (a.capture.name < b.capture.name ? -1 : 1));
    },
  };
};

/** Opens captures that are only read: their events, and the account of their lines. */
export const openReading = (options: Pick<AnalysisOptions, "dialects" | "search"> = {}): CaptureReading => {
  const { openCapture: open, parsed } = openAll(options);
  return {
    openCapture: open,
    finish: () => {
      const all = parsed();
      const listing = listEvents(
        all.map(({ capture }) => capture),
        all.flatMap(({ events }) => events),
      );
      const understood = new Map(all.map(({ capture }) => [capture.name, new Set(capture.text.keys())] as const));
      return { listing, unread: unreadOf(all), understood };
    },
  };
};

/** Captures from which a dialect is drafted. */
export interface Drafting extends Opened {
  /** `null` if every line that looks like evidence is understood. */
  finish(): Draft | null;
}

/** Opens captures whose overlooked lines become the draft of a dialect. */
export const openDrafting = ({ dialects = [] }: Pick<AnalysisOptions, "dialects"> = {}): Drafting => {
  const lexicon = lexiconOf(dialects);
  const overlooker = openOverlooker();
  return {
    openCapture: (name) => {
      const reader = openCapture(name, 0, lexicon, { witness: overlooker.witness });
      let parsed: ParsedCapture | null = null;
      return {
        feed: (chunk) => reader.feed(chunk),
        finish: (broken = false) => {
          parsed = reader.finish(broken);
          overlooker.settle(parsed);
          return parsed.problem;
        },
        lines: () => linesOf(parsed),
        // What a line looks like is worth drafting wherever it was found.
        withdraw: () => {},
      };
    },
    finish: () => draftOf(overlooker.shapes(), lexicon),
  };
};

/** Opens an analysis. It throws nothing on bad input: problems are data. */
export const openAnalysis = (options: AnalysisOptions = {}): Analysis => {
  const { openCapture: open, parsed } = openAll(options);
  return { openCapture: open, finish: () => outcomeOf(parsed(), options) };
};

/** The small case: whole captures in memory. Captures with a problem are left out; open them one by one to learn why. */
export const analyze = (
  captures: readonly { readonly name: string; readonly bytes: Uint8Array }[],
  options: AnalysisOptions = {},
): Outcome => {
  const analysis = openAnalysis(options);
  for (const { name, bytes } of captures) {
    const feed = analysis.openCapture(name);
    feed.feed(bytes);
    feed.finish();
  }
  return analysis.finish();
};
