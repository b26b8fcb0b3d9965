/** The tables of the bench, as text. Shares are counts of counts, and each table says of how many. */
import type { Case } from "./case.ts";
import type { Mark } from "./score.ts";

const percent = (part: number, of: number): string => (of === 0 ? "-" : (part / of).toFixed(3));

const visibleSingles = (marks: readonly Mark[]): readonly Mark[] =>
  marks.filter(({ case: { faults, visible } }) => faults.length === 1 && faults[0]?.inLibrary === true && visible);

const sum = (list: readonly number[]): number => list.reduce((all, one) => all + one, 0);

export interface Score {
  readonly cases: number;
  /** Best possible share of exact answers: one of so many faults that deliver the same lines. */
  readonly ceiling: number;
  readonly top1: number;
  readonly top3: number;
  readonly exact: number;
  readonly wrongConfirmed: number;
  readonly wrongLikely: number;
  readonly ruledOut: number;
}

export const scoreOf = (marks: readonly Mark[]): Score => {
  const singles = visibleSingles(marks);
  const of = Math.max(1, singles.length);
  return {
    cases: singles.length,
    ceiling: sum(singles.map(({ case: { alike } }) => 1 / alike.length)) / of,
    top1: singles.filter(({ top1 }) => top1).length / of,
    top3: singles.filter(({ top3 }) => top3).length / of,
    exact: singles.filter(({ exact }) => exact).length / of,
    wrongConfirmed: marks.filter(({ wrongConfirmed }) => wrongConfirmed.length > 0).length,
    wrongLikely: marks.filter(({ wrongLikely }) => wrongLikely.length > 0).length,
    ruledOut: marks.filter(({ case: { visible }, ruledOut }) => visible && ruledOut.length > 0).length,
  };
};

export const tableBy = (title: string, marks: readonly Mark[], keyOf: (one: Case) => string): readonly string[] => {
  const keys = [...new Set(marks.map(({ case: one }) => keyOf(one)))].toSorted();
  const head = `${title.padEnd(30)}${["cases", "ceiling", "exact", "top-1", "top-3", "wr.conf", "wr.likely", "tr.ruled out"].map((one) => one.padStart(13)).join("")}`;
  const rows = keys.map((key) => {
    const score = scoreOf(marks.filter(({ case: one }) => keyOf(one) === key));
    const cells = [
      String(score.cases),
      ...[score.ceiling, score.exact, score.top1, score.top3].map((one) => (score.cases === 0 ? "-" : one.toFixed(3))),
      String(score.wrongConfirmed),
      String(score.wrongLikely),
      String(score.ruledOut),
    ];
    return `${key.padEnd(30)}${cells.map((one) => one.padStart(13)).join("")}`;
  });
  return [head, ...rows, ""];
};

/** Rules that look for words, as a quick script would have them. */
const KEYWORDS: readonly (readonly [RegExp, string])[] = [
  [/UserGetDataBuffer/u, "copied-back-buffer"],
  [/fault: device|error: SID/u, "unmapped-iova"],
  [/greater than 32 bits/u, "address-beyond-bus"],
  [/EXC_BAD_ACCESS|unable to handle access/u, "driver-crash"],
  [/timed out/u, "missing-completion"],
  [/CHECK.CONDITION|scsi.status\D*0x0?2\b/iu, "protocol-error"],
  [/memset|bzero|clearing/u, "cleared-view"],
  [/error|errno/iu, "multi-segment-refusal"],
];

const byKeyword = ({ saved }: Case): string =>
  KEYWORDS.find(([pattern]) => saved.some(({ text }) => pattern.test(text)))?.[1] ?? "unstarted-dma";

const commonest = (marks: readonly Mark[]): string => {
  const counts = new Map<string, number>();
  for (const { case: one } of marks) for (const id of one.alike) counts.set(id, (counts.get(id) ?? 0) + 1);
  return [...counts].toSorted((a, b) => b[1] - a[1])[0]?.[0] ?? "";
};

