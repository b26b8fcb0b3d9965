/** The causes that do not survive: ruled out, each with its line, or not comparable, each with its reason. Equal reasons are told once. */
import { type Content, cause, heading, joined, muted, paragraph, terms, text } from "../document.ts";
import type { Report, ReportEvidence } from "../schema.ts";
import { cite, everything, names, prose } from "../wording.ts";
import type { Section } from "./section.ts";

/** Reasons that are told; causes behind further ones are named. */
const REASONS = 10;
/** Lines that one reason cites. */
const LINES = 2;

interface Group {
  readonly causes: string[];
  readonly reason: Content;
}

const grouped = (
  parts: readonly { readonly cause: string; readonly key: string; readonly reason: Content }[],
): readonly Group[] => {
  const groups = new Map<string, Group>();
  for (const part of parts) {
    const known = groups.get(part.key);
    if (known === undefined) groups.set(part.key, { causes: [part.cause], reason: part.reason });
    else known.causes.push(part.cause);
  }
  return [...groups.values()];
};

const causeNames = (group: Group): Content => names(group.causes.map(cause));

const told = (groups: readonly Group[]): ReturnType<Section> => {
  const rest = groups.slice(REASONS);
  return [
    terms(groups.slice(0, REASONS).map((group) => ({ term: causeNames(group), content: [group.reason] }))),
    ...(rest.length === 0
      ? []
      : [paragraph(text("And: "), ...joined(rest.map(causeNames), [text(", ")]), muted("; "), ...everything)]),
  ];
};

const lines = (by: readonly ReportEvidence[]): Content => {
  const shown = joined(by.slice(0, LINES).map(cite), [text("; ")]);
  return by.length <= LINES ? shown : [...shown, muted(` (and ${by.length - LINES} more)`)];
};

export const ruledOut: Section = ({ ruledOut: all }) =>
  all.length === 0
    ? []
    : [
        heading(2, text(`Ruled out by a line: ${all.length}`)),
        ...told(grouped(all.map(({ cause: id, by }) => ({ cause: id, key: JSON.stringify(by), reason: lines(by) })))),
      ];

const because = (all: Report["notAssessable"]): readonly Group[] =>
  grouped(all.map(({ cause: id, because: reason }) => ({ cause: id, key: reason, reason: prose(reason) })));

export const notAssessable: Section = ({ notAssessable: all }) =>
  all.length === 0 ? [] : [heading(2, text(`Not assessable: ${all.length}`)), ...told(because(all))];
