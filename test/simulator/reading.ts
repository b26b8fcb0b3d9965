/**
 * How well the words of a vocabulary are read, before anything is judged. The statements of seeded cases are written without noise
 * in its words and in known ones, and each line is known to belong to its statement. What most of the known vocabularies have read
 * as the same value is held for right; a value is the same or it is wrong.
 */
import { caseOf } from "./case.ts";
import { deliver, type Line, QUIET, save } from "./delivery.ts";
import type { Dialect, Voice } from "./dialects/dialect.ts";
import { byName } from "./dialects/index.ts";
import { run } from "./machine/start-up.ts";
import { readingOf } from "./score.ts";
import type { Statement } from "./statement.ts";

const KNOWN: readonly string[] = ["unified", "pairs", "records", "terse", "kmsg", "logfmt", "objects", "frames"];
const CASES = 4;

/** Keys of constraints stand with and without the ends of their constants. */
const fieldName = (name: string): string => name.replace(/^k(?=IO)/u, "").replace(/Key$/u, "");

/** What was read of one statement: values by event and field. */
type Facts = ReadonlyMap<string, string>;

/** One field of one statement that is not as it should be. */
export interface Difference {
  readonly kind: Statement["kind"];
  readonly field: string;
  readonly what: "missing" | "wrong" | "too much";
  readonly read: string | null;
  readonly right: string | null;
  readonly line: string;
}

export interface ReadingMark {
  readonly dialect: string;
  /** Fields that the known vocabularies agree on, of statements that this one prints. */
  readonly fields: number;
  readonly read: number;
  readonly differences: readonly Difference[];
}

interface Written {
  readonly line: Line;
  readonly capture: string;
  readonly number: number;
}

/** Where each line of a message stands in its file. */
const placesOf = (lines: readonly Line[], dialect: Dialect, voice: Voice): readonly Written[] => {
  const next = new Map<string, number>();
  return lines.flatMap((line) => {
    const capture = line.source === "firmware" ? "firmware.log" : "host.log";
    const first = next.get(capture) ?? 1;
    const count = dialect.frame(line.source, line.message, line.at, voice).split("\n").length;
    next.set(capture, first + count);
    return Array.from({ length: count }, (_, row) => ({ line, capture, number: first + row }));
  });
};

const plain = (value: unknown): string =>
  JSON.stringify(value, (_, one: unknown) => (typeof one === "bigint" ? one.toString() : one)) ?? "none";

interface Read {
  readonly facts: ReadonlyMap<Statement, Facts>;
  readonly said: ReadonlyMap<Statement, string>;
}

/** What is read of these statements in the words of a vocabulary, statement by statement. */
const readIn = (dialect: Dialect, statements: readonly Statement[], voice: Voice, seed: string): Read => {
  const lines = deliver(statements, dialect, voice, QUIET, seed);
  const { listing } = readingOf(save(lines, [], dialect, voice, voice, QUIET));
  const written = placesOf(lines, dialect, voice);
  const owners = new Map(written.map(({ capture, number, line }) => [`${capture}:${number}`, line.statement]));
  const said = new Map<Statement, string>();
  for (const { statement, message } of lines)
    said.set(statement, said.has(statement) ? `${said.get(statement)} / ${message}` : message);
  const facts = new Map<Statement, Map<string, string>>();
  const note = (at: string, field: string, value: string): void => {
    const owner = owners.get(at);
    if (owner === undefined) return;
    const all = facts.get(owner) ?? new Map<string, string>();
    const before = all.get(field);
    all.set(field, before === undefined || before === value ? value : `${before} ${value}`);
    facts.set(owner, all);
  };
  for (const { capture, line, kind, task, fields } of listing.events) {
    note(`${capture}:${line}`, `${kind}`, "said");
    if (task !== null) note(`${capture}:${line}`, `${kind} task`, task);
    for (const field of fields)
      note(`${capture}:${field.line ?? line}`, `${kind} ${fieldName(field.name)}`, plain(field.value));
  }
  return { facts, said };
};

interface Sample {
  readonly statements: readonly Statement[];
  readonly voice: Voice;
  readonly seed: string;
  readonly known: readonly (Read & { readonly name: string })[];
}

