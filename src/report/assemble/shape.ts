/**
 * The shape of a finding: what it is and what its lines say, in the model's words and without a number, a name, a tag or a place.
 * The same fault in the next run has the same shape, so suppressions, baselines and fingerprints are keyed on it.
 */
import type { Event } from "../../model/event.ts";
import type { Citation, Evidence } from "../../model/evidence.ts";
import { fieldsOf, type PlainField } from "../../model/plain.ts";
import { grouped } from "../../model/survey.ts";
import { opcodeOf, type Task } from "../../model/task.ts";
import type { Diagnosis } from "../../rules/diagnosis.ts";
import type { Discrepancy } from "../../rules/discrepancy.ts";
import { blanked, fingerprint } from "../shape.ts";

/** Fields whose values are names that differ from run to run, however much they look like words. */
const NAMES: ReadonlySet<string> = new Set(["task", "target"]);

/** A word of the model, such as `good`, `data-in` or `UserGetDataBuffer`; addresses, bytes and counts are none. */
const WORD = /^[a-z][a-z-]{1,60}$/i;

const PAIRS = /^[0-9a-f]{2}$/i;

const isWord = (value: unknown): value is string =>
  typeof value === "string" && WORD.test(value) && !PAIRS.test(value) && !value.startsWith("0x");

const fieldShape = ({ name, value, loss }: PlainField): string => {
  if (loss !== null) return `${name}=${loss}`;
  return isWord(value) && !NAMES.has(name) ? `${name}=${value}` : name;
};

const placeOf = ({ capture, line, column }: Citation): string => `${capture}:${line}:${column}`;

/** What a cited place says: who wrote the line, what kind of event it is, and which of its fields is meant. */
export type Placed = (at: Citation) => string;

const eventShape = ({ side, kind }: Event): string => `${side} ${kind}`;

/** For each capture a mark at each of the lines, up to the last of them. */
type Lines = readonly (Uint8Array | undefined)[];

const linesOf = (cited: readonly Evidence[]): Lines => {
  const observed = cited.filter((one) => one.origin === "observed");
  const marks: Uint8Array[] = [];
  for (const [capture, own] of grouped(observed, (one) => one.capture)) {
    const lines = new Uint8Array(own.reduce((most, { line }) => Math.max(most, line), 0) + 1);
    for (const { line } of own) lines[line] = 1;
    marks[capture] = lines;
  }
  return marks;
};

/** True if the event stands on one of the lines; its fields do not lie outside of it. Asked of every event there is. */
const standsOn = ({ capture, line, lastLine }: Event, lines: Lines): boolean => {
  const own = lines[capture];
  if (own === undefined) return false;
  for (let at = line; at <= lastLine; at += 1) if (own[at] === 1) return true;
  return false;
};

/** Looks up cited places among the events of a timeline. Few of all events are cited, so that no more are spelled out. */
const placedIn = (events: readonly Event[], cited: readonly Evidence[]): Placed => {
  const wanted = linesOf(cited);
  const fields = new Map<string, string>();
  const lines = new Map<string, string>();
  events.forEach((event) => {
    if (!standsOn(event, wanted)) return;
    const own = eventShape(event);
    for (const field of fieldsOf(event)) {
      if (field.at !== null) fields.set(placeOf(field.at), `${own}.${fieldShape(field)}`);
    }
    lines.set(placeOf(event.at), own);
    lines.set(`${event.capture}:${event.line}`, own);
  });
  return (at) => fields.get(placeOf(at)) ?? lines.get(placeOf(at)) ?? lines.get(`${at.capture}:${at.line}`) ?? "line";
};

/** `observed:dext=zeros task:200` as a statement about any task. */
const toldShape = (fact: string): string => `told ${blanked(fact.replace(/\s{1,16}task:\S{1,64}/u, ""))}`;

/** How often and in which order something is cited differs from run to run. */
const evidenceShape = (evidence: readonly Evidence[], placed: Placed): readonly string[] =>
  [...new Set(evidence.map((one) => (one.origin === "told" ? toldShape(one.fact) : placed(one))))].sort();

/** Parts of an observation that quote its line or count something. */
const QUOTED: ReadonlySet<string> = new Set(["evidence", "bytes", "text", "digits", "address", "vantages", "moments"]);

/** The words that tell one observation from another of its kind: who saw it, at which point, which outcome. */
const wordsOf = (value: object): readonly string[] =>
  Object.entries(value).flatMap(([name, part]): readonly string[] => {
    if (QUOTED.has(name)) return [];
    if (typeof part === "object" && part !== null) return wordsOf(part);
    return typeof part === "string" && /^[a-z0-9][a-z-]{1,40}$/u.test(part) ? [`${name}=${part}`] : [];
  });

const taskShape = (task: Task | undefined): readonly string[] =>
  task === undefined ? [] : [task.direction, `command ${opcodeOf(task)?.toString(16) ?? "unknown"}`];

/** Shapes of the findings of one case; 16 hexadecimal digits each. */
export interface Shapes {
  readonly ofDiscrepancy: (kind: string, found: Discrepancy, task: Task | undefined) => string;
  readonly ofRule: (rule: string, cause: string | null, evidence: readonly Evidence[]) => string;
  /** Of an explanation: its causes, and the shapes of what it explains. */
  readonly ofCauses: (causes: readonly string[], explained: readonly string[]) => string;
}

export const shapesOf = ({ timeline, discrepancies, contract }: Diagnosis): Shapes => {
  const placed = placedIn(
    timeline.events,
    [...discrepancies, ...contract].flatMap(({ evidence }) => evidence),
  );
  return {
    ofDiscrepancy: (kind, { comparison, evidence }, task) =>
      fingerprint([
        `discrepancy-${kind}`,
        ...(comparison === null ? [] : wordsOf(comparison.observation)),
        ...taskShape(task),
        ...evidenceShape(evidence, placed),
      ]),
    ofRule: (rule, cause, evidence) => fingerprint([rule, cause ?? "", ...evidenceShape(evidence, placed)]),
    ofCauses: (causes, explained) => fingerprint([...[...causes].sort(), ...[...new Set(explained)].sort()]),
  };
};
