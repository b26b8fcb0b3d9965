/** Hex dump rows: an offset, bytes, and perhaps a gutter. A wrong byte is worse than an unknown one. */
import type { Byte } from "../model/bytes.ts";
import type { Stretch } from "./unit.ts";

export interface Row {
  readonly offset: number;
  /** `null` for bytes that the row hides. */
  readonly bytes: readonly Byte[];
  /** Where the bytes stand in the body. */
  readonly at: Stretch;
  readonly hidden: boolean;
  /** What stands before the offset: a tag, or nothing. */
  readonly prefix: string;
}

/** 0x0000: 00 00 05 12 1F 00 */
const PAIRS =
  /^(\s{0,32}(?:\S{1,80}\s{1,8}){0,3}?(?:[\w.]{1,80}::)?)(?:0x)?([0-9A-Fa-f]{4,16})(?::\s{0,4}|\s{2,4})((?:[0-9A-Fa-f]{2}(?:\s{1,2}(?=[0-9A-Fa-f]{2}(?:\s|$))|)){1,64})/;

/** 00000000: 0000 0512 1f00 0002  ........ (xxd, memory order) */
const QUADS = /^\s{0,32}([0-9A-Fa-f]{8}): ((?:[0-9A-Fa-f]{4} ){0,7}(?:[0-9A-Fa-f]{4}|[0-9A-Fa-f]{2}))(?= {2}|\s{0,2}$)/;

/** 0x0000: <private> */
const HIDDEN = /^(\s{0,32}(?:\S{1,80}\s{1,8}){0,3}?)0x([0-9A-Fa-f]{4,16}):\s{0,4}(<[A-Za-z][^<>]{0,80}>)/;

const bytesOf = (text: string): readonly Byte[] =>
  (text.match(/[0-9A-Fa-f]{2}/g) ?? []).map((pair) => Number.parseInt(pair, 16));

/** Reads a body as a dump row, or `null`. */
export const rowOf = (body: string): Row | null => {
  const hidden = HIDDEN.exec(body);
  if (hidden !== null) {
    const [all, prefix = "", offset = "0", mark = ""] = hidden;
    return {
      offset: Number.parseInt(offset, 16),
      bytes: [],
      at: { from: all.length - mark.length, to: all.length },
      hidden: true,
      prefix,
    };
  }
  const quads = QUADS.exec(body);
  const pairs = quads === null ? PAIRS.exec(body) : null;
  if (quads !== null) {
    const [all, offset = "0", text = ""] = quads;
    return {
      offset: Number.parseInt(offset, 16),
      bytes: bytesOf(text),
      at: { from: all.length - text.length, to: all.length },
      hidden: false,
      prefix: "",
    };
  }
  if (pairs === null) return null;
  const [all, prefix = "", offset = "0", text = ""] = pairs;
  const trimmed = text.trimEnd();
  const from = all.length - text.length;
  return {
    offset: Number.parseInt(offset, 16),
    bytes: bytesOf(trimmed),
    at: { from, to: from + trimmed.length },
    hidden: false,
    prefix,
  };
};
