/**
 * What a line of a fixed form says: a fault line, or a notice. One pattern reads each form, because kernels and firmware print
 * it from one format string; what belongs together over several lines is put together elsewhere.
 */
import type { FaultReason, NoticeSubject } from "../model/event.ts";
import type { StateNotice } from "./framing.ts";
import type { Span } from "./grammar/nodes.ts";

/** A value with its place in the body; `null` is one that is there and cannot be read. */
export interface Placed<T> extends Span {
  readonly value: T | null;
}

/** A named part of the line, decoded. */
export interface FixedDetail extends Span {
  readonly name: string;
  readonly value: string;
}

/** What 64-bit words of a record, printed one a line, say of an access; `word` is the index of the word that says it. */
export interface Decoded {
  readonly reason: { readonly word: number; readonly value: FaultReason } | null;
  readonly access: { readonly word: number; readonly value: "read" | "write" } | null;
  readonly address: { readonly word: number; readonly value: bigint } | null;
}

/** A line of a fixed form; spans are places in the body. */
export interface FixedLine {
  /** `fault`: an access was refused. `notice`: something else is reported. `part`: adds to lines near it and says nothing alone. */
  readonly states: "fault" | "notice" | "part";
  readonly about: NoticeSubject;
  readonly said: Span;
  /** Who prints several lines for one report: the family of its forms, and the unit or device where the line names one. */
  readonly family: string | null;
  readonly unit: string | null;
  /** Which line of the report it is; a second one of a slot begins another report. `null` for one that may be repeated. */
  readonly slot: string | null;
  readonly address: Placed<bigint> | null;
  readonly length: Placed<number> | null;
  readonly access: Placed<"read" | "write"> | null;
  readonly reason: Placed<FaultReason> | null;
  readonly requester: Placed<string> | null;
  /** False if the unit or the device that the line names cannot be a PCI storage adapter. */
  readonly pci: boolean;
  /** True if the line says that nothing was lost: then no line of the report is a fault. */
  readonly harmless: boolean;
  /** True if the line says that what it is about stopped working. */
  readonly failed: boolean;
  readonly details: readonly FixedDetail[];
  /** A word of a record that is printed one a line, and what all of them say. */
  readonly word: Placed<bigint> | null;
  readonly decode: ((words: readonly bigint[]) => Decoded) | null;
}

const NOTHING: Omit<FixedLine, "states" | "about" | "said"> = {
  family: null,
  unit: null,
  slot: null,
  address: null,
  length: null,
  access: null,
  reason: null,
  requester: null,
  pci: true,
  harmless: false,
  failed: false,
  details: [],
  word: null,
  decode: null,
};

/** A line with what it has; everything else is absent. */
export const fixedLine = (
  match: RegExpExecArray,
  states: FixedLine["states"],
  about: NoticeSubject,
  more: Partial<FixedLine> = {},
): FixedLine => ({ ...NOTHING, states, about, said: wholeOf(match), ...more });

/** What fields of a record report, as a line of a fixed form: all of it stands in the whole of the body. */
export const noticed = (body: string, { about, details }: StateNotice): FixedLine => {
  const said = { start: body.length - body.trimStart().length, end: body.trimEnd().length };
  return { ...NOTHING, states: "notice", about, said, details: details.map((detail) => ({ ...detail, ...said })) };
};

/** The place of all that a pattern matched, without blanks at its ends. */
const wholeOf = (match: RegExpExecArray): Span => {
  const [text] = match;
  const start = match.index + text.length - text.trimStart().length;
  return { start, end: start + text.trim().length };
};

/** The place of a group; `null` if it took no part. The pattern needs the flag `d`. */
export const spanOf = (match: RegExpExecArray, group: number): Span | null => {
  const at = match.indices?.[group];
  return at === undefined ? null : { start: at[0], end: at[1] };
};

/** A value read from a group; `null` if the group took no part. */
export const placed = <T>(
  match: RegExpExecArray,
  group: number,
  read: (text: string) => T | null,
): Placed<T> | null => {
  const span = spanOf(match, group);
  return span === null ? null : { ...span, value: read(match[group] ?? "") };
};

/** Parts of a line by name: the text of a group, or what a reader makes of it. */
export const detailsOf = (
  match: RegExpExecArray,
  ...groups: readonly (readonly [group: number, name: string, read?: (text: string) => string])[]
): readonly FixedDetail[] =>
  groups.flatMap(([group, name, read]) => {
    const span = spanOf(match, group);
    return span === null ? [] : [{ ...span, name, value: read?.(match[group] ?? "") ?? match[group] ?? "" }];
  });

/** Hexadecimal digits with or without `0x`; `null` for more than 64 bits. */
export const hexOf = (text: string): bigint | null => {
  const digits = text.replace(/^0[xX]/, "");
  return /^[0-9a-fA-F]{1,16}$/.test(digits) ? BigInt(`0x${digits}`) : null;
};

/** The text itself. */
export const asWritten = (text: string): string => text;

const PAGE = 0xfffn;

/**
 * An address of which only the page is recorded: a cut one has digits where the page has zeros. Authority: VT-d specification,
 * fault recording registers, field FI (bits 63:12).
 */
export const pageIn = (text: string): bigint | null => {
  const value = hexOf(text);
  return value === null || (value & PAGE) !== 0n ? null : value;
};
