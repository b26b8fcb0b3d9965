/**
 * Drafts a dialect file from lines that nobody understood, most frequent shape first. It guesses and says that it does: every
 * entry carries a `?` that a person has to take away, and the file is refused as long as one is left.
 */
import { folded } from "../../model/folded.ts";
import type { Phrase, Value } from "../grammar/nodes.ts";
import type { Lexicon } from "../lexicon.ts";
import { partsOf } from "../shape.ts";

import { keyAtEnd } from "../vocabulary/find.ts";
import { BAD_WORDS, DIRECTIONS, GOOD_WORDS, type Role } from "../vocabulary.ts";
import type { Overlooked } from "./overlooked.ts";

/** A dialect file with holes, as JSON-able data. */
export interface Draft {
  readonly dialect: "1";
  readonly id: "?";
  readonly about: "?";
  readonly keys: Readonly<Record<string, string>>;
  readonly values: Readonly<Record<string, Readonly<Record<string, string>>>>;
  readonly readings: readonly { readonly topic: "?"; readonly says: readonly string[] }[];
  readonly lines: readonly { readonly line: string; readonly topic: "?" }[];
  readonly samples: readonly {
    readonly lines: readonly string[];
    readonly events: readonly { readonly kind: "?"; readonly fields: Readonly<Record<string, never>> }[];
  }[];
}

/** Shapes of lines that a draft takes up. */
const MAX_SHAPES = 16;

/** Words of an unknown key: what stands further in front belongs to the statement. */
const MAX_KEY_WORDS = 2;

/** Parts of keys by which a role may be guessed, the first that fits. */
const HINTS: readonly (readonly [RegExp, Role])[] = [
  [/cdb|scsi ?cmd/i, "cdb"],
  [/dir|flow/i, "direction"],
  [/stat|verdict|outcome|result|rc$|code|err/i, "status"],
  [/src|source|from/i, "source"],
  [/dst|dest|target addr|to$/i, "destination"],
  [/addr|iova|ptr|dma|phys|bus/i, "iova"],
  [/len|size|count|cnt|bytes|words|sectors|blocks/i, "length"],
  [/tag|ticket|tid|cid|xid|req|cmd|seq|id$|slot/i, "task"],
];

// 801c0000     0x801c0000
const ADDRESS = /^(?:0[xX])?(?=.*[a-fA-F])[0-9a-fA-F]{7,16}$/;

const guessed = (name: string, value: string, isBytes: boolean): string => {
  if (isBytes) return /cdb|packet|cmd|command/i.test(name) ? "?cdb" : "?bytes";
  const hinted = HINTS.find(([pattern]) => pattern.test(name))?.[1];
  // A task is not numbered like memory.
  if (ADDRESS.test(value) && (hinted === undefined || hinted === "task")) return "?iova";
  return `?${hinted ?? ""}`;
};

interface Unknown {
  readonly name: string;
  readonly value: string;
  readonly form: Value["form"];
  readonly start: number;
}

const unknownOf = (body: string, phrase: Phrase, lexicon: Lexicon): Unknown | null => {
  const { names, value, separator } = phrase;
  if (value === null || separator === null || separator === "blank" || separator === "returned") return null;
  const words = names
    .map(({ path }) => path.at(-1))
    .flatMap((span) => (span === undefined ? [] : [body.slice(span.start, span.end)]));
  if (keyAtEnd(lexicon, words) !== null) return null;
  const own = words.slice(-MAX_KEY_WORDS);
  const start = names.at(-own.length)?.start ?? phrase.start;
  return {
    name: own.join(" "),
    value: body.slice(value.core.start, value.core.end),
    form: value.form,
    start,
  };
};

const unknownsIn = (body: string, lexicon: Lexicon): readonly Unknown[] =>
  (partsOf(body) ?? [])
    .flatMap((part) => (part.kind === "bracket" || part.kind === "group" ? part.parts : [part]))
    .flatMap((part) => (part.kind === "phrase" ? [part] : []))
    .flatMap((phrase) => unknownOf(body, phrase, lexicon) ?? []);

// 00 00 05 12     000005121f0000024b45     0x801c0000     801c0000     36
const VALUE =
  /(?<!\w)(?:([0-9a-fA-F]{2}(?: [0-9a-fA-F]{2}){3,255}|[0-9a-fA-F]{17,2048})|(0[xX][0-9a-fA-F]{1,16})|([0-9a-fA-F]{1,16}))(?!\w)/g;

/** A body as a form: every value a hole, every word as it stands. */
const formOf = (body: string): string =>
  body
    .trim()
    .replaceAll(/[{}]/g, "$&$&")
    .replaceAll(VALUE, (text, bytes: string | undefined, prefixed: string | undefined) => {
      if (bytes !== undefined) return "{?:bytes}";
      if (prefixed !== undefined || /^\d+$/.test(text)) return "{?}";
      return /\d/.test(text) ? "{?:hex}" : text;
    });

/** The words before the first key that nobody knows: what the line is about, perhaps. */
const saidBefore = (body: string, first: Unknown): string => {
  const text = body.slice(0, first.start).replace(/^(?:\s{0,64}\[[^\]]{0,120}\]){1,8}/, "");
  return text.replace(/^[^\p{L}]{1,64}|[^\p{L}\p{N}]{1,64}$/gu, "");
};

const meaningOf = (group: string, word: string): string => {
  const plain = folded(word);
  if (group === "direction") return `?${DIRECTIONS[plain] ?? ""}`;
  if (GOOD_WORDS.has(plain)) return "?good";
  return BAD_WORDS.test(word.toLowerCase()) ? "?bad" : "?";
};

/** The draft of some overlooked shapes; `null` if there are none. */
export const draftOf = (overlooked: readonly Overlooked[], lexicon: Lexicon): Draft | null => {
  const shapes = overlooked.slice(0, MAX_SHAPES);
  if (shapes.length === 0) return null;
  const keys = new Map<string, string>();
  const values = new Map<string, Map<string, string>>();
  const says = new Set<string>();
  const lines = new Set<string>();
  for (const { body } of shapes) {
    const unknowns = unknownsIn(body, lexicon);
    const [first] = unknowns;
    if (first === undefined) lines.add(formOf(body));
    else if (saidBefore(body, first).length > 1) says.add(saidBefore(body, first));
    for (const { name, value, form } of unknowns) {
      const role = keys.get(name) ?? guessed(name, value, form === "bytes");
      keys.set(name, role);
      const group = role.slice(1);
      if (form !== "words" || (group !== "status" && group !== "direction")) continue;
      const words = values.get(group) ?? new Map<string, string>();
      values.set(group, words.set(value, meaningOf(group, value)));
    }
  }
  return {
    dialect: "1",
    id: "?",
    about: "?",
    keys: Object.fromEntries(keys),
    values: Object.fromEntries([...values].map(([group, words]) => [group, Object.fromEntries(words)])),
    readings: [...says].map((said) => ({ topic: "?", says: [said] })),
    lines: [...lines].map((line) => ({ line, topic: "?" })),
    samples: shapes.map(({ body }) => ({ lines: [body], events: [{ kind: "?", fields: {} }] })),
  };
};
