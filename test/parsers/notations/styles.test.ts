/** One capture gives one set of events, in whatever style somebody saved it. */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { citations, encode, gist, readBytes } from "../read.ts";
import { DEXT, type Logged, loggedBy, STYLES } from "./styles.ts";

const ROOT = join(import.meta.dirname, "../../../samples");

const captures = readdirSync(ROOT, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .flatMap(({ name }) => {
    const path = join(ROOT, name, "dext.log");
    try {
      const lines = readFileSync(path, "utf8").split(/\r?\n/);
      // A capture with envelopes of its own is in a style already.
      return lines.some((line) => /^\d{4}-\d\d/.test(line)) ? [] : [[name, loggedBy(lines)] as const];
    } catch {
      return [];
    }
  });

const styles = Object.entries(STYLES).map(([style, { id, write }]) => [style, id, write] as const);

const threads: readonly Logged[] = loggedBy([
  "[Go] fControllerTaskIdentifier = 8",
  "[Go] fControllerTaskIdentifier = 9",
  "[Go] fBufferIOVMAddr = 0x801c0000",
  "[Go] fBufferIOVMAddr = 0x902d0000",
  "[Go] fRequestedTransferCount = 6",
  "[Go] fRequestedTransferCount = 36",
]).map((one, at) => ({ ...one, thread: at % 2 === 0 ? 9961 : 70_000 }));

const reads = (text: string) => readBytes(encode(text));

describe.each(styles)("%s", (style, id, write) => {
  it("is known", () => {
    const { capture } = reads(write(captures[0]?.[1] ?? []));
    expect([capture.format, capture.lost]).toEqual([id, []]);
  });

  it.each(captures)("gives the events of %s", (_, all) => {
    const plain = reads(STYLES["default style"]?.write(all) ?? "");
    const other = reads(write(all));
    expect(plain.events.length).toBeGreaterThan(0);
    expect(other.events.map(gist)).toEqual(plain.events.map(gist));
    const nowhere = ["syslog style", "json style in one line"].includes(style);
    if (!nowhere)
      expect(other.unreadLines.map(({ because }) => because)).toEqual(plain.unreadLines.map(({ because }) => because));
  });

  it.each(captures)("cites what stands in %s, and accounts for every line", (_, all) => {
    const text = write(all);
    const lines = text.split("\n");
    const { capture, events, unreadLines } = reads(text);
    for (const { line, column, length, text: cited } of citations(events)) {
      expect(lines[line - 1]?.slice(column - 1, column - 1 + length)).toBe(cited);
      expect(capture.text.get(line)).toBe(lines[line - 1]);
    }
    expect(capture.lines).toBe(text.endsWith("\n") ? lines.length - 1 : lines.length);
    expect(capture.understood + capture.noise + capture.unread).toBe(capture.lines);
    expect([capture.text.size, unreadLines.length]).toEqual([capture.understood, capture.unread]);
  });
});

describe.each(styles.filter(([style]) => style !== "syslog style"))("threads in %s", (_, _id, write) => {
  it("are kept apart, and named as log show names them", () => {
    const { events } = reads(write(threads));
    expect(events.map(gist).map(({ task, iova, length }) => [task, iova, length])).toEqual([
      ["8", 0x801c0000n, 6],
      ["9", 0x902d0000n, 36],
    ]);
    expect(events.map(({ thread }) => thread?.replace(/^(?!0x)/, "0x"))).toEqual(["0x26e9", "0x11170"]);
  });
});

describe("a message of several lines, with everything that is escaped", () => {
  const message =
    'fDataBuffer "dump": length = 16\n0x0000: 41 22 5C 2F 09 00 00 00 00 00 00 00 00 00 00 00  |A"\\/é\t.|\n[Go] fBufferIOVMAddr = 0x801c0000';
  const all: readonly Logged[] = [{ at: 0, thread: 9961, process: "/kernel", image: DEXT, message }];
  const several = styles.filter(([, id]) => !["unified-log-reader-all"].includes(id));

  it.each(several)("is read line by line in %s", (_, _id, write) => {
    const text = write(all);
    const { events } = reads(text);
    expect(events.map(({ kind }) => kind)).toEqual(["dump", "dispatch"]);
    expect(events.map(gist)).toEqual(reads(STYLES["default style"]?.write(all) ?? "").events.map(gist));
    const lines = text.split("\n");
    for (const { line, column, length, text: cited } of citations(events)) {
      expect(lines[line - 1]?.slice(column - 1, column - 1 + length)).toBe(cited);
    }
  });
});
