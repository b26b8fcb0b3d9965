/**
 * Words that say which half of a 64-bit address a key holds: `iova_hi`, `AddressLow`, `host_addr_msb`, `IOVA[63:32]`. Apart from
 * the keys, because any address may be printed in halves, and a half that is taken for the whole is a wrong address.
 */

/** Half of 64 bits. */
export type Half = "high" | "low";

const HIGH = "hi|high|higher|upper|top|msb|msw|msdw|ms|hi32|high32|upper32|highpart";
const LOW = "lo|low|lower|bottom|lsb|lsw|lsdw|ls|lo32|low32|lower32|lowpart";

interface Spelling {
  readonly half: Half;
  readonly pattern: RegExp;
}

/** `$1` is the key without its half. Each with a literal example above it. */
const spellings = (half: Half, words: string, letter: string): readonly Spelling[] => {
  const camel = words.replaceAll(/\b[a-z]/g, (first) => first.toUpperCase());
  return [
    // iova_hi     host addr low     iova.hi     iova_upper_32     addr_h
    {
      half,
      pattern: new RegExp(`^(.{1,60})[_. ](?:${words}|${letter})(?:[_ ]?(?:32|dword|word|half|part|bits))?$`, "i"),
    },
    // AddressHigh     addrHi     fBufferIOVMAddrLo32
    { half, pattern: new RegExp(`^(.{1,60}[a-z0-9])(?:${camel})(?:32)?$`) },
    // addrhi     iovalo     dmal
    { half, pattern: new RegExp(`^(.{0,40}(?:addr|address|iova|dva|dma))(?:${words}|${letter})$`, "i") },
    // hi_addr     upper address     low iova
    { half, pattern: new RegExp(`^(?:${words})(?:32)?[_. ](.{1,60})$`, "i") },
    // HighAddress     loAddr
    { half, pattern: new RegExp(`^(?:${words}|${camel})([A-Z].{1,60})$`) },
  ];
};

const SPELLINGS = [...spellings("high", HIGH, "h"), ...spellings("low", LOW, "l")];

/** Every way to read a key as a half of another key; none for one that names no half. */
export const halvesOf = (key: string): readonly { readonly half: Half; readonly key: string }[] =>
  SPELLINGS.flatMap(({ half, pattern }) => {
    const whole = pattern.exec(key)?.[1];
    // HostHi: nothing of a host but an address has halves
    return whole === undefined ? [] : [{ half, key: /^host$/i.test(whole) ? `${whole} addr` : whole }];
  });

const BARE: readonly (readonly [Half, RegExp])[] = [
  ["high", new RegExp(`^(?:${HIGH})$`, "i")],
  ["low", new RegExp(`^(?:${LOW})$`, "i")],
];

/** The half that a key names without saying of what, as in `hi=0x0 lo=0x801c0000`; `null` for any other. */
export const bareHalfOf = (key: string): Half | null => BARE.find(([, pattern]) => pattern.test(key))?.[0] ?? null;

/** The half that an index or a note names: `[63:32]`, `(31:0)`, `(upper 32 bits)`; `null` for any other. */
export const halfOfNote = (note: string): Half | null => {
  const inner = note.replaceAll(/[[\](){}]/g, " ").trim();
  // 63:32     63..32     63-32
  if (/^63\s?(?::|\.\.|-|to)\s?32$/i.test(inner)) return "high";
  // 31:0     31..0     31:00
  if (/^31\s?(?::|\.\.|-|to)\s?0{1,2}$/i.test(inner)) return "low";
  const word = inner.replace(/\s?(?:32|32[ -]?bits?|bits?|half|dword|word|part)$/i, "");
  return bareHalfOf(word) ?? bareHalfOf(word.replace(/\s?32$/, ""));
};

// Letters alone stand close together: H:L
const HIGH_FIRST = new RegExp(`\\b(?:(?:${HIGH})\\W{1,3}(?:${LOW})|h[:/]l)\\b`, "i");
const LOW_FIRST = new RegExp(`\\b(?:(?:${LOW})\\W{1,3}(?:${HIGH})|l[:/]h)\\b`, "i");

// hi/lo     Low : High     H:L
const TWO_WORDS = /[a-z\d]\W{1,3}[a-z]/i;

/** The half that a value of two numbers begins with, as its key says: `(High:Low)`, `hi/lo`; `null` where it does not. */
export const firstHalfOf = (key: string): Half | null => {
  // Most keys are one word, and the two patterns are long.
  if (!TWO_WORDS.test(key)) return null;
  if (HIGH_FIRST.test(key)) return "high";
  return LOW_FIRST.test(key) ? "low" : null;
};
