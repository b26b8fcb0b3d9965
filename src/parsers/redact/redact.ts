/** Captures without what names people, machines and places, and with everything that a verdict rests on. Pure: texts in, texts out. */
import { openIntake } from "../intake.ts";
import { openMover } from "./addresses.ts";
import { dumpText } from "./dump-text.ts";
import { applied } from "./edit.ts";
import { leaks, namesIn, openSpread } from "./names.ts";
import { type Hidden, openTokens } from "./tokens.ts";

/** What can be left as it is. */
export const keepable = ["addresses", "bytes"] as const;
export type Keepable = (typeof keepable)[number];

/** One capture as decoded. */
export interface Captured {
  readonly name: string;
  readonly lines: readonly string[];
  /** True for the number of a line, from 1, that an event is made of. */
  readonly understood: (line: number) => boolean;
}

export interface RedactionPolicy {
  /** More words that are hidden wherever they stand. */
  readonly words: readonly string[];
  readonly keep: ReadonlySet<Keepable>;
}

export interface Redaction {
  /** In the order in which they came, with the same number of lines. */
  readonly captures: readonly { readonly name: string; readonly text: string }[];
  readonly hidden: readonly Hidden[];
  /** Numbers that were moved as addresses. */
  readonly moved: number;
  /** Bytes of text in dumps that were hidden. */
  readonly bytes: number;
  /** Hidden values that still stand somewhere: none, or the captures must not be sent on. */
  readonly leaks: readonly string[];
}

/** The lines of a capture, as the reader sees them. */
export const linesOf = (bytes: Uint8Array): readonly string[] => {
  const lines: string[] = [];
  const intake = openIntake(({ text }) => void lines.push(text));
  intake.feed(bytes);
  intake.finish();
  return lines;
};

/** Redacts all captures of a case together. `addresses` are those that lines show, the host's first. */
export const redact = (
  captures: readonly Captured[],
  addresses: readonly bigint[],
  { words, keep }: RedactionPolicy,
): Redaction => {
  const tokens = openTokens();
  for (const word of words) tokens.of("word", word);
  const mover = openMover(keep.has("addresses") ? [] : addresses);
  // What a later line shows to be a name is one in the earlier lines as well.
  for (const { lines, understood } of captures)
    lines.forEach((line, index) => void namesIn(line, understood(index + 1), tokens));
  const spread = openSpread(tokens);
  const dumps = keep.has("bytes") ? { edits: [], bytes: 0 } : dumpText(captures.map(({ lines }) => lines));
  let moved = 0;
  const texts = captures.map(({ name, lines, understood }, capture) => {
    const redacted = lines.map((line, index) => {
      const places = mover.find(line);
      moved += places.length;
      const names = [...namesIn(line, understood(index + 1), tokens), ...spread(line)];
      return `${applied(line, [...names, ...(dumps.edits[capture]?.get(index) ?? []), ...places])}\n`;
    });
    return { name, text: redacted.join("") };
  });
  const left = leaks(
    texts.map(({ text }) => text),
    tokens,
  );
  return { captures: texts, hidden: tokens.all(), moved, bytes: dumps.bytes, leaks: left };
};
