/** A dialect file whose shape is right becomes a dialect; what is right in shape and makes no sense is a problem with its place. */
import { folded } from "../../model/folded.ts";
import type { Reading } from "../dialect.ts";
import { has } from "../dialect.ts";
import type { FileProblem } from "../file-problem.ts";
import { numberOf } from "../number.ts";
import type { DialectFile } from "../schema.ts";
import { TOPICS, type Topic } from "../topic.ts";
import { foldedKey } from "../vocabulary/keys.ts";
import { type FileRole, meantRole, ROLES } from "../vocabulary/roles.ts";
import { KEY_WORDS } from "../vocabulary/spellings.ts";
import type { LineForm, ValueGroup, ValueWords, VendorDialect, VendorKey } from "./dialect.ts";
import { templateOf } from "./template.ts";
import { anyKeyOf, anyOf } from "./words.ts";

type KeyEntry = NonNullable<DialectFile["keys"]>[string];

const keyOf = (entry: KeyEntry, side: DialectFile["side"]): VendorKey => {
  const given = typeof entry === "string" ? { role: entry } : entry;
  const own = given.side ?? side ?? null;
  return {
    ...meantRole(given.role),
    side: own,
    sided: own !== null,
    telling: given.telling ?? false,
    hex: given.hex ?? false,
    unit: BigInt(given.unit ?? 1),
  };
};

const wordsOf = (key: string): readonly string[] => key.split(/\s{1,80}/).filter((word) => word !== "");

const keysOf = ({ keys = {}, side }: DialectFile): ReadonlyMap<string, VendorKey> | FileProblem => {
  const found = new Map<string, VendorKey>();
  const spelled = new Map<string, string>();
  for (const [name, entry] of Object.entries(keys)) {
    const spelling = foldedKey(wordsOf(name));
    const path = ["keys", name];
    if (spelling === "") {
      return {
        path,
        what: "no letter or digit of ASCII is in this key",
        next: "read such lines with a form under lines",
        shown: null,
      };
    }
    const twin = spelled.get(spelling);
    if (twin !== undefined) {
      return {
        path,
        what: `this is the same key as "${twin}": case and punctuation do not matter`,
        next: "leave one of them out",
        shown: null,
      };
    }
    spelled.set(spelling, name);
    found.set(spelling, keyOf(entry, side));
  }
  return found;
};

/** The name under which a value's word is looked up: its number in decimal, else its letters and digits. */
export const valueName = (text: string): string => numberOf(text.trim())?.toString() ?? folded(text);

/** The house's word for what a file says in the words of the schema. */
const HOUSE: Readonly<Record<ValueGroup, (word: string) => string>> = {
  direction: folded,
  rights: folded,
  status: (word) => word,
  result: (word) => word,
};

const valuesIn = (group: ValueGroup, { values = {} }: DialectFile): ValueWords =>
  new Map(
    Object.entries(values[group] ?? {}).map(([word, meaning]) => [valueName(word), HOUSE[group](meaning)] as const),
  );

const readingsOf = ({ readings = [] }: DialectFile): readonly Reading[] =>
  readings.map(({ topic, says, unless = [], has: roles = [], opens = true }) => {
    const [said, denied] = [anyOf(says), anyOf(unless)];
    return {
      example: says[0] ?? "",
      topics: [topic],
      opens,
      telling: true,
      reads: (sentence) =>
        said?.test(sentence.body) === true &&
        denied?.test(sentence.body) !== true &&
        (roles.length === 0 || has(sentence, ...roles.map((word) => meantRole(word).role))),
    };
  });

const ALWAYS: readonly string[] = ["task", "target", "other"];

/** A hole for which the event has no place would be read and forgotten. */
const misplaced = (name: string, topic: Topic): string | null => {
  if (!(name in ROLES)) return `"${name}" is no role`;
  const takes: readonly string[] = TOPICS[topic].takes;
  const { role } = meantRole(name as FileRole);
  if (ALWAYS.includes(name) || takes.includes(role)) return null;
  return `a line about ${topic} has no place for ${name}; it takes ${[...new Set(["task", ...takes])].join(", ")}`;
};

const formsOf = ({ lines = [] }: DialectFile): readonly LineForm[] | FileProblem => {
  const forms: LineForm[] = [];
  for (const [index, { line, topic, opens = true }] of lines.entries()) {
    const template = templateOf(line);
    const path = ["lines", index, "line"];
    if ("what" in template) {
      const { what, start, end } = template;
      return { path, what, next: "change the form", shown: { text: line.trim(), start, end } };
    }
    for (const piece of template.pieces) {
      const what = piece.kind === "hole" ? misplaced(piece.name, topic) : null;
      if (what === null || piece.kind !== "hole") continue;
      const start = line.trim().indexOf(`{${piece.name}`);
      const next = "name another role, or skip the text with {*}";
      return { path, what, next, shown: { text: line.trim(), start, end: start + piece.name.length + 2 } };
    }
    forms.push({ template, topic, opens });
  }
  return forms;
};

const gateOf = (file: DialectFile, keys: ReadonlyMap<string, VendorKey>): VendorDialect["mayTell"] => {
  const phrases = (file.readings ?? []).flatMap(({ says }) => says);
  const names = Object.keys(file.keys ?? {});
  const telling = names.filter((name) => keys.get(foldedKey(wordsOf(name)))?.telling === true);
  const [said, all, some] = [anyOf(phrases), anyKeyOf(names), anyKeyOf(telling)];
  return (body, program) => said?.test(body) === true || (program ? some : all)?.test(body) === true;
};

/** Makes the dialect of a file. */
export const compile = (file: DialectFile): VendorDialect | FileProblem => {
  const keys = keysOf(file);
  if ("what" in keys) return keys;
  const forms = formsOf(file);
  if ("what" in forms) return forms;
  return {
    id: file.id,
    about: file.about,
    readings: readingsOf(file),
    samples: file.samples.map(({ lines, events }) => ({ lines, gives: events.map(({ kind }) => kind) })),
    keys,
    keyWords: Math.max(KEY_WORDS, ...Object.keys(file.keys ?? {}).map((name) => wordsOf(name).length)),
    values: {
      direction: valuesIn("direction", file),
      rights: valuesIn("rights", file),
      status: valuesIn("status", file),
      result: valuesIn("result", file),
    },
    forms,
    mayTell: gateOf(file, keys),
  };
};
