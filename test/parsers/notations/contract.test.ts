/** What holds for every notation: its examples are its own and nobody else's, and whatever is cut or changed in one is no wrong value. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { notations } from "../../../src/parsers/notations/index.ts";
import { citations, encode, read, readBytes } from "../read.ts";
import { DEXT, loggedBy, STYLES } from "./styles.ts";

const owned = notations.flatMap(({ id, examples }) => examples.map((lines) => [id, lines.join("\n")] as const));

const accounts = (text: string): void => {
  const { capture, events, unreadLines } = readBytes(encode(text));
  expect(capture.understood + capture.noise + capture.unread).toBe(capture.lines);
  expect(unreadLines.length).toBe(capture.unread);
  for (const { line, column, length, text: cited } of citations(events)) {
    expect(capture.text.get(line)?.slice(column - 1, column - 1 + length)).toBe(cited);
  }
};

describe("every notation", () => {
  it("is told apart by its id", () => {
    const ids = notations.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
  });

  it.each(owned)("%s takes its example", (id, text) => {
    expect(readBytes(encode(text)).capture.format).toBe(id);
  });

  it.each(owned)("%s takes its example in CRLF and in chunks, and between lines of text", (id, text) => {
    expect(readBytes(encode(text.replaceAll("\n", "\r\n")), 7).capture.format).toBe(id);
    const among = ["some words", "", text, "", "more words"].join("\n");
    const { capture } = readBytes(encode(among));
    expect(among.split("\n")[2]).toBe(text.split("\n")[0]);
    expect(capture.lines).toBe(among.split("\n").length);
    accounts(among);
  });

  it("accounts for every line of its examples, whatever is put into them", () => {
    const put = fc.oneof(fc.constantFrom("", '"', "{", "}", "[", "]", ",", "\n", "\\", ":", "=", "\t"), fc.string());
    const damaged = fc
      .record({ text: fc.constantFrom(...owned.map(([, text]) => text)), at: fc.nat(2000), length: fc.nat(30), put })
      .map(
        ({ text, at, length, put: more }) =>
          text.slice(0, at % text.length) + more + text.slice((at % text.length) + length),
      );
    fc.assert(
      fc.property(fc.array(damaged, { minLength: 1, maxLength: 3 }), (texts) => accounts(texts.join("\n"))),
      { numRuns: 400 },
    );
  });
});

const ADDRESS = 0x8a5c4000n;
const two = loggedBy(["[Go] fControllerTaskIdentifier = 200", "[Go] fBufferIOVMAddr = 0x8a5c4000", 'say "it"']);
const records = Object.entries(STYLES).filter(([, { id }]) => notations.some((notation) => notation.id === id));

describe.each(records)("a capture of the %s that is cut anywhere", (_, { write }) => {
  const text = write(two);
  const values = (cut: string) => {
    const { events } = readBytes(encode(cut));
    return events.map((event) => [
      event.task?.value ?? null,
      event.kind === "dispatch" ? (event.iova?.value ?? null) : event.kind,
    ]);
  };

  it("gives the values that stand in it whole, and no others", () => {
    const whole = text.indexOf("0x8a5c4000") + "0x8a5c4000".length;
    for (let at = 0; at < text.length; at += 1) {
      const cut = text.slice(0, at);
      accounts(cut);
      for (const [task, iova] of values(cut)) {
        expect([null, "200"]).toContain(task);
        // A table without quotes ends where its last cell does.
        if (at >= whole || !text.includes("\t")) expect([null, ADDRESS]).toContain(iova);
      }
    }
  });
});

describe("what was lost", () => {
  const event = (keys: object): string =>
    JSON.stringify({ timestamp: "2026-03-14 09:26:53.589793+0900", machTimestamp: 1, ...keys });
  const message = event({
    eventType: "logEvent",
    senderImagePath: DEXT,
    eventMessage: "[Go] fBufferIOVMAddr = 0x1000",
  });

  it.each([
    ["a stream in ndjson that was killed", [message], { kind: "cut", line: 1, count: 1 }],
    ["a list that was never closed", [`[${message},`], { kind: "cut", line: 1, count: 1 }],
    ["a record cut in its middle", [`[${message},`, message.slice(0, 200)], { kind: "cut", line: 2, count: 1 }],
    [
      "a loss event with a count",
      [`[${event({ eventType: "lossEvent", count: 63, saturated: true, timezoneName: "x" })}]`],
      { kind: "gap", line: 1, count: 63 },
    ],
    [
      "a loss event with a message",
      [`[${event({ eventType: "lossEvent", eventMessage: "lost >=63 unreliable messages from 81723-81955" })}]`],
      { kind: "gap", line: 1, count: 63 },
    ],
    [
      "a loss row",
      [
        '{"event_type":"Loss","log_type":"Loss","message":"","boot_uuid":"3590A0B1","timestamp":"2026-03-14T00:26:53.589793125Z"}',
      ],
      { kind: "gap", line: 1, count: 1 },
    ],
    [
      "a hidden value",
      [`[${event({ eventType: "logEvent", senderImagePath: DEXT, eventMessage: "fBufferIOVMAddr = <private>" })}]`],
      { kind: "redacted", line: 1, count: 1 },
    ],
  ])("%s", (_, lines, lost) => {
    expect(read(...lines).capture.lost).toContainEqual(lost);
  });

  it("is nothing where the last object counts the others", () => {
    expect(read(message, '{"count":1,"finished":1}').capture.lost).toEqual([]);
  });

  it("is the rest of a line that is too long, and the records before it count", () => {
    const line = `[${Array.from({ length: 400 }, () => message).join(",")}]`;
    const { capture, events } = read(line, "[Go] fRequestedTransferCount = 6");
    expect(events.length).toBeGreaterThan(200);
    expect(capture.lost).toEqual([{ kind: "cut", line: 1, count: 1 }]);
  });
});

describe("a record without its message", () => {
  const because = "the record has lost its message; only the format string is left";

  it("is unread if it may be evidence, and never guessed", () => {
    const json = { timestamp: "2026-03-14 09:26:53.589793+0900", eventType: "logEvent", senderImagePath: DEXT };
    const { events, unreadLines } = read(
      JSON.stringify({ ...json, formatString: "fBufferIOVMAddr = 0x%llx" }),
      JSON.stringify({
        ...json,
        processImagePath: "/usr/libexec/powerd",
        senderImagePath: "/usr/libexec/powerd",
        formatString: "wake %d",
      }),
    );
    expect(events).toEqual([]);
    expect(unreadLines.map((unread) => [unread.line, unread.because])).toEqual([[1, because]]);
  });
});

describe("text that only begins like records", () => {
  it("is read as the text that it is", () => {
    const lines = ["{", "  [Go] fBufferIOVMAddr = 0x1000", "}", '{"a": 1}', "[", "[Go] fRequestedTransferCount = 6"];
    const { events, capture } = read(...lines);
    expect([...capture.text.keys()]).toEqual([2, 6]);
    expect(events.map(({ kind }) => kind)).toEqual(["dispatch"]);
  });

  it("is given back in its order if it goes on for too long", () => {
    const open = ['{"list": [', ...Array.from({ length: 5000 }, () => "1,"), "[Go] fBufferIOVMAddr = 0x1000"];
    const { events, capture } = read("[Go] fControllerTaskIdentifier = 8", ...open);
    expect(events.map(({ line, lastLine }) => [line, lastLine])).toEqual([[1, 5003]].slice(0, events.length));
    expect(capture.text.has(5003)).toBe(true);
  });

  it.each([
    ["objects in objects", '{"a":\n'.repeat(20_000)],
    ["lists", "[\n".repeat(20_000)],
    ["open quotes", '2026-03-14T00:26:53.589Z,Log,Default,"x\n'.repeat(20_000)],
    ["one open quote", `2026-03-14T00:26:53.589Z,Log,Default,"x\n${"y\n".repeat(40_000)}`],
    ["backslashes", `{"a":"${"\\".repeat(60_000)}`],
    ["escapes", `[{"machTimestamp":1,"eventType":"logEvent","eventMessage":"${"\\n\\u0041".repeat(7000)}"}]`],
    ["events of a controller", "seqNum: 0x1\n".repeat(20_000)],
  ])("does not make it slow: %s", (_, text) => {
    const start = performance.now();
    accounts(text);
    expect(performance.now() - start).toBeLessThan(8000);
  });
});
