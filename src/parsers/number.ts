/**
 * The notations of a number: every way in which drivers, debuggers and firmware write digits. Apart from values, because a
 * notation says nothing about what is counted; what could be read in two ways is no number.
 */

/** A number with what its notation shows. */
export interface Numeral {
  readonly value: bigint;
  /** Hexadecimal digits that it is written with, `null` for a decimal. */
  readonly hexDigits: number | null;
}

const hexadecimal = (digits: string): Numeral | null =>
  digits.length > 16 ? null : { value: BigInt(`0x${digits}`), hexDigits: digits.length };

const decimal = (digits: string): Numeral => ({ value: BigInt(digits), hexDigits: null });

/** Groups of four digits, or one of eight, behind a head that is no longer than they are. */
const evenGroups = (text: string): string | null => {
  const [head = "", ...groups] = text.split(/[_'’]/);
  const [width = 0] = groups.map((group) => group.length);
  const even = groups.every((group) => group.length === width) && head.length <= width;
  return even && (width === 4 || (width === 8 && groups.length === 1)) ? head + groups.join("") : null;
};

/** Each with a literal example above it. */
const NOTATIONS: readonly (readonly [RegExp, (digits: string) => Numeral | null])[] = [
  // 0x801c0000     0X801C0000     0x801c0000ULL
  [/^0x([0-9a-f]{1,16})(?:u?l{1,2}|u)?$/i, hexadecimal],
  // 200     6u     1024UL
  [/^(\d{1,20})(?:u?l{1,2}|u)?$/i, decimal],
  // 0x801c_0000     0x0_801c0000     0x801c'0000
  [
    /^0x([0-9a-f]{1,16}(?:[_'’][0-9a-f]{1,16}){1,8})$/i,
    (text) => {
      const digits = evenGroups(text);
      return digits === null ? null : hexadecimal(digits);
    },
  ],
  // 1,024     65'536     1_048_576
  [/^([1-9]\d{0,2}(?:([,_'’])\d{3})(?:\2\d{3}){0,5})$/, (text) => decimal(text.replaceAll(/\D/g, ""))],
  // 9_4000_0000: nobody groups decimals by four
  [/^(\d[0-9a-f]{0,3}(?:_[0-9a-f]{4}){1,3})$/i, (text) => hexadecimal(text.replaceAll("_", ""))],
  // 801C0000h     06h
  [/^([0-9a-f]{1,16})h$/i, hexadecimal],
  // 2000C000     00000001801c0000
  [/^((?=[0-9]{0,15}[a-f])(?=[a-f]{0,15}[0-9])[0-9a-f]{8,16})$/i, hexadecimal],
  // x801c0000     $801C0000
  [/^[x$]([0-9a-f]{1,16})$/i, hexadecimal],
  // h'801C0000'     h'1F
  [/^h'([0-9a-f]{1,16})'?$/i, hexadecimal],
];

/** What a text says as a number, or `null` if it is none. A minus may stand in front. */
export const numeralOf = (text: string): Numeral | null => {
  const negative = /^[-\u2013\u2014\u2212]/.test(text);
  const digits = negative ? text.slice(1) : text;
  for (const [pattern, read] of NOTATIONS) {
    const match = pattern.exec(digits);
    if (match === null) continue;
    const numeral = read(match[1] ?? "");
    return numeral !== null && negative ? { ...numeral, value: -numeral.value } : numeral;
  }
  return null;
};

/** `0x801c0000`, `200` or `-58` as a number; `null` for anything else. */
export const numberOf = (text: string): bigint | null => numeralOf(text)?.value ?? null;

/** Decimal digits of the longest number that nobody takes for an address without prefix. */
const LONGEST_COUNT = 7;

/** Bytes of the smallest page. */
const PAGE = 0x1000n;

// 80144000: a page in hexadecimal, and in decimal the middle of one, though it ends in three zeros
const isRegister = (text: string): boolean => /^[1-9]\d{4}000$/.test(text) && BigInt(text) % PAGE !== 0n;

/**
 * An address without a prefix: `801c0000`, `80144000`, `0000000080100000`, `2149318656`. Letters or leading zeros make it hexadecimal,
 * and so does a page of eight digits that no decimal number is; other digits that look like a page in hexadecimal, or that have the
 * width of a register, can be read in two ways and are none.
 */
export const bareAddressOf = (text: string): Numeral | null => {
  if (/^(?=.{0,15}[a-f])(?=.{0,15}\d)[0-9a-f]{8,16}$/i.test(text)) return hexadecimal(text);
  // ffffffff: as wide as a register, and no word
  if (/^(?:f{4}[a-f]{4}|f{8}[a-f]{8})$/i.test(text)) return hexadecimal(text);
  if (!/^\d{1,20}$/.test(text)) return null;
  if (/^0+$/.test(text)) return { value: 0n, hexDigits: text.length < 8 ? null : text.length };
  if (/^0\d{7,15}$/.test(text)) return hexadecimal(text);
  if (isRegister(text)) return hexadecimal(text);
  if (text.endsWith("000") || (text.length > LONGEST_COUNT && text.length < 10)) return null;
  return decimal(text);
};
