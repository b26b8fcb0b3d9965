/** Laws of the parsers over every sample: what must not change the events, and what every capture must account for. */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import type { Event } from "../../src/model/event.ts";
import { PASTE, PASTE_EVIDENCE, PASTE_KINDS } from "./paste.ts";
import { citations, encode, gist, readBytes, wide } from "./read.ts";

const ROOT = join(import.meta.dirname, "../../samples");

const captures: readonly (readonly [string, string])[] = readdirSync(ROOT, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .flatMap(({ name }) =>
    readdirSync(join(ROOT, name))
      .filter((file) => file.endsWith(".log") || file === "paste.txt")
      .map((file) => [`${name}/${file}`, readFileSync(join(ROOT, name, file), "utf8")] as const),
  );

const events = (text: string): readonly Event[] => readBytes(encode(text)).events;

/** Events with all their places, but without the text of tags. */
const untagged = (text: string) => events(text).map(({ tag: _tag, ...event }) => JSON.stringify(event, big));

const big = (_key: string, value: unknown): unknown => (typeof value === "bigint" ? `${value}n` : value);

describe.each([...captures, ["a paste", PASTE] as const])("%s", (_, text) => {
  const whole = readBytes(encode(text));

  it("is the same in chunks of any size", () => {
    for (const size of [1, 7, 4096]) expect(readBytes(encode(text), size)).toEqual(whole);
  });

  it("gives the same events with other line ends and in UTF-16", () => {
    const twins = [encode(text.replaceAll("\n", "\r\n")), encode(text.replaceAll("\n", "\r")), wide(text)];
    for (const twin of twins) expect(readBytes(twin, 11).events).toEqual(whole.events);
  });

  it("gives the same events among lines of other programs", () => {
    const chatter = ["powerd: lid is open", "bluetoothd: scanning finished"];
    const mixed = text.split("\n").flatMap((line, at) => [...(at % 3 === 0 ? chatter : []), line]);
    expect(events(mixed.join("\n")).map(gist)).toEqual(events(text).map(gist));
  });

  it("cites only text that stands where it says, on lines that it keeps", () => {
    const lines = text.split("\n");
    for (const { line, column, length, text: cited } of citations(whole.events)) {
      expect(lines[line - 1]?.slice(column - 1, column - 1 + length)).toBe(cited);
      expect(whole.capture.text.get(line)).toBe(lines[line - 1]);
      expect(cited.length).toBe(length);
    }
  });

  it("accounts for every line", () => {
    const { lines, understood, noise, unread, text: kept } = whole.capture;
    expect(understood + noise + unread).toBe(lines);
    expect(noise).toBeGreaterThanOrEqual(0);
    expect([kept.size, whole.unreadLines.length]).toEqual([understood, unread]);
    expect(whole.unreadLines.filter(({ line }) => kept.has(line))).toEqual([]);
  });

  it("has its events in the order of their lines", () => {
    const first = whole.events.map(({ line }) => line);
    expect(first).toEqual([...first].sort((a, b) => a - b));
    for (const { line, lastLine } of whole.events) expect(lastLine).toBeGreaterThanOrEqual(line);
  });
});

/** Tags in brackets that are no method of the framework: they may be called anything. */
const TAG = /\[([A-Za-z]\w*(?:_\w+)+|\w+::\w+)\]/g;

describe.each(captures)("%s with other tags", (_, text) => {
  it("gives the same events apart from the tags", () => {
    // As long as the old ones, so that even the places stay.
    const renamed = text.replaceAll(TAG, (whole, tag: string) =>
      /User(?:Initialize|Start|Report|Process)/.test(tag) ? whole : `[${"x".repeat(tag.length)}]`,
    );
    expect(untagged(renamed)).toEqual(untagged(text));
  });
});

describe("two captures in one file", () => {
  const pairs = [...new Set(captures.map(([name]) => name.split("/")[0] ?? ""))].flatMap((name) => {
    const [dext, fw] = ["dext.log", "fw.log"].map((file) => captures.find(([own]) => own === `${name}/${file}`)?.[1]);
    return dext === undefined || fw === undefined ? [] : [[name, dext, fw] as const];
  });

  const joined = (...texts: readonly string[]) =>
    texts.map((text) => (text.endsWith("\n") ? text : `${text}\n`)).join("");

  it.each(pairs)("%s: either order gives the events of both", (_, dext, fw) => {
    const apart = [...events(dext), ...events(fw)].map((event) => JSON.stringify(gist(event), big)).sort();
    for (const text of [joined(dext, fw), joined(fw, dext), joined(dext, "\n", fw)]) {
      const together = events(text).map((event) => JSON.stringify(gist(event), big));
      expect([...together].sort()).toEqual(apart);
    }
  });

  /** A controller that is cut off says nothing, and one with stamps of its own keeps them. */
  const talking = pairs.filter(([, , fw]) => {
    const own = events(fw).filter(({ side }) => side === "device");
    return own.length > 0 && own.every(({ stamp }) => stamp === null);
  });

  it.each(talking)("%s: no line of the controller takes the stamp of a host's record", (_, dext, fw) => {
    const device = events(joined(dext, fw)).filter((event) => event.side === "device");
    expect(device.length).toBeGreaterThan(0);
    for (const event of device) expect([event.stamp, event.thread]).toEqual([null, null]);
  });
});

describe("a paste of prose, code and lines", () => {
  const { events: found, capture, unreadLines } = readBytes(encode(PASTE));

  it("gives the events of its lines and none of its prose", () => {
    expect(found.map(({ kind }) => kind)).toEqual(PASTE_KINDS);
    expect([...capture.text.keys()].sort((a, b) => a - b)).toEqual(PASTE_EVIDENCE);
    expect(unreadLines).toEqual([]);
    expect(capture.side).toBe("both");
  });
});
