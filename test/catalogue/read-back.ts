/** A written capture, read back: what it says in each encoding, and what the bare lines say. */
import { encode, gist, readBytes } from "../parsers/read.ts";
import { DEVICE, HOST, type Statement } from "./statements.ts";
import type { Write } from "./writers/writer.ts";
import { writers } from "./writers.ts";

const big = (_key: string, value: unknown): unknown => (typeof value === "bigint" ? `${value}n` : value);

/** Events without their places, each as one string. */
export const said = (bytes: Uint8Array): readonly string[] =>
  readBytes(bytes).events.map((event) => JSON.stringify({ side: event.side, ...gist(event) }, big));

/** The messages alone. */
export const bare: Write = (statements) => statements.map(({ message }) => message).join("\n");

/** UTF-16, big-endian or little-endian, with or without its mark. */
const utf16 = (text: string, bigEndian: boolean, marked: boolean): Uint8Array => {
  const units = [...(marked ? "\ufeff" : ""), ...text].map((char) => char.charCodeAt(0));
  return Uint8Array.from(units.flatMap((unit) => (bigEndian ? [unit >> 8, unit & 255] : [unit & 255, unit >> 8])));
};

/** The encodings and line ends of one text. */
export const ENCODINGS: Readonly<Record<string, (text: string) => Uint8Array>> = {
  "UTF-8": encode,
  "UTF-8 with its mark": (text) => encode(`\ufeff${text}`),
  "UTF-16LE with its mark": (text) => utf16(text, false, true),
  "UTF-16BE with its mark": (text) => utf16(text, true, true),
  "UTF-16LE": (text) => utf16(text, false, false),
  "UTF-16BE": (text) => utf16(text, true, false),
  CRLF: (text) => encode(text.replaceAll("\n", "\r\n")),
  "lone CR": (text) => encode(text.replaceAll("\n", "\r")),
};

/** A format with the statements of one side. */
export interface Case {
  readonly name: string;
  readonly side: "host" | "device";
  readonly statements: readonly Statement[];
  readonly write: Write;
}

const SIDES = { host: HOST, device: DEVICE } as const;

/** Every format with every side that it may hold. */
export const cases: readonly Case[] = writers.flatMap(({ name, of, write }) =>
  (of === "both" ? (["host", "device"] as const) : [of]).map((side) => ({
    name,
    side,
    statements: SIDES[side],
    write,
  })),
);
