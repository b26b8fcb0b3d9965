/** What is left out before it is decoded changes nothing: every sample gives the same events and the same account, searched or read whole. */
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, it } from "vitest";
import { writeCapture } from "../../scripts/bench/data.mjs";
import { openCapture } from "../../src/parsers/capture.ts";
import { shipped } from "../../src/parsers/lexicon.ts";
import type { Search } from "../../src/parsers/skim/skim.ts";
import { samples } from "./load.ts";

/** From the first line on, as soon as a record is known. */
const AT_ONCE: Search = { readFirst: 0, step: 256, plain: false };

const read = (bytes: Uint8Array, search: Search | null) => {
  const reader = openCapture("capture.log", 0, shipped, { search });
  reader.feed(bytes);
  const { skimmed, ...parsed } = reader.finish();
  // A stamp is read when it is asked for.
  return { skimmed, parsed };
};

const encode = (text: string): Uint8Array => new TextEncoder().encode(text);

/** Records of programs that are no driver, in the styles of log show; some with words of a driver, bytes above ASCII, lines of their own. */
const NOISE: readonly ((at: number) => string)[] = [
  (at) =>
    `2026-03-14 09:26:53.${589000 + at}+0900 0x26e9     Default     0x0                  612    0    powerd: [com.apple.powerd:sleep] lid ${at} is open`,
  (at) =>
    `2026-03-14 09:26:53.${589000 + at}+0900 0x77       Default     0x0                  1      0    Google Chrome Helper (Renderer): (Foundation) default handler ${at} done`,
  (at) =>
    `2026-03-14 09:26:53.${589000 + at}+0900 0x26e9     Error       0x0                  99     0    mdsd: (CoreFoundation) Für ${at} läuft`,
  (at) =>
    `2026-03-14 09:26:53.${589000 + at}+0900 0x26e9     Info        0x0                  99     0    logd: lost >=${at} unreliable messages from 1-2 (Mach continuous exact start-approx. end)`,
  (at) =>
    `2026-03-14 09:26:53.${589000 + at}+0900 0x81       Default     0x0                  7      0    xpcd: client ${at} expected\n\tmore of it = 0x${at}000\n\t}`,
  (at) =>
    `2026-03-14 09:26:53.${589000 + at}+0900 0x26e9     Default     0x0                  7      0    sysmond: --- ${at} ---`,
  // Words of gates that take none of it.
  (at) =>
    `2026-03-14 09:26:53.${589000 + at}+0900 0x26e9     Default     0x0                  8      0    storagekitd: disk${at} SCSI task queue depth 14, ${at} bytes, assertion 0xffff0001`,
  // More words than are told apart.
  (at) =>
    `2026-03-14 09:26:53.${589000 + at}+0900 0x26e9     Default     0x0                  9      0    cfprefsd: ${"config kext of driver version ".repeat(6)}${at}`,
];

const STYLED = /^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d\.\d{6}\+\d{4} 0x/;

/** So many lines are held before any is read. */
const HELD = 512;

/** The lines with noise in front and between those that begin as records of log show; `null` where none does. */
const amidst = (bytes: Uint8Array): Uint8Array | null => {
  const lines = new TextDecoder("utf-8").decode(bytes).split("\n");
  if (!lines.some((line) => STYLED.test(line))) return null;
  const noise = (at: number): readonly string[] => NOISE.map((one) => one(at));
  const ahead = Array.from({ length: HELD }, (_, at) => NOISE[0]?.(at) ?? "");
  const among = lines.flatMap((line, at) => (STYLED.test(line) ? [...noise(at), line] : [line]));
  return encode([...ahead, ...among].join("\n"));
};

/** Captures of log show in samples. */
const styled = samples.flatMap(({ name, captures }) =>
  captures.flatMap((capture) => {
    const own = amidst(capture.bytes);
    return own === null ? [] : [[`${name}/${capture.name}`, own] as const];
  }),
);

it.each(styled)("%s amidst noise gives the same, searched or read whole", (_, bytes) => {
  const { parsed } = read(bytes, null);
  const searched = read(bytes, AT_ONCE);
  expect(searched.parsed).toEqual(parsed);
  expect(searched.skimmed.lines).toBeGreaterThan(0);
  expect(read(bytes, { ...AT_ONCE, plain: true })).toEqual(searched);
});

it.each(samples.map((sample) => [sample.name, sample] as const))("%s gives the same", (_, { captures }) => {
  for (const { bytes } of captures) expect(read(bytes, AT_ONCE).parsed).toEqual(read(bytes, null).parsed);
});

it("leaves out what other programs write of disks, tasks and bytes in the benchmark's own captures", () => {
  const folder = mkdtempSync(join(tmpdir(), "skim-"));
  const path = join(folder, "sparse.log");
  const { lines } = writeCapture(path, { bytes: 12e6, share: 2 });
  const { skimmed } = read(readFileSync(path), { ...AT_ONCE, step: 0x10000 });
  rmSync(folder, { recursive: true });
  expect(skimmed.lines / lines).toBeGreaterThan(0.95);
});

it("leaves out most of a capture in which little is about a transfer", () => {
  const record = NOISE[0]?.(0) ?? "";
  const wanted = record.replace(/powerd: .*/, "kernel: (com.example.raid.dext) [Fn] fBufferIOVMAddr = 0x801c0000");
  const lines = Array.from({ length: 2000 }, (_, at) => (at % 100 === 50 ? wanted : (NOISE[0]?.(at) ?? "")));
  const { skimmed, parsed } = read(encode(`${lines.join("\n")}\n`), AT_ONCE);
  expect(parsed.capture.lines).toBe(2000);
  expect(parsed.capture.understood).toBe(20);
  expect(skimmed.lines).toBeGreaterThan(1400);
  expect(skimmed.off).toBeNull();
});
