/** The shape of evidence: what a line says without the numbers that differ from run to run. Fingerprints are made of it. */

const MASK = (1n << 64n) - 1n;
const OFFSET = 0xcbf29ce484222325n;
const PRIME = 0x100000001b3n;

/** Addresses, bytes and counts. */
const NUMBERS = /0x[0-9a-f]{1,16}|\b[0-9a-f]{2}(?: [0-9a-f]{2}){1,63}\b|\d{1,20}/giu;

/** The text with every number blanked: `iova = 0x801c0000` gives `iova = #`. */
export const blanked = (text: string): string =>
  text
    .replace(NUMBERS, "#")
    .replace(/\s{1,64}/gu, " ")
    .trim();

/** FNV-1a over UTF-16 units, 64 bits, as 16 hex digits: an identity, no protection. */
export const fingerprint = (parts: readonly string[]): string => {
  const joined = parts.join("\n");
  let hash = OFFSET;
  for (let index = 0; index < joined.length; index += 1) {
    hash = ((hash ^ BigInt(joined.charCodeAt(index))) * PRIME) & MASK;
  }
  return hash.toString(16).padStart(16, "0");
};
