/** A comparison in words: where the states part first, what follows there, what else differs, and what cannot be compared. */
import {
  type Block,
  type Column,
  type Content,
  cause,
  type Document,
  file,
  heading,
  joined,
  leadIn,
  list,
  muted,
  paragraph,
  strong,
  term,
  terms,
  text,
  verdict,
} from "../document.ts";
import { excerptsOf, isLine, type Source } from "../excerpt.ts";
import { count, prose } from "../wording.ts";
import { configurationBlocks, oneSided } from "./configuration.ts";
import type { CompareListing, ListedFacet, ListedPair, ListedTask, Touched } from "./listing.ts";
import { FATES, facetText, roleText, STEPS, valueText } from "./words.ts";

/** The lines of both runs, for the excerpts. */
export interface CompareSources {
  readonly good: Source;
  readonly bad: Source;
}

/** Rows of a table that a screen takes. */
const ROWS = 12;

const firstOf = ({ pairs }: CompareListing): ListedPair | undefined =>
  pairs.find(({ differences }) => differences.length > 0);

const refOf = ({ ref }: ListedTask): Content => [text("task "), strong(ref)];

const head = (listing: CompareListing): readonly Block[] => {
  const pair = firstOf(listing);
  const [first] = pair?.differences ?? [];
  if (listing.outcome === "not-comparable") {
    return [
      paragraph(
        verdict("not-comparable"),
        text(
          "  no task of one run has a counterpart in the other: same direction, command and length, in the same order.",
        ),
      ),
    ];
  }
  if (pair === undefined || first === undefined) {
    const [byLines, byModel] = [
      listing.pairs.reduce((sum, { agree }) => sum + agree.byLines, 0),
      listing.pairs.reduce((sum, { agree }) => sum + agree.byModel, 0),
    ];
    return [
      paragraph(
        verdict("same"),
        text(
          `  no step of ${count(listing.pairs.length, "pair")} of tasks leaves another state, as far as both runs are recorded: ${byLines} values agree by lines of both, ${byModel} because the model fills in what one of them does not log.`,
        ),
      ),
    ];
  }
  const step: Content = [text("after "), strong(STEPS[first.step]), text(`: ${facetText(first)}`)];
  const before = listing.pairs.indexOf(pair);
  return [
    paragraph(
      verdict("differ"),
      text("  the states part in "),
      ...refOf(pair.bad),
      text(" (good run: "),
      ...refOf(pair.good),
      text(`; ${roleText(pair.bad)}), `),
      ...step,
      text("."),
    ),
    terms([
      term([muted("good")], ...prose(valueText(first.good))),
      term([muted("bad")], ...prose(valueText(first.bad))),
      ...(before === 0
        ? []
        : [term([muted("before it")], text(`${count(before, "pair")} of tasks without a difference`))]),
    ]),
  ];
};

/** The lines of one run that show a value, under its name. */
const shownIn = (run: "good" | "bad", pair: ListedPair, source: Source): readonly Block[] => {
  const shown = pair.differences.flatMap((facet) =>
    (facet[run]?.evidence ?? []).slice(0, 1).map((one) => ({ ...one, note: facetText(facet) })),
  );
  // Where no line shows any of it, the task at least can be found.
  const cited = shown.length > 0 ? shown : pair[run].evidence.map((one) => ({ ...one, note: `task ${pair[run].ref}` }));
  const { excerpts } = excerptsOf(cited.filter(isLine), [], source, run === "bad" ? "at-first" : "at-none");
  return excerpts.length === 0
    ? [paragraph(muted(`The ${run} run: no line shows any of it.`))]
    : [leadIn(text(`The ${run} run:`)), { kind: "excerpt", excerpts }];
};

const facetTerms = (facets: readonly ListedFacet[]): Block =>
  terms(
    facets.slice(0, ROWS).map((facet) => ({
      term: [text(`after ${facet.step}`)],
      content: [
        [strong(facetText(facet))],
        [muted("good: "), ...prose(valueText(facet.good))],
        [muted("bad: "), ...prose(valueText(facet.bad))],
      ],
    })),
  );

const causesText = (all: readonly Touched[]): Content => {
  const told = all.filter(({ fate }) => fate !== "unlikely").slice(0, ROWS);
  const more = all.length - told.length;
  return [
    ...joined(
      told.map(({ cause: id, fate }) => [cause(id), text(` ${FATES[fate]}`)]),
      [text(", ")],
    ),
    ...(more > 0 ? [muted(`${told.length > 0 ? ", and " : ""}${more} more`)] : []),
  ];
};

const parting = (listing: CompareListing, sources: CompareSources): readonly Block[] => {
  const pair = firstOf(listing);
  if (pair === undefined) return [];
  const model = pair.differences.filter(({ good }) => good?.origin === "replay").length;
  const causes =
    pair.causes.length > 0
      ? [text("that survive for this task in the failing run: "), ...causesText(pair.causes)]
      : [text(pair.bad.fails ? "none of the failing run survives" : "the failing run has no discrepancy in this task")];
  return [
    ...shownIn("good", pair, sources.good),
    ...shownIn("bad", pair, sources.bad),
    heading(2, text(`Task ${pair.bad.ref} against ${pair.good.ref} of the good run`)),
    facetTerms(pair.differences),
    ...(model === 0
      ? []
      : [
          paragraph(
            text(
              `The good run does not log ${model === 1 ? "one" : String(model)} of these: that it was as the model has it is assumed, not seen.`,
            ),
          ),
        ]),
    terms([{ term: [muted("causes")], content: [causes] }]),
  ];
};

