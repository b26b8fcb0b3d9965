/** Redacted captures give the answer of the captures: every sample, with names put in that no sample has. */
import { describe, expect, it } from "vitest";
import {
  type Captured,
  type Keepable,
  linesOf,
  openReading,
  redact,
  sameAnswer,
  shownAddresses,
} from "../../src/index.ts";
import { run, type Sample, samples } from "../samples/load.ts";

/** Lines that somebody's machine writes, and what of them may be found nowhere afterwards. */
const STRANGER = [
  "2026-03-09 07:58:40.100000-0300 Alices-Mac-Studio kernel[0]: (IOStorageFamily) opening /Users/alice.wonder/raid-lab/bring-up.log",
  "Mar  9 07:58:41 lab-host-7 sshd[712]: Accepted publickey for alice.wonder from 10.20.30.41 port 50112",
  "IOPlatformSerialNumber = C02QX1ABCDEF, mail alice@wonderland.example, en0 ether a4:83:e7:01:02:03",
  "boot session 6BA7B810-9DAD-11D1-80B4-00C04FD430C8, peer fe80::1c2b:3d4e:5f60:7182, naa.5000c500a1b2c3d4",
  "alice.wonder logged in on Alices-Mac-Studio (C02QX1ABCDEF)",
];
const SECRETS =
  /alice|wonder|Mac-Studio|lab-host-7|raid-lab|bring-up|10\.20\.30\.41|C02QX1ABCDEF|a4:83:e7|6BA7B810|fe80::1c2b|5000c500a1b2c3d4/iu;

const encoder = new TextEncoder();

const redactedOf = (sample: Sample, keep: readonly Keepable[]) => {
  const reading = openReading();
  for (const { name, bytes } of sample.captures) {
    const feed = reading.openCapture(name);
    feed.feed(bytes);
    feed.finish();
  }
  const { listing, understood } = reading.finish();
  const captures: readonly Captured[] = sample.captures.map(({ name, bytes }) => ({
    name,
    lines: linesOf(bytes),
    understood: (line) => understood.get(name)?.has(line) === true,
  }));
  return { captures, redaction: redact(captures, shownAddresses(listing), { words: [], keep: new Set(keep) }) };
};

const withBytes = (sample: Sample, captures: readonly { readonly name: string; readonly text: string }[]): Sample => ({
  ...sample,
  captures: captures.map(({ name, text }) => ({ name, bytes: encoder.encode(text) })),
});

describe.each(samples.map((sample) => [sample.name, sample] as const))("%s", (name, sample) => {
  it("gives the same answer redacted, with the same lines in the same places", () => {
    const { captures, redaction } = redactedOf(sample, []);
    const again = run(withBytes(sample, redaction.captures));
    expect(sameAnswer(run(sample).report, again.report)).toEqual([]);
    expect(redaction.captures.map(({ text }) => text.split("\n").length - 1)).toEqual(
      captures.map(({ lines }) => lines.length),
    );
  });
});
