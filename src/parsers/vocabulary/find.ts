/** Finds the key at the end of a run of words: what stands before it, and a verb behind it, belong to the statement. */
import { folded } from "../../model/folded.ts";
import { wordTable } from "../../model/word-table.ts";
import { bareHalfOf, firstHalfOf, type Half, halfOfNote, halvesOf } from "./halves.ts";
import type { Key, Role } from "./key.ts";
import { isForeignQualifier } from "./keys.ts";

/** Where keys are looked up: every analysis may have words of its own. */
export interface Keys {
  readonly keyOf: (words: readonly string[]) => Key | undefined;
  /** Most words that a key has when it is written apart. */
  readonly keyWords: number;
}

/** A key that was found. */
export interface FoundKey {
  readonly key: Key;
  /** How many of the last words it takes, its verb included. */
  readonly words: number;
  /** The half of an address that it names; `bare` if it does not say of which address. */
  readonly half: Half | null;
  readonly bare: boolean;
  /** True if the value is an address. */
  readonly address: boolean;
  /** True if the value is an address or a count, so that without one the field is blank. */
  readonly numeric: boolean;
}

// capacity is 0 bytes
const VERB = /^(?:is|was|are|of|at)$/;

/** Roles whose values are addresses, and may be printed in halves. */
const ADDRESSES: ReadonlySet<Role> = new Set([
  "dispatched",
  "received",
  "iova",
  "address",
  "buffer",
  "source-address",
  "source",
  "destination",
]);

const COUNTS: ReadonlySet<Role> = new Set([
  ...(["requested", "stated-length", "length", "count", "moved", "transferred", "residual"] as const),
]);

/** True if the values of a key are addresses. */
export const isAddress = ({ role }: Key): boolean => ADDRESSES.has(role) || role === "element";

/** True if the values of a role count bytes. */
export const countsBytes = (role: Role): boolean => COUNTS.has(role);

/** True if the values of a key are numbers, so that without one the field is blank. */
const isNumeric = (key: Key): boolean =>
  (isAddress(key) && key.role !== "buffer" && key.role !== "source") || COUNTS.has(key.role);

/** The key that one word is by what stands around it, whatever the vocabulary says. */
export const foundAs = (role: Role, side: Key["side"] = null): FoundKey => {
  const key: Key = { role, side, telling: false };
  return { key, words: 1, half: null, bare: false, address: isAddress(key), numeric: isNumeric(key) };
};

/** Roles of which a program prints the whole; in halves they are what its hardware is given. */
const WHOLE_IN_PROGRAMS: ReadonlySet<Role> = new Set(["address", "buffer", "iova"]);

/** A common address in two halves is an element of the hardware's: pointers of a program are printed whole. */
const ELEMENT: Key = { role: "element", side: null, telling: false };

const asHalf = (key: Key): Key => (WHOLE_IN_PROGRAMS.has(key.role) ? ELEMENT : key);

/** Whose address it is, where a key says no more than that and its half: `HostHi`, `bus_lo`, `SglHigh`. */
const WHOSE: Readonly<Record<string, Key>> = wordTable({
  host: { role: "received", side: "device", telling: true },
  hostdata: { role: "received", side: "device", telling: true },
  pci: ELEMENT,
  bus: ELEMENT,
  dma: ELEMENT,
  sge: ELEMENT,
  sgl: ELEMENT,
  sg: ELEMENT,
  prd: ELEMENT,
  iov: ELEMENT,
});

interface Spelled {
  readonly key: Key;
  readonly half: Half | null;
  readonly bare: boolean;
}

const whole = (key: Key | undefined): Spelled | undefined =>
  key === undefined ? undefined : { key, half: key.half ?? null, bare: false };

/** What every word for a half has in it. */
const MAY_HALVE = /hi|up|top|ms|lo|bottom|ls|[_. ][hl]$/i;

const halved = ({ keyOf }: Keys, words: readonly string[]): Spelled | undefined => {
  const text = words.join(" ");
  if (!MAY_HALVE.test(text)) return undefined;
  const bare = words.length === 1 ? bareHalfOf(text) : null;
  if (bare !== null) return { key: ELEMENT, half: bare, bare: true };
  for (const { half, key: rest } of halvesOf(text)) {
    const key = keyOf(rest.split(" "));
    if (key !== undefined && ADDRESSES.has(key.role)) return { key: asHalf(key), half, bare: false };
    const owner = WHOSE[folded(rest)];
    if (key === undefined && owner !== undefined) return { key: owner, half, bare: false };
  }
  return undefined;
};

/** A member with what it is a member of, and the member alone, without the numbers of elements: `req.sgl[0].addr`, `seg0.addr`. */
const membersOf = (path: string): readonly (readonly string[])[] => {
  const parts = path.split(".").map((part) => part.replace(/(?:\[\d{1,4}\]|\d{1,3})$/, ""));
  return [parts.slice(-2), parts.slice(-1)];
};

// ReturnedServiceResponse     final_scsi_status     RetCompletionStatus
const QUALIFIED = /^(?:returned|ret|final|reported|own|actual|given|current|cur)[_.]?(?=[A-Z]|(?<=[_.]))/i;

/** The rest of a key behind a word that adds nothing to it, where the key is one of few that hardly anybody else has. */
const unqualified = ({ keyOf }: Keys, text: string): Spelled | undefined => {
  const rest = text.replace(QUALIFIED, "");
  const key = rest === text || !/^(?:[A-Z]|.*_)/.test(rest) ? undefined : keyOf([rest]);
  return key?.telling === true ? { key, half: key.half ?? null, bare: false } : undefined;
};

/** The key of some words, or that of the last parts of a dotted one: `seg0.addr`. */
const spelled = (keys: Keys, words: readonly string[]): Spelled | undefined => {
  const { keyOf } = keys;
  // n\u00b037: a number of something, and no count
  if (/[\u00b0\u00ba\u2116]/.test(words.at(-1) ?? "")) return undefined;
  // host addr hi/lo
  if (words.length > 1 && firstHalfOf(words.at(-1) ?? "") !== null) return whole(keyOf(words.slice(0, -1)));
  const [only, ...others] = words;
  const found =
    whole(keyOf(words)) ?? halved(keys, words) ?? (words.length === 1 ? unqualified(keys, words[0] ?? "") : undefined);
  if (found !== undefined || only === undefined || others.length > 0 || !only.includes(".")) return found;
  for (const member of membersOf(only)) {
    const own = whole(keyOf(member)) ?? halved(keys, [member.join("_")]);
    if (own !== undefined) return own;
  }
  return undefined;
};

/** The longest run of last words that is a known key. `note` is an index or a note behind it: `IOVA[63:32]`. */
export const keyAtEnd = (keys: Keys, all: readonly string[], note = ""): FoundKey | null => {
  const verbs = all.length > 1 && VERB.test(all.at(-1) ?? "") ? 1 : 0;
  const names = all.slice(0, all.length - verbs);
  for (let words = Math.min(keys.keyWords, names.length); words > 0; words -= 1) {
    const found = spelled(keys, names.slice(-words));
    if (found === undefined) continue;
    const before = names.at(-words - 1);
    if (before !== undefined && isForeignQualifier(found.key, before)) return null;
    const noted = ADDRESSES.has(found.key.role) ? halfOfNote(note) : null;
    const key = noted === null ? found.key : asHalf(found.key);
    const half = noted ?? found.half;
    return { ...found, key, half, words: words + verbs, address: isAddress(key), numeric: isNumeric(key) };
  }
  return null;
};
