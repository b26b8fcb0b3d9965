/** The differences in configuration: those on which a cause that is still open stands, and those that nothing in the model stands on. */
import {
  type Block,
  type Content,
  cause,
  heading,
  joined,
  muted,
  strong,
  type TermRow,
  terms,
  text,
} from "../document.ts";
import { prose } from "../wording.ts";
import type { CompareListing, ListedConfiguration, Touched } from "./listing.ts";
import { configurationText, FATES } from "./words.ts";

/** Causes of one entry that are named, and entries that only one run logs. */
const [NAMED, ONE_SIDED] = [3, 8];

/** Fates by how much they concern the reader. */
const ORDER: readonly Touched["fate"][] = [
  "confirmed",
  "likely",
  "possible",
  "not-assessable",
  "unlikely",
  "ruled-out",
  "explains-nothing",
];

const touches = ({ causes, touches: keys }: ListedConfiguration): Content => {
  if (keys.length === 0) return [muted("nothing in the model stands on it")];
  const sorted = [...causes].sort((a, b) => ORDER.indexOf(a.fate) - ORDER.indexOf(b.fate));
  const more = sorted.length - NAMED;
  return [
    muted("touches "),
    ...joined(
      sorted.slice(0, NAMED).map(({ cause: id, fate }) => [cause(id), text(`: ${FATES[fate]}`)]),
      [text(", ")],
    ),
    ...(more > 0 ? [muted(` and ${more} more`)] : []),
  ];
};

const NONE: Content = [muted("no line of it")];

const valueText = (side: ListedConfiguration["good"]): Content => (side === null ? NONE : [strong(side.value)]);

const row = (entry: ListedConfiguration): TermRow => ({
  term: [...prose(configurationText(entry))],
  content: [[muted("good "), ...valueText(entry.good), muted(", bad "), ...valueText(entry.bad)], touches(entry)],
});

const isOneSided = ({ good, bad, matters }: ListedConfiguration): boolean =>
  (good === null || bad === null) && !matters;

/** Entries of one run that the other does not log, and on which nothing stands that is open: they differ from nothing. */
export const oneSided = ({ configuration }: CompareListing): readonly Content[] =>
  (["good", "bad"] as const).flatMap((run): readonly Content[] => {
    const own = configuration.filter((one) => isOneSided(one) && one[run] !== null);
    const more = own.length - ONE_SIDED;
    return own.length === 0
      ? []
      : [
          [
            text(`configuration that only the ${run} run logs: `),
            ...joined(
              own.slice(0, ONE_SIDED).map((one) => [text(`${configurationText(one)} ${one[run]?.value ?? ""}`)]),
              [text(", ")],
            ),
            ...(more > 0 ? [text(` and ${more} more`)] : []),
          ],
        ];
  });

export const configurationBlocks = ({ configuration }: CompareListing): readonly Block[] => {
  const both = configuration.filter((one) => !isOneSided(one));
  const [matter, rest] = [both.filter((one) => one.matters), both.filter((one) => !one.matters)];
  return [
    ...(matter.length === 0
      ? []
      : [heading(2, text("Configuration that differs and may matter")), terms(matter.map(row))]),
    ...(rest.length === 0
      ? []
      : [heading(2, text("Configuration that differs, without an open cause behind it")), terms(rest.map(row))]),
  ];
};
