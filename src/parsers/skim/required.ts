/**
 * What a regular expression cannot do without: for each of its alternatives words of which a match holds one. Derived from the
 * patterns themselves, so that a search for words can never know other words than the patterns do.
 */

/** A word, in lower case, and what must not stand in front of it, `""` for nothing. */
export interface Word {
  readonly text: string;
  readonly notBehind: string;
}

/** Shorter words are no help: nearly every line holds them. */
export const LEAST_UNITS = 3;

/** Texts that a part of a pattern is followed through. */
const MAX_TEXTS = 128;

/** What is known of a part: all texts that it can match, or texts of which each match holds one; `null` where nothing is. */
interface Part {
  readonly exact: readonly string[] | null;
  readonly needs: readonly string[] | null;
}

const ANY: Part = { exact: null, needs: null };
const EMPTY: Part = { exact: [""], needs: null };

/** Stands in a text where a look behind says what must not come before. */
const MARK = "\ue000";

const lengthOf = (text: string): number => text.replace(/\ue000[^\ue000]*\ue000/g, "").length;

const leastOf = (texts: readonly string[] | null): number => (texts === null ? 0 : Math.min(...texts.map(lengthOf)));

/** The length of the shortest, and of all on average. */
const weightOf = (texts: readonly string[] | null): readonly [number, number] =>
  texts === null ? [0, 0] : [leastOf(texts), texts.reduce((sum, text) => sum + lengthOf(text), 0) / texts.length];

/** The more telling of two sets: no word of it is as short, or they are longer on average. */
const better = (a: readonly string[] | null, b: readonly string[] | null): readonly string[] | null => {
  const [[least, average], [other, others]] = [weightOf(a), weightOf(b)];
  return other > least || (other === least && others > average) ? b : a;
};

const knownOf = ({ exact, needs }: Part): readonly string[] | null => (exact === null ? needs : exact);

const inSequence = (parts: readonly Part[]): Part => {
  let run: readonly string[] = [""];
  let needs: readonly string[] | null = null;
  let whole = true;
  for (const part of parts) {
    if (part.exact !== null && part.exact.length * run.length <= MAX_TEXTS) {
      const { exact } = part;
      run = run.flatMap((before) => exact.map((text) => before + text));
      continue;
    }
    whole = false;
    needs = better(better(needs, run), knownOf(part));
    run = [""];
  }
  return whole ? { exact: run, needs: null } : { exact: null, needs: better(needs, run) };
};

const asAlternatives = (branches: readonly Part[]): Part => {
  const exact = branches.flatMap((branch) => branch.exact ?? []);
  if (branches.every((branch) => branch.exact !== null) && exact.length <= MAX_TEXTS) return { exact, needs: null };
  const needs = branches.map(knownOf);
  return { exact: null, needs: needs.some((set) => set === null) ? null : needs.flatMap((set) => set ?? []) };
};

/** `[abc]`, as the characters that it stands for; `null` for ranges and for all but some. */
const membersOf = (content: string): readonly string[] | null => {
  if (content.startsWith("^") || /\\[dDwWsSpPbcux]|.-./.test(content)) return null;
  const members = [...content.replace(/\\(.)/g, "$1")];
  return members.length <= 4 ? members : null;
};

/** Reads one pattern from its first character on. */
class Reader {
  private readonly source: string;
  private at = 0;

  constructor(source: string) {
    this.source = source;
  }

  /** The alternatives of the pattern, or of a group up to its end. */
  branches(): readonly Part[] {
    const branches = [this.sequence()];
    while (this.source[this.at] === "|") {
      this.at += 1;
      branches.push(this.sequence());
    }
    return branches;
  }

  /** The alternatives of the pattern as they are written. */
  sources(): readonly string[] {
    const sources: string[] = [];
    for (let from = 0; from <= this.source.length; from = this.at + 1) {
      this.at = from;
      this.sequence();
      sources.push(this.source.slice(from, this.at));
    }
    return sources;
  }

