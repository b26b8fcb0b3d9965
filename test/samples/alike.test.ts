/** What was found out of one text and used for those that are like it changes nothing: every sample gives the same events and the same account, each line looked at for itself or not. */
import { expect, it } from "vitest";
import { openCapture } from "../../src/parsers/capture.ts";
import { dialects } from "../../src/parsers/dialects/index.ts";
import { shipped } from "../../src/parsers/lexicon.ts";
import { samples } from "./load.ts";

const read = (bytes: Uint8Array, alike: boolean) => {
  const reader = openCapture("capture.log", 0, shipped, { alike });
  reader.feed(bytes);
  return reader.finish();
};

const encode = (text: string): Uint8Array => new TextEncoder().encode(text);

// 0x801c0000     4096     10241
const LARGE = /(?<!\w)(?:0x[1-9a-f][0-9a-f]{4,15}|[1-9]\d{2,8})(?!\w)/gi;

/** The next number of as many digits: every line has others that are like it. */
const next = (written: string, by: number): string => {
  const hex = /^0x/i.test(written);
  const digits = hex ? written.slice(2) : written;
  const radix = hex ? 16 : 10;
  const value = BigInt(hex ? written : digits) + BigInt(by);
  const text = value.toString(radix);
  return text.length === digits.length ? (hex ? `0x${text}` : text) : written;
};

// 17     200     but no part of a time, an address or a name
const SMALL = /(?<![\w.:/,-])[1-9]\d{0,2}(?![\w.:/,-])/g;

// 12 1F 00 00 AB 00
const LIST = /(?<!\w)[0-9a-f]{2}(?: [0-9a-f]{2}){3,}(?!\w)/gi;

/** Other bytes, of which some begin as words do where others begin as numbers. */
const otherBytes = (list: string, by: number): string =>
  list.replaceAll(/[0-9a-f]{2}/gi, (pair) =>
    ((Number.parseInt(pair, 16) + by * 0x6d) & 0xff).toString(16).padStart(2, "0"),
  );

/** A capture again and again, with other numbers each time. */
const repeated = (bytes: Uint8Array): Uint8Array => {
  const text = new TextDecoder("latin1").decode(bytes);
  const again = [0, 1, 7, 4096].map((by) => text.replaceAll(LARGE, (written) => next(written, by)));
  const small = [1, 2, 5].map((by) =>
    text.replaceAll(LIST, (list) => otherBytes(list, by)).replaceAll(SMALL, (written) => next(written, by)),
  );
  return encode([...again, ...small].join("\n"));
};

it.each(dialects.map((dialect) => [dialect.id, dialect] as const))("lines of %s give the same", (_, dialect) => {
  const lines = [...dialect.samples.flatMap((sample) => sample.lines), ...dialect.readings.map((one) => one.example)];
  const bytes = repeated(encode(lines.join("\n")));
  expect(read(bytes, true)).toEqual(read(bytes, false));
});

it.each(samples.map((sample) => [sample.name, sample] as const))("%s gives the same", (_, { captures }) => {
  for (const { bytes } of captures) {
    expect(read(bytes, true)).toEqual(read(bytes, false));
    const more = repeated(bytes);
    expect(read(more, true)).toEqual(read(more, false));
  }
});
