/** What every dialect and every word must keep to: its own lines give its own events, and no two readings claim one line. */
import { describe, expect, it } from "vitest";
import { dialects } from "../../src/parsers/dialects/index.ts";
import { shipped } from "../../src/parsers/lexicon.ts";
import { sentenceOf } from "../../src/parsers/parse.ts";
import { TOPICS } from "../../src/parsers/topic.ts";
import { callOf, keyOf } from "../../src/parsers/vocabulary.ts";
import { kinds, read } from "./read.ts";

const readings = dialects.flatMap((dialect) =>
  dialect.readings.map((reading) => ({ dialect: dialect.id, ...reading })),
);

describe.each(dialects.map((dialect) => [dialect.id, dialect] as const))("%s", (_, dialect) => {
  it.each(dialect.samples.map((sample) => [sample.lines.join(" ⏎ "), sample] as const))(
    "reads %s",
    (_lines, sample) => {
      expect(kinds(...sample.lines)).toEqual(sample.gives);
    },
  );

  it("understands every line of its samples", () => {
    for (const { lines } of dialect.samples) expect(read(...lines).capture.understood, lines.join()).toBe(lines.length);
  });

  it("reads the same behind other tags and in front of other words", () => {
    for (const { lines, gives } of dialect.samples) {
      expect(kinds(...lines.map((line) => `[Renamed_Tag] ${line}`))).toEqual(gives);
      expect(kinds("powerd: lid is open", ...lines, "", "bluetoothd: scanning finished")).toEqual(gives);
    }
  });
});

describe("a reading", () => {
  it.each(readings.map((reading) => [reading.example, reading] as const))(
    "takes its example: %s",
    (example, reading) => {
      const sentence = sentenceOf(example, shipped) ?? expect.fail("is no statement");
      expect(reading.reads(sentence)).toBe(true);
    },
  );

  it.each(readings.map((reading) => [reading.example, reading] as const))(
    "is the only one for: %s",
    (example, reading) => {
      const sentence = sentenceOf(example, shipped) ?? expect.fail("is no statement");
      const others = readings.filter((other) => other.example !== example && other.reads(sentence));
      expect(
        others.filter((other) => other.topics.join() !== reading.topics.join()).map((other) => other.example),
      ).toEqual([]);
    },
  );

  it("is about something that has a place among the topics", () => {
    for (const { topics } of readings) for (const topic of topics) expect(TOPICS[topic]).toBeDefined();
  });
});

describe("the vocabulary", () => {
  it.each([
    [["fBufferIOVMAddr"], "dispatched"],
    [["buffer_iovm_addr"], "dispatched"],
    [["BUFFER", "IOVM", "ADDRESS"], "dispatched"],
    [["fRequestedTransferCount"], "requested"],
    [["Host", "IOVA"], "received"],
    [["host_addr"], "received"],
    [["DataLength", "in", "Header"], "stated-length"],
    [["Source", "Address"], "source-address"],
    [["fControllerTaskIdentifier"], "task"],
    [["TaskID"], "task"],
    [["kIOMaximumSegmentCountReadKey"], "constraint"],
    [["HBA", "Data", "Alignment"], "constraint"],
  ])("knows %s", (words, role) => {
    expect(keyOf(words)?.role).toBe(role);
  });

  it.each(["UserGetDataBuffer", "UserGetDataBuffer_Impl", "usergetdatabuffer", "User_Get_Data_Buffer"])(
    "knows %s",
    (name) => {
      expect(callOf(name)?.call).toBe("get-data-buffer");
    },
  );

  it("knows nothing else", () => {
    expect(keyOf(["colour"])).toBeUndefined();
    expect(callOf("printf")).toBeUndefined();
  });
});
