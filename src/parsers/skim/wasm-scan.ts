/** The search sixteen bytes at a time, in WebAssembly. */
import { AT, LONGEST_LINE, MANY_WORDS, MOST_MARKS, type Scanner } from "./layout.ts";
import { SCAN_MODULE } from "./scan-module.ts";

interface Exports {
  readonly memory: { readonly buffer: ArrayBuffer };
  readonly lines: { readonly value: number };
  readonly upto: { readonly value: number };
  readonly scan: (
    from: number,
    to: number,
    marks: number,
    most: number,
    deaf: number,
    tail: number,
    longest: number,
    many: number,
  ) => number;
}

/** The little of WebAssembly that is used; no global that every host has. */
interface Host {
  readonly WebAssembly?: {
    readonly Module: new (bytes: Uint8Array) => object;
    readonly Instance: new (module: object) => { readonly exports: unknown };
  };
}

const DIGITS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

const decoded = (base64: string): Uint8Array => {
  const digits = base64.replace(/=+$/, "");
  const bytes = new Uint8Array(Math.floor((digits.length * 3) / 4));
  let [held, bits, at] = [0, 0, 0];
  for (const digit of digits) {
    held = ((held << 6) | DIGITS.indexOf(digit)) & 0xfff;
    bits += 6;
    if (bits < 8) continue;
    bits -= 8;
    bytes[at] = (held >> bits) & 0xff;
    at += 1;
  }
  return bytes;
};

/** A scanner with a memory of its own; `null` where the host has no WebAssembly, or none that takes sixteen bytes at a time. */
export const openWasmScan = (): Scanner | null => {
  const { WebAssembly: host } = globalThis as Host;
  if (host === undefined) return null;
  try {
    const instance = new host.Instance(new host.Module(decoded(SCAN_MODULE)));
    const { memory, lines, upto, scan } = instance.exports as Exports;
    return {
      memory: new Uint8Array(memory.buffer),
      scan: (from, to, { deaf, tail }) => {
        const count = scan(from, to, AT.marks, MOST_MARKS, deaf, tail, LONGEST_LINE, MANY_WORDS);
        return { count, lines: lines.value, upto: upto.value };
      },
    };
  } catch {
    return null;
  }
};
