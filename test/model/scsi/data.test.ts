/** What a CDB asks for, and what sizes devices send: also where bytes of it are not known. */
import { describe, expect, it } from "vitest";
import type { Bytes } from "../../../src/model/bytes.ts";
import { cdbOfCode, commandOf, operationNamed } from "../../../src/model/scsi/cdb.ts";
import { capacity10Of, capacity16Of, inquiryOf, lunCountOf } from "../../../src/model/scsi/replies.ts";
import { senseOf } from "../../../src/model/scsi/sense.ts";
import { statusName, statusNamed } from "../../../src/model/scsi/status.ts";

const bytes = (text: string): Bytes =>
  text.split(" ").map((pair) => (pair === "??" ? null : Number.parseInt(pair, 16)));

describe("a command asks for", () => {
  it.each<readonly [string, string, number | null, number | null]>([
    ["12 00 00 00 06 00", "data-in", 6, null],
    ["12 00 00 01 00 00", "data-in", 256, null],
    ["12 00 00 ?? 06 00", "data-in", null, null],
    ["25 00 00 00 00 00 00 00 00 00", "data-in", 8, null],
    ["9e 10 00 00 00 00 00 00 00 00 00 00 00 20 00 00", "data-in", 32, null],
    ["a0 00 00 00 00 00 00 00 10 00 00 00", "data-in", 4096, null],
    ["28 00 00 00 10 00 00 00 08 00", "data-in", null, 8],
    ["08 00 00 00 00 00", "data-in", null, 256],
    ["28 00 00 00 10 00 00 00 00 00", "data-in", null, 0],
    ["2a 00 00 00 10 00 00 01 00 00", "data-out", null, 256],
    ["8a 00 00 00 00 00 00 00 10 00 00 01 00 00 00 00", "data-out", null, 65536],
    ["93 01 00 00 00 00 00 00 10 00 00 01 00 00 00 00", "data-out", null, 0],
    ["93 00 00 00 00 00 00 00 10 00 00 01 00 00 00 00", "data-out", null, 1],
    ["42 00 00 00 00 00 00 00 18 00", "data-out", 24, null],
    ["00 00 00 00 00 00", "none", 0, null],
    ["35 00 00 00 00 00 00 00 00 00", "none", 0, null],
  ])("%s: %s", (cdb, direction, count, blocks) => {
    expect(commandOf(bytes(cdb))).toMatchObject({ direction, bytes: count, blocks });
  });

  it("nothing that is known where its code is not", () => {
    expect(commandOf([0xc1, 0, 0])).toMatchObject({ name: null, direction: null, bytes: null, length: null });
    expect(commandOf([0x9e, null])).toMatchObject({ name: null, direction: null, length: 16 });
    expect(commandOf([null])).toBe(null);
    expect(commandOf([])).toBe(null);
  });
});

describe("a command that is only named", () => {
  it.each([
    ["INQUIRY", 0x12],
    ["READ_CAPACITY_10", 0x25],
    ["Read Capacity(16)", 0x9e],
    ["TUR", 0x00],
    ["REPORT LUNS", 0xa0],
  ])("%s", (name, code) => {
    expect(operationNamed(name)?.code).toBe(code);
    expect(cdbOfCode(code)[0]).toBe(code);
    expect(new Set(cdbOfCode(code).slice(1))).toEqual(new Set([null]));
  });

  it("is none where several have the name", () => {
    expect(operationNamed("READ")).toBe(null);
    expect(operationNamed("MODE SENSE")).toBe(null);
  });
});

describe("a capacity", () => {
  it("of 10 bytes of command", () => {
    expect(capacity10Of(bytes("00 3f ff ff 00 00 02 00"))).toEqual({
      lastBlock: 0x3fffffn,
      blockBytes: 512,
      bytes: 0x8000_0000n,
      plausible: true,
    });
    expect(capacity10Of(bytes("ff ff ff ff 00 00 10 00"))?.bytes).toBe(null);
    expect(capacity10Of(bytes("00 00 00 00 00 00 00 00"))?.plausible).toBe(false);
    expect(capacity10Of(bytes("00 3f ff ff 00 00 02"))).toBe(null);
    expect(capacity10Of(bytes("00 ?? ff ff 00 00 02 00"))).toBe(null);
  });

  it("of 16 bytes of command", () => {
    expect(capacity16Of(bytes("00 00 00 02 2e 93 2f ff 00 00 10 00"))?.bytes).toBe(0x22e933000n * 4096n);
  });
});

describe("a list of units", () => {
  it.each([
    ["00 00 00 10 00 00 00 00", 2],
    ["00 00 00 00", 0],
    ["00 00 00 0c", null],
    ["00 00 00", null],
  ])("%s", (list, count) => {
    expect(lunCountOf(bytes(list))).toBe(count);
  });
});

describe("what is not known", () => {
  it("stays so", () => {
    expect(inquiryOf(bytes("00 00 05 ?? 1f"))).toMatchObject({ version: 5, format: null, length: 36, plausible: null });
    expect(inquiryOf(bytes("00 00 00 00 00 00")).plausible).toBe(false);
    expect(inquiryOf([])).toMatchObject({ type: null, vendor: null, plausible: null });
    expect(senseOf(bytes("70 00 05 00 00 00 00 ?? 00 00 00 00 24 00"))).toMatchObject({ key: 5, asc: null });
    expect(senseOf(bytes("70 00 05 00 00 00 00 02 00 00 00 00 24 00"))).toMatchObject({ key: 5, asc: null });
    expect(senseOf(bytes("00 00 05"))).toBe(null);
    expect(statusName(3)).toBe(null);
    expect(statusNamed("WEATHER")).toBe(null);
  });
});
