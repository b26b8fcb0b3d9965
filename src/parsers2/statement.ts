/**
 * One log statement: the fields `key separator value` and the phrases of words that its units make up, in the order in which
 * they stand. What a key means is not known here.
 */
import { isNest, type Leaf, type Stretch, type Unit } from "./unit.ts";

export interface Value extends Leaf {
  /** For a `high:low` pair of hex values: the low half. */
  readonly low: Leaf | null;
  /** What stands in parentheses behind it: `6 (0x6)`, `SUCCESS (0x0)`. */
  readonly note: Leaf | null;
}

export interface Field {
  /** The words before the separator, joined by single blanks. */
  readonly key: string;
  readonly at: Stretch;
  readonly value: Value;
}

export interface Statement {
  readonly fields: readonly Field[];
  /** Every run of words, keys among them, in order. */
  readonly phrases: readonly (Stretch & { readonly text: string })[];
  /** The text of the leading bracket, or of a leading scope such as `Driver::method:`; what the statement stands under. */
  readonly tag: string | null;
  /** Where the body goes on behind the tag. */
  readonly rest: number;
}

const VALUES: ReadonlySet<Unit["kind"]> = new Set(["hex", "integer", "bytes", "hidden"]);
const SEPARATORS: ReadonlySet<Unit["kind"]> = new Set(["equals", "colon", "arrow"]);

/** Words between a key and its value that carry no meaning of their own: `returned 0x0`, `is 6`. */
const LINKS: ReadonlySet<string> = new Set(["returned", "returns", "returning", "is", "was", "of"]);

interface Draft {
  readonly fields: Field[];
  readonly phrases: (Stretch & { text: string })[];
}

const leafOf = (unit: Unit | undefined): Leaf | null =>
  unit !== undefined && !isNest(unit) && (VALUES.has(unit.kind) || unit.kind === "word") ? unit : null;

/** Several words with a number behind them: `CHECK CONDITION (0x2)`. */
const nameAt = (units: readonly Unit[], index: number): { readonly value: Value; readonly next: number } | null => {
  let next = index;
  while (units[next]?.kind === "word" && next < index + 4) next += 1;
  const [first, last, group] = [leafOf(units[index]), leafOf(units[next - 1]), units[next]];
  const note = group?.kind === "group" && group.units.length === 1 ? leafOf(group.units[0]) : null;
  if (next < index + 2 || first === null || last === null || note === null || note.kind === "word") return null;
  const text = units
    .slice(index, next)
    .flatMap((unit) => leafOf(unit)?.text ?? [])
    .join(" ");
  return { value: { ...first, text, to: last.to, low: null, note }, next: next + 1 };
};

/** The value at an index, with its pair and its note. `0x0:0x801c0000`, `6 (0x6)` */
const valueAt = (units: readonly Unit[], index: number): { readonly value: Value; readonly next: number } | null => {
  const named = nameAt(units, index);
  if (named !== null) return named;
  const first = leafOf(units[index]);
  if (first === null) return null;
  let next = index + 1;
  const [colon, second] = [units[next], leafOf(units[next + 1])];
  const paired = first.kind === "hex" && colon?.kind === "colon" && second?.kind === "hex";
  if (paired) next += 2;
  const behind = units[next];
  const note = behind?.kind === "group" && behind.units.length === 1 ? leafOf(behind.units[0]) : null;
  return { value: { ...first, low: paired ? second : null, note }, next: note === null ? next : next + 1 };
};