const PAIRS: readonly Column[] = [
  { title: "bad", holds: "name" },
  { title: "good", holds: "name" },
  { title: "what", holds: "prose" },
  { title: "states", holds: "prose" },
];

const stateText = ({ differences, agree, bad }: ListedPair): string => {
  const [first] = differences;
  const fails = bad.fails ? "; has a discrepancy" : "";
  if (first !== undefined) return `part after ${STEPS[first.step]}: ${facetText(first)}${fails}`;
  return `same, ${agree.byLines} values by lines${fails}`;
};

const others = (listing: CompareListing): readonly Block[] => {
  const rest = listing.pairs.filter((pair) => pair !== firstOf(listing));
  // What parts or fails is worth the room more than what is the same.
  const worth = ({ differences, bad }: ListedPair): number => (bad.fails ? 2 : 0) + (differences.length > 0 ? 1 : 0);
  const ordered = [...rest].sort((a, b) => worth(b) - worth(a));
  const more = rest.length - ROWS;
  if (rest.length === 0) return [];
  return [
    heading(2, text("Other tasks")),
    {
      kind: "table",
      columns: PAIRS,
      rows: ordered
        .slice(0, ROWS)
        .map((pair) => [
          [text(pair.bad.ref)],
          [text(pair.good.ref)],
          [text(roleText(pair.bad))],
          [text(stateText(pair))],
        ]),
    },
    ...(more > 0 ? [paragraph(muted(`${count(more, "more pair")}, in full with --format json.`))] : []),
  ];
};

const alone = (name: string, tasks: readonly ListedTask[]): readonly Content[] =>
  tasks.length === 0
    ? []
    : [
        [
          text(`only in the ${name} run: `),
          ...joined(
            tasks.slice(0, ROWS).map((task) => [...refOf(task), text(` (${roleText(task)})`)]),
            [text("; ")],
          ),
          ...(tasks.length > ROWS ? [text(`; and ${tasks.length - ROWS} more`)] : []),
        ],
      ];

const unread = (name: string, { captures }: CompareListing["good"]): readonly Content[] =>
  captures.flatMap((capture) =>
    capture.unread === 0
      ? []
      : [[file(capture.name), text(` of the ${name} run has ${count(capture.unread, "line")} that nobody understood`)]],
  );

const openIn = (listing: CompareListing): readonly Content[] => {
  const pair = firstOf(listing) ?? listing.pairs[0];
  const open = pair?.open ?? [];
  const said = (run: "good" | "bad"): readonly Content[] => {
    const missing = open.filter((facet) => facet[run] === null).map((facet) => facetText(facet));
    return missing.length === 0
      ? []
      : [[text(`task ${pair?.bad.ref ?? ""}, not recorded in the ${run} run: ${missing.join(", ")}`)]];
  };
  return [...said("good"), ...said("bad")];
};

const sides = (name: string, { captures }: CompareListing["good"]): readonly Content[] =>
  (["host", "device"] as const).flatMap((side) =>
    captures.some((capture) => capture.side === side || capture.side === "both")
      ? []
      : [[text(`the ${name} run has no lines of the ${side === "host" ? "host" : "controller"}`)]],
  );

const notCompared = (listing: CompareListing): readonly Block[] => {
  const items = [
    ...openIn(listing),
    ...oneSided(listing),
    ...alone("good", listing.goodOnly),
    ...alone("bad", listing.badOnly),
    ...sides("good", listing.good),
    ...sides("bad", listing.bad),
    ...unread("good", listing.good),
    ...unread("bad", listing.bad),
  ];
  return items.length === 0 ? [] : [heading(2, text("What cannot be compared")), list(items)];
};

const runs = ({ good, bad }: CompareListing): readonly Block[] => [
  heading(2, text("Each run by itself")),
  terms([
    term([muted("good")], verdict(good.verdict), text("  "), ...prose(good.headline)),
    term([muted("bad")], verdict(bad.verdict), text("  "), ...prose(bad.headline)),
  ]),
  ...(["nothing-wrong", "not-assessable"].includes(good.verdict)
    ? []
    : [
        {
          kind: "aside" as const,
          tone: "warning" as const,
          content: [text("The good run has discrepancies of its own: what both runs have may not be what went right.")],
        },
      ]),
];

/** The comparison as a document. Pure. */
export const composeCompare = (listing: CompareListing, sources: CompareSources): Document => ({
  blocks: [
    ...head(listing),
    ...parting(listing, sources),
    ...others(listing),
    ...configurationBlocks(listing),
    ...notCompared(listing),
    ...runs(listing),
  ],
});
