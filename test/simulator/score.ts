/** Runs the analyzer on a case and marks its answer. The only file of this house that knows the analyzer. */
import { analyze, eventsText, openReading, parseFacts, type Report } from "../../src/index.ts";
import type { Case } from "./case.ts";

/** Causes that the same few lines mend, by the public list. */
const REMEDIES: readonly (readonly string[])[] = [
  ["copied-back-buffer", "late-data-buffer"],
  [
    "unreported-constraints",
    "overridden-constraints-report",
    "late-constraints-report",
    "incomplete-constraints",
    "misplaced-constraints",
  ],
  ["unversioned-response", "misaddressed-response"],
  [
    "stale-iova",
    "misread-element",
    "byte-swapped-iova",
    "word-swapped-iova",
    "truncated-iova",
    "sign-extended-iova",
    "physical-address",
  ],
  [
    "unstarted-dma",
    "wrong-dma-source",
    "wrong-dma-destination",
    "early-reply",
    "short-dma",
    "reused-staging",
    "crossed-tasks",
  ],
];

const alikeMended = (one: string, other: string): boolean =>
  one === other || REMEDIES.some((row) => row.includes(one) && row.includes(other));

export interface Mark {
  readonly case: Case;
  readonly report: Report;
  readonly milliseconds: number;
  /** Names in the order of the answer: broken rules stand behind explanations. */
  readonly ranking: readonly string[];
  readonly top1: boolean;
  readonly top3: boolean;
  /** The same by the id alone, for the comparison with the ceiling. */
  readonly exact: boolean;
  readonly wrongConfirmed: readonly string[];
  readonly wrongLikely: readonly string[];
  readonly ruledOut: readonly string[];
  readonly flagged: boolean;
  readonly bothFound: boolean;
}

export const answer = ({ saved, facts, scenario }: Pick<Case, "saved" | "facts" | "scenario">): Report => {
  const captures = saved.map(({ name, text }) => ({ name, bytes: new TextEncoder().encode(text) }));
  return analyze(captures, { given: parseFacts(facts.join("\n")).facts, platform: scenario.platform }).report;
};

/** What was read of captures, before anything is judged. */
export const readingOf = (saved: Case["saved"]) => {
  const reading = openReading();
  for (const { name, text } of saved) {
    const feed = reading.openCapture(name);
    feed.feed(new TextEncoder().encode(text));
    feed.finish();
  }
  return reading.finish();
};

/** What was read of a case, event by event. */
export const listing = ({ saved }: Pick<Case, "saved">): string => {
  const { listing: events, unread } = readingOf(saved);
  return [
    eventsText(events),
    ...unread.map(({ capture, line, text, because }) => `unread ${capture}:${line} ${text} (${because})`),
  ].join("\n");
};

/** Rules that lines show to be broken are certain, and no rank is given among them. */
const brokenIn = ({ violations }: Report): readonly string[] =>
  violations.filter(({ status }) => status === "violated").flatMap(({ cause }) => cause ?? []);

export const rankingOf = (report: Report): readonly string[] => [
  ...new Set([...report.diagnoses.flatMap(({ causes }) => causes), ...brokenIn(report)]),
];

export const mark = (one: Case, now: () => number, cache?: Map<string, Report>): Mark => {
  const key = JSON.stringify([one.saved, one.facts, one.scenario.platform]);
  const start = now();
  const report = cache?.get(key) ?? answer(one);
  const milliseconds = now() - start;
  cache?.set(key, report);
  const injected = one.faults.map(({ id }) => id);
  const ranking = rankingOf(report);
  const right = (id: string | undefined): boolean => id !== undefined && one.alike.includes(id);
  const broken = report.diagnoses.length === 0 ? brokenIn(report) : [];
  // Beside what harms nobody the answer is that nothing is wrong.
  const passed = one.faults.every(({ harmless }) => harmless === true) && report.verdict === "nothing-wrong";
  const first1 = passed || right(ranking[0]) || broken.some(right);
  const wrong = (word: string): readonly string[] =>
    report.diagnoses
      .filter(({ verdict }) => verdict === word)
      .flatMap(({ causes }) => causes)
      .filter((cause) => !injected.some((id) => alikeMended(id, cause)));
  const first = report.diagnoses.slice(0, 3).flatMap(({ causes }) => causes);
  return {
    case: one,
    report,
    milliseconds,
    ranking,
    top1: first1,
    top3: first1 || ranking.slice(0, 3).some(right),
    exact: passed || ranking[0] === injected[0] || broken.includes(injected[0] ?? ""),
    wrongConfirmed: wrong("confirmed"),
    wrongLikely: wrong("likely"),
    ruledOut: report.ruledOut.map(({ cause }) => cause).filter((cause) => injected.includes(cause)),
    flagged:
      report.discrepancies.length > 0 ||
      report.diagnoses.some(({ verdict }) => verdict === "confirmed" || verdict === "likely"),
    bothFound: injected.every((id) => [...first, ...ranking.slice(0, 3)].includes(id)),
  };
};