/** Reads one level of units; groups and brackets are read with it, after the phrase that they follow. */
const read = (units: readonly Unit[], into: Draft): void => {
  let words: Leaf[] = [];
  let index = 0;
  const flush = (): void => {
    const [first, last] = [words[0], words.at(-1)];
    if (first !== undefined && last !== undefined) {
      into.phrases.push({ text: words.map((word) => word.text).join(" "), from: first.from, to: last.to });
    }
    words = [];
  };
  const take = (at: number): boolean => {
    const found = valueAt(units, at);
    const [first, last] = [words[0], words.at(-1)];
    if (found === null || first === undefined || last === undefined) return false;
    const named = words.filter((word, place) => place === 0 || !LINKS.has(word.text.toLowerCase()));
    into.fields.push({
      key: named.map((word) => word.text).join(" "),
      at: { from: first.from, to: last.to },
      value: found.value,
    });
    flush();
    index = found.next;
    return true;
  };
  while (index < units.length) {
    const unit = units[index] as Unit;
    if (unit.kind === "word") {
      words.push(unit);
      index += 1;
    } else if (SEPARATORS.has(unit.kind)) {
      const signed = units[index + 1];
      const at = signed?.kind === "mark" && /^-+$/.test((signed as Leaf).text) ? index + 2 : index + 1;
      if (isColonAfterScope(units, index) || !take(at)) {
        flush();
        index += 1;
      }
    } else if (VALUES.has(unit.kind)) {
      const unitWord = units[index + 1];
      const measured =
        words.length === 0 && unit.kind === "integer" && unitWord?.kind === "word" && /^bytes?$/i.test(unitWord.text);
      const value = measured ? valueAt(units, index)?.value : undefined;
      // `36 bytes moved`: the unit and what follows it name the number before them.
      if (value !== undefined) into.fields.push({ key: "count", at: unit, value });
      if (value !== undefined || !take(index)) index += 1;
    } else if (isNest(unit)) {
      const callee = unit.kind === "group" && words.at(-1)?.to === unit.from ? words.at(-1) : undefined;
      if (callee !== undefined) readArguments(unit.units, callee, into);
      // A group between key and separator, `Host IOVA (High:Low) =`, belongs to the key; any other ends the phrase.
      const keyed = unit.kind === "group" && words.length > 0 && SEPARATORS.has(units[index + 1]?.kind ?? "mark");
      const counted = unit.kind === "bracket" && words.length > 0;
      if (!keyed && !counted) flush();
      read(unit.units, into);
      index += 1;
    } else {
      flush();
      index += 1;
    }
  }
  flush();
};

/** Arguments without a name, `bzero(0x16f3a8000, 6)`, are fields of what is called. */
const readArguments = (units: readonly Unit[], callee: Leaf, into: Draft): void => {
  units.forEach((unit, index) => {
    const before = units[index - 1];
    const named = before !== undefined && before.kind !== "mark";
    const value = VALUES.has(unit.kind) && !named ? valueAt(units, index)?.value : undefined;
    if (value !== undefined) into.fields.push({ key: callee.text, at: callee, value });
  });
};

/** `iSCSIDext: UserGetDataBuffer returned …`: a colon before a word that is itself followed by a value ends a scope, and is no separator. */
const isColonAfterScope = (units: readonly Unit[], index: number): boolean => {
  const [unit, next, after] = [units[index], units[index + 1], units[index + 2]];
  if (unit?.kind !== "colon" || next?.kind !== "word" || after === undefined) return false;
  if (SEPARATORS.has(after.kind) || VALUES.has(after.kind)) return true;
  return after.kind === "group" ? after.from === next.to : after.kind === "word" && index <= 1;
};

const words = (unit: Unit): string => (isNest(unit) ? unit.units.map(words).join(" ") : unit.text);

/** Makes a statement of units. */
export const statementOf = (units: readonly Unit[]): Statement => {
  const draft: Draft = { fields: [], phrases: [] };
  read(units, draft);
  const [first, second, third] = units;
  if (first?.kind === "bracket") return { ...draft, tag: words(first), rest: first.to };
  const scoped =
    first?.kind === "word" &&
    second?.kind === "colon" &&
    (third === undefined || third.kind === "bracket" || isColonAfterScope(units, 1));
  return { ...draft, tag: scoped ? words(first) : null, rest: scoped ? (second?.to ?? 0) : 0 };
};