  private sequence(): Part {
    const parts: Part[] = [];
    while (this.at < this.source.length && !"|)".includes(this.source[this.at] ?? "")) {
      parts.push(this.counted(this.atom()));
    }
    return inSequence(parts);
  }

  private take(pattern: RegExp): RegExpExecArray | null {
    const sticky = new RegExp(pattern.source, "y");
    sticky.lastIndex = this.at;
    const match = sticky.exec(this.source);
    if (match !== null) this.at += match[0].length;
    return match;
  }

  private counted(part: Part): Part {
    const count = this.take(/([?*+]|\{(\d+)(,\d*)?\})\??/);
    if (count === null) return part;
    if (count[2] !== undefined && count[3] === undefined)
      return inSequence(Array.from({ length: Number(count[2]) }, () => part));
    if (count[1] === "?") return part.exact === null ? ANY : { exact: [...part.exact, ""], needs: null };
    const never = count[1] === "*" || Number(count[2] ?? 1) === 0;
    return never ? ANY : { exact: null, needs: knownOf(part) };
  }

  private group(): Part {
    const opening = this.take(/\((?:\?(?:[:=!]|<[=!]|<\w+>))?/)?.[0] ?? "(";
    const from = this.at;
    const inside = asAlternatives(this.branches());
    const content = this.source.slice(from, this.at);
    this.at += 1;
    if (opening === "(?<!") return /^[\w ]+$/.test(content) ? { exact: [MARK + content + MARK], needs: null } : EMPTY;
    return /[=!]$/.test(opening) ? EMPTY : inside;
  }

  private atom(): Part {
    if (this.source[this.at] === "(") return this.group();
    const set = this.take(/\[((?:[^\]\\]|\\.)*)\]/);
    if (set !== null) return { exact: membersOf(set[1] ?? ""), needs: null };
    if (this.take(/\^|\$|\\[bB]/) !== null) return EMPTY;
    if (this.take(/\.|\\[dDwWsS]|\\[pP]\{[^}]*\}/) !== null) return ANY;
    const coded = this.take(/\\u([0-9a-fA-F]{4})|\\x([0-9a-fA-F]{2})/);
    const code = coded?.[1] ?? coded?.[2];
    const text =
      code === undefined ? (this.take(/\\?([\s\S])/)?.[1] ?? "") : String.fromCharCode(Number.parseInt(code, 16));
    return { exact: [text], needs: null };
  }
}

const wordOf = (text: string): Word => {
  const [, before = ""] = new RegExp(`^${MARK}([^${MARK}]*)${MARK}`).exec(text) ?? [];
  return {
    text: text.replace(/\ue000[^\ue000]*\ue000/g, "").toLowerCase(),
    notBehind: before.toLowerCase(),
  };
};

/** A pattern for each alternative of one. */
export const alternativesOf = ({ source, flags }: RegExp): readonly RegExp[] =>
  new Reader(source).sources().map((own) => new RegExp(own, flags));

/** The words of the alternatives of a pattern, however they are written; those of an alternative without a word are none. */
export const requiredBy = ({ source }: RegExp): readonly Word[] =>
  new Reader(source)
    .branches()
    .map(knownOf)
    .filter((texts) => texts !== null && leastOf(texts) >= LEAST_UNITS)
    .flatMap((texts) => (texts ?? []).map(wordOf));

/** Words without those that hold another one. */
export const withoutLonger = (words: readonly Word[]): readonly Word[] => {
  const always = new Set(words.filter(({ notBehind }) => notBehind === "").map(({ text }) => text));
  const distinct = new Map(words.map((word) => [`${word.notBehind}/${word.text}`, word])).values();
  return [...distinct].filter(({ text, notBehind }) => {
    if (notBehind !== "" && always.has(text)) return false;
    return ![...always].some((other) => other !== text && text.includes(other));
  });
};
