/** What holds for every framing: its examples are its own and nobody else's, and no text makes it fail. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { every, particular } from "./every.ts";

/** The framings that take a line; a capture program's stamp is asked last, and counts only where nothing else takes the line. */
const takers = (line: string): readonly string[] => {
  const all = particular.filter((framing) => framing.match(line) !== null);
  const own = all.filter((framing) => framing.wraps !== true);
  return (own.length > 0 ? own : all).map(({ id }) => id);
};

const owned = particular.flatMap(({ id, examples }) => examples.map((line) => ({ id, line })));

/** Bodies as people paste them, in particular those that begin like an envelope. */
const BODIES = [
  "",
  "[UserProcessParallelTask_Impl] fBufferIOVMAddr          = 0x801c0000",
  "[AME_Host_Normal_Handler_SCSI_Request] [TaskID: 200] COMPLETING...",
  "-- [FIRMWARE PROBE: INCOMING DMA DUMP] --",
  "--- [Firmware Outgoing Data Dump from go_inquiry] ---",
  "  Host IOVA (High:Low) = 0x00000000801c0000",
  "Source Address: 0x228BB800, Length: 6 bytes",
  "0x0000: 00 00 05 12 1F 00",
  "0x00000000801c0000  00 00 05 12 1F 00",
  "0x00000000801c0006  0005 121f 0000",
  "00000000: 0000 0512 1f00                           ......",
  "[0x801c0000] mapped",
  "[0x100] first",
  "[200] COMPLETING...",
  "04:00.0 0",
  "vtd[0] fault: device 131:0:0 reason 0x6 R:0x101704000",
  'panic(cpu 5 caller 0xfffffe00aaaa5798): "dart-apciec0 (0xfffffe24aaaa0000): DART(DART) error: SID 1"',
  "default value = 6",
  "error -> 0xe00002c7",
  "T7 COMPLETING",
];

describe("every framing", () => {
  it("is named after its file and told apart by its id", () => {
    const ids = every.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    expect(particular.length).toBeGreaterThan(20);
  });

  it.each(owned)("$id alone takes: $line", ({ id, line }) => {
    expect(takers(line)).toEqual([id]);
  });

  it.each(owned)("$id does not call its own record furniture: $line", ({ line }) => {
    expect(every.filter((framing) => framing.furniture(line) !== null)).toEqual([]);
  });

  it.each(BODIES)("leaves a message without an envelope alone: %s", (body) => {
    expect(takers(body)).toEqual([]);
  });

  it("says of each example what stands in it", () => {
    for (const framing of particular) {
      for (const line of framing.examples) {
        const envelope = framing.match(line);
        expect(envelope).not.toBeNull();
        const { stamp, thread, process, sender, level, bodyColumn } = envelope ?? {};
        const place = framing.within === true ? line : line.slice(0, bodyColumn);
        for (const field of [stamp, thread, process, sender, level]) {
          if (typeof field === "string") expect(place, `${framing.id}: ${line}`).toContain(field);
        }
        if (framing.within === true) expect(bodyColumn, line).toBe(0);
        else expect(bodyColumn, line).toBeGreaterThan(0);
        expect(bodyColumn, line).toBeLessThan(line.length);
      }
    }
  });

  it("has at most one that takes an example with a part of it lost or changed", () => {
    const damaged = fc
      .record({
        example: fc.constantFrom(...owned.map(({ line }) => line)),
        at: fc.nat({ max: 120 }),
        length: fc.nat({ max: 6 }),
        put: fc.oneof(fc.constant(""), fc.constantFrom(" ", "[", "]", ":", ".", "0", "a", "<", "\t", "-"), fc.string()),
      })
      .map(({ example, at, length, put }) => example.slice(0, at) + put + example.slice(at + length));
    fc.assert(
      fc.property(damaged, (line) => {
        expect(takers(line).length, JSON.stringify([line, takers(line)])).toBeLessThanOrEqual(1);
      }),
      { numRuns: 4000 },
    );
  });

  it("keeps body and stamp inside the line, whatever the line is", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), fc.constantFrom(...owned.map(({ line }) => line)), (tail, example) => {
        for (const line of [tail, example.slice(0, example.length >> 1) + tail, example + tail]) {
          for (const framing of every) {
            const envelope = framing.match(line);
            framing.furniture(line);
            if (envelope === null) continue;
            expect(envelope.bodyColumn).toBeLessThanOrEqual(line.length);
            if (envelope.stamp === null) continue;
            const stamp = framing.stampOf(envelope.stamp);
            if (stamp !== null) expect(line).toContain(stamp.text);
          }
        }
      }),
    );
  });

  it("is done with a very long line at once", () => {
    for (const unit of ["a", " ", "[", "0", "-", "=~", "a b-", "[a ", "(x) ", '"']) {
      for (const { line } of owned) {
        const long = line.slice(0, 40) + unit.repeat(30_000);
        for (const framing of every) {
          framing.match(long);
          framing.furniture(long);
        }
      }
    }
  });

  it("does not let clocks of two framings be compared, unless they know their offset from UTC", () => {
    const domains = new Map<string, string>();
    for (const framing of particular) {
      for (const line of framing.examples) {
        const text = framing.match(line)?.stamp ?? null;
        const stamp = text === null ? null : framing.stampOf(text);
        if (stamp === null) continue;
        expect(stamp.kind === "wall", framing.id).toBe(stamp.domain === "wall");
        if (stamp.kind === "wall") continue;
        expect(domains.get(stamp.domain) ?? framing.id).toBe(framing.id);
        domains.set(stamp.domain, framing.id);
      }
    }
    expect(domains.size).toBeGreaterThan(8);
  });
});