export const baselines = (marks: readonly Mark[]): readonly string[] => {
  const singles = visibleSingles(marks);
  const right = (guess: (one: Case) => string): number =>
    singles.filter(({ case: one }) => one.alike.includes(guess(one))).length;
  const always = commonest(singles);
  return [
    "top-1 on visible single faults",
    `  this analyzer            ${percent(singles.filter(({ top1 }) => top1).length, singles.length)}`,
    `  keyword rules            ${percent(right(byKeyword), singles.length)}`,
    `  the commonest, always    ${percent(
      right(() => always),
      singles.length,
    )}`,
    "",
  ];
};

export const promises = (marks: readonly Mark[]): readonly string[] => {
  const healthy = marks.filter(({ case: { faults } }) => faults.length === 0);
  const outside = marks.filter(
    ({ case: { faults, visible } }) => faults.length === 1 && faults[0]?.inLibrary === false && visible,
  );
  const doubles = marks.filter(({ case: { faults, visible } }) => faults.length === 2 && visible);
  const single = marks.filter(({ case: { faults } }) => faults.length === 1 && faults[0]?.inLibrary === true);
  const count = (list: readonly Mark[], holds: (one: Mark) => boolean): string =>
    `${list.filter(holds).length} of ${list.length}`;
  return [
    `wrong confirmed                       ${count(marks, ({ wrongConfirmed }) => wrongConfirmed.length > 0)}`,
    `wrong likely                          ${count(marks, ({ wrongLikely }) => wrongLikely.length > 0)}`,
    `true cause ruled out                  ${count(
      marks.filter(({ case: { visible } }) => visible),
      ({ ruledOut }) => ruledOut.length > 0,
    )}`,
    `healthy captures flagged              ${count(healthy, ({ flagged }) => flagged)}`,
    `outside the library: confirmed        ${count(outside, ({ wrongConfirmed }) => wrongConfirmed.length > 0)}`,
    `outside: unknown or ambiguous         ${count(outside, ({ report }) => report.verdict === "unknown-cause" || report.verdict === "ambiguous")}`,
    `two faults, both in the first three   ${count(doubles, ({ bothFound }) => bothFound)}`,
    `single faults without a visible trace ${count(single, ({ case: { visible } }) => !visible)}`,
    "",
  ];
};

/** The share of the ceiling that the answers reach: what the bars of the project are about. */
const BARS = ["none", "10 % dropped", "30 % dropped"];

export const bars = (marks: readonly Mark[]): readonly string[] => [
  `${"share of the ceiling".padEnd(30)}${["cases", "top-1", "top-3"].map((one) => one.padStart(10)).join("")}`,
  ...BARS.map((name) => {
    const { cases, top1, top3 } = scoreOf(marks.filter(({ case: one }) => one.noiseName === name));
    // A right answer is one of those that the lines cannot tell apart, so the ceiling of both is one.
    const shares = [top1, top3].map((one) => (cases === 0 ? "-" : one.toFixed(2)).padStart(10));
    return `${name.padEnd(30)}${String(cases).padStart(10)}${shares.join("")}`;
  }),
  "",
];

export const tables = (marks: readonly Mark[]): readonly string[] => [
  ...promises(marks),
  ...bars(marks),
  ...baselines(marks),
  ...tableBy("wordings", marks, ({ dialect }) => (dialect.fresh === true ? "never looked at" : "looked at")),
  ...tableBy(
    "wordings, no noise",
    marks.filter(({ case: one }) => one.noiseName === "none"),
    ({ dialect }) => (dialect.fresh === true ? "never looked at" : "looked at"),
  ),
  ...tableBy("noise", marks, ({ noiseName }) => noiseName),
  ...tableBy(
    "level, no noise",
    marks.filter(({ case: one }) => one.noiseName === "none"),
    ({ scenario }) => scenario.level,
  ),
  ...tableBy("level", marks, ({ scenario }) => scenario.level),
  ...tableBy("dialect", marks, ({ dialect }) => dialect.name),
  ...tableBy("group", marks, ({ faults }) =>
    faults.length === 1 ? (faults[0]?.group ?? "") : `${faults.length} faults`,
  ),
  ...tableBy(
    "cause",
    marks.filter(({ case: { faults } }) => faults.length === 1),
    ({ faults }) => faults[0]?.id ?? "",
  ),
];
