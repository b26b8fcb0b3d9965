/**
 * Firmware and boot loaders with seconds since start that a Linux kernel does not write: other than six decimals in brackets,
 * or a number in front of a colon, a tag or a level. With six decimals in brackets the line is as good as a kernel's, and `dmesg` takes it.
 */
import type { Envelope, Framing } from "../framing.ts";
import { uptimeStamp } from "../naive-stamp.ts";

// [00.980]No ethernet found.     [   12.345] …
const BRACKET = /^\[ {0,8}(\d{1,10}\.(?:\d{3,5}|\d{7,9}))\](?!:) ?/;

// 1271.468579:   …
const COLON = /^ {0,8}(\d{1,10}\.\d{3,9}): {1,8}/;

// 0.000689 DEBUG media: …     12.345678 [hba] …     12.345 dma: …
const BARE = /^ {0,8}(\d{1,10}\.\d{3,9}) {1,8}(?=\[[A-Za-z]|[A-Za-z_][\w.-]{1,31}(?::| [A-Za-z_][\w.-]{1,31}:))/;

const match = (line: string): Envelope | null => {
  const found = BRACKET.exec(line) ?? COLON.exec(line) ?? BARE.exec(line);
  if (found === null) return null;
  const [head, stamp = null] = found;
  return { stamp, thread: null, process: null, sender: null, level: null, bodyColumn: head.length };
};

export const uartSeconds: Framing = {
  id: "uart-seconds",
  about: "Firmware and boot loaders that stamp with seconds since their start.",
  examples: [
    "[   12.345] dma complete, 36 bytes moved",
    "[00.980]No ethernet found.",
    "0.000689 DEBUG media: payload addr=0x22ec5000 len=6",
    "  1271.468579:   post reply tag=7 status=0",
  ],
  general: false,
  writer: null,
  match,
  furniture: () => null,
  stampOf: (text) => uptimeStamp(text, "s", "boot:uart-seconds", text),
};
