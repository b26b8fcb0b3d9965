/**
 * Gzip data: members one behind the other, each a header, a compressed stream and a trailer. Taken apart here and not by zlib,
 * which gives up what came before as soon as anything else stands behind a member. Authority: RFC 1952.
 */
import { crc32 } from "./crc.ts";
import { type Ending, inflate, type Peekable, skip } from "./inflate.ts";

const [FIXED, TRAILER] = [10, 8];

/** Longest header: its name and comment are no longer than paths. */
const MAX_HEADER = 64 * 1024;

/** Bits of the header that say what follows its fixed part. */
const FLAG = { check: 2, extra: 4, name: 8, comment: 16 } as const;

/** Length of the header at the front; `null` if there is none. */
const headerLength = (head: Uint8Array): number | null => {
  if (head[0] !== 0x1f || head[1] !== 0x8b || head[2] !== 8) return null;
  const flags = head[3] ?? 0;
  let at = FIXED;
  if ((flags & FLAG.extra) !== 0) at += 2 + (head[at] ?? 0) + (head[at + 1] ?? 0) * 256;
  for (const flag of [FLAG.name, FLAG.comment]) {
    if ((flags & flag) === 0) continue;
    const end = head.indexOf(0, at);
    if (end < 0) return null;
    at = end + 1;
  }
  if ((flags & FLAG.check) !== 0) at += 2;
  return at <= head.length ? at : null;
};

/** What all members hold. `ended` is told how the data ended, before it does. Bytes of zero behind the last one are padding. */
export const gunzip = async function* (bytes: Peekable, ended: (ending: Ending) => void): AsyncGenerator<Uint8Array> {
  for (let member = 0; ; member += 1) {
    const head = await bytes.peek(MAX_HEADER);
    if (member > 0 && head.every((byte) => byte === 0)) return ended("whole");
    const length = headerLength(head);
    if (length === null) return ended(member > 0 ? "followed" : "damaged");
    await skip(bytes, length);
    let ending: Ending = "whole";
    let sum = 0;
    const content = inflate("deflate", bytes, (said) => {
      ending = said;
    });
    for await (const chunk of content) {
      sum = crc32(chunk, sum);
      yield chunk;
    }
    if (ending !== "whole") return ended(ending);
    const trailer = await bytes.peek(TRAILER);
    if (trailer.length < TRAILER) return ended("cut");
    if (new DataView(trailer.buffer, trailer.byteOffset).getUint32(0, true) !== sum) return ended("damaged");
    await skip(bytes, TRAILER);
  }
};