const samples = new Map<string, Sample>();

/** A case with what the known vocabularies give for it, read once for all that are held against it. */
const sampleOf = (number: number, seed: number): Sample => {
  const name = `${seed}/${number}`;
  const kept = samples.get(name);
  if (kept !== undefined) return kept;
  const { scenario, faults, voice: drawn } = caseOf({ number, seed, noise: "none" });
  const voice: Voice = { ...drawn, level: "T4", exact: true };
  const { statements } = run({ ...scenario, level: "T4" }, faults);
  const known = byName
    .filter((one) => KNOWN.includes(one.name))
    .map((one) => ({ name: one.name, ...readIn(one, statements, voice, scenario.seed) }));
  const sample = { statements, voice, seed: scenario.seed, known };
  samples.set(name, sample);
  return sample;
};

/** The value that more than half of those have who print the statement. */
const agreed = (all: readonly (string | undefined)[]): string | null => {
  const counts = new Map<string, number>();
  for (const one of all) if (one !== undefined) counts.set(one, (counts.get(one) ?? 0) + 1);
  const [value, count] = [...counts].toSorted((a, b) => b[1] - a[1])[0] ?? [null, 0];
  return count * 2 > all.length ? value : null;
};

const difference = (right: string | null, read: string | null, known: boolean): Difference["what"] | null => {
  if (right !== null && read === null) return "missing";
  if (right !== null) return right === read ? null : "wrong";
  return known ? null : "too much";
};

/** Marks what is read of a vocabulary's words. */
export const markReading = (dialect: Dialect, seed: number): ReadingMark => {
  const differences: Difference[] = [];
  let [fields, right] = [0, 0];
  for (let number = 0; number < CASES; number += 1) {
    const sample = sampleOf(number, seed);
    const others = sample.known.filter(({ name }) => name !== dialect.name);
    const own = readIn(dialect, sample.statements, sample.voice, sample.seed);
    for (const [statement, line] of own.said) {
      const printing = others.filter(({ said }) => said.has(statement));
      if (printing.length === 0) continue;
      const theirs = printing.map(({ facts }) => facts.get(statement));
      const mine = own.facts.get(statement);
      const names = new Set([...theirs, mine].flatMap((one) => [...(one?.keys() ?? [])]));
      for (const field of names) {
        const wanted = agreed(theirs.map((one) => one?.get(field)));
        const read = mine?.get(field) ?? null;
        if (wanted !== null) fields += 1;
        const what = difference(wanted, read, read === null || theirs.some((one) => one?.has(field) === true));
        if (wanted !== null && what === null) right += 1;
        if (what !== null) differences.push({ kind: statement.kind, field, what, read, right: wanted, line });
      }
    }
  }
  return { dialect: dialect.name, fields, read: right, differences };
};

const RANK = { wrong: 0, "too much": 1, missing: 2 } as const;
const SHOWN = 150;
const short = (text: string): string => (text.length > SHOWN ? `${text.slice(0, SHOWN)}...` : text);

/** One line for the total, and below it each kind of difference with its first example. */
export const readingLines = (
  { dialect, fields, read, differences }: ReadingMark,
  whole: boolean,
): readonly string[] => {
  const count = (what: Difference["what"]): number => differences.filter((one) => one.what === what).length;
  const total = `${dialect}: ${(read / Math.max(1, fields)).toFixed(2)} of ${fields} fields read, ${count("wrong")} wrong, ${count("too much")} too much`;
  if (!whole) return [total];
  const groups = new Map<string, Difference[]>();
  for (const one of differences) {
    const name = `${one.what}: ${one.kind} as ${one.field}`;
    groups.set(name, [...(groups.get(name) ?? []), one]);
  }
  const rows = [...groups].toSorted(
    ([, a], [, b]) => RANK[(a[0] as Difference).what] - RANK[(b[0] as Difference).what] || b.length - a.length,
  );
  return [
    total,
    ...rows.flatMap(([name, all]) => {
      const { read: got, right, line } = all[0] as Difference;
      return [`  ${name}, ${all.length}`, `    read ${short(got ?? "-")} for ${short(right ?? "-")}: ${short(line)}`];
    }),
  ];
};
