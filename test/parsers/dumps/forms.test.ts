/** Every form of rows: it reads its own examples, and none reads what only looks like one. */
import { describe, expect, it } from "vitest";
import { dumpForms } from "../../../src/parsers/dumps/index.ts";
import { rowsIn } from "../../../src/parsers/find-row.ts";
import { kinds, read } from "../read.ts";

describe.each(dumpForms.map((form) => [form.id, form] as const))("%s", (id, form) => {
  it.each(form.examples)("reads %j", (example) => {
    const place = form.read(example.replaceAll("\t", " ")) ?? expect.fail("is no row");
    expect(place.row).toMatchObject({ form: id, refused: null });
    expect(place.row.span.end).toBeGreaterThan(place.row.span.start);
    expect(place.row.span.end).toBeLessThanOrEqual(example.length);
  });

  it.each(form.examples)("reads %j behind a tag, at its place", (example) => {
    const tag = "[Handler] ";
    const text = tag + example.replaceAll("\t", " ");
    const own = form.read(example.replaceAll("\t", " "))?.row ?? expect.fail("is no row");
    const row = rowsIn(text).find((place) => place.row.form === id)?.row ?? expect.fail("is no row");
    expect(text.slice(row.span.start, row.span.end)).toBe(
      example.replaceAll("\t", " ").slice(own.span.start, own.span.end),
    );
  });
});

describe("what only looks like a row", () => {
  it.each([
    "eth0 00:11:22:33:44:55",
    "00:11:22:33:44:55",
    "dead beef cafe",
    "add face dead",
    "deadbeef",
    "3f2504e0-4f89-11d3-9a0c-0305e82c3301",
    "6cb7282 A cut dump",
    "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
    "00000512",
    "20240101 120000 12",
    "000001 000002 000003",
    "12 bytes",
    "0x0000: 12 bytes",
    "CDB: 12 00 00 00 06 00",
    "};",
    "*",
    "b'hello'",
  ])("is no dump: %s", (line) => {
    expect(kinds(line)).not.toContain("dump");
    expect(kinds("[Handler] begin", line, line)).not.toContain("dump");
  });

  it("is the rest of a long command, and no command of its own", () => {
    const { events, unreadLines } = read(
      "CDB[00]: 7f 00 00 00 00 00 00 18 00 09 20 00 00 00 00 00",
      "CDB[10]: 00 00 00 08",
    );
    expect(events.map(({ kind }) => kind)).toEqual(["dispatch"]);
    expect(unreadLines).toMatchObject([{ line: 2 }]);
  });

  it("is no row of the dump above it", () => {
    const { events } = read("fDataBuffer dump: length = 6", "CDB: 12 00 00 00 06 00");
    expect(events[0]).toMatchObject({ kind: "dump", bytes: { value: null } });
  });
});
