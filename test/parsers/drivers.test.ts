/** A line is asked about by the gates of its words alone: that gives what all gates give, for every line that a dialect knows. */
import { describe, expect, it } from "vitest";
import { dialects } from "../../src/parsers/dialects/index.ts";
import { openDrivers } from "../../src/parsers/drivers.ts";
import { NO_ENVELOPE, type Peek } from "../../src/parsers/framing.ts";
import { shipped } from "../../src/parsers/lexicon.ts";
import type { Word } from "../../src/parsers/skim/required.ts";

const record = (body: string, process = "powerd", sender: string | null = null): Peek => ({
  envelope: { ...NO_ENVELOPE, process, sender },
  body,
});

/** As a search finds them. */
const wordsIn = (line: string, words: readonly Word[]): readonly Word[] =>
  words.filter(({ text, notBehind }) => {
    const places = [...line.toLowerCase().matchAll(new RegExp(text.replaceAll(/\W/g, "\\$&"), "g"))];
    return places.some(({ index }) => notBehind === "" || !line.toLowerCase().slice(0, index).endsWith(notBehind));
  });

const bodies = dialects.flatMap(({ samples, readings }) => [
  ...samples.flatMap(({ lines }) => lines),
  ...readings.map(({ example }) => example),
]);

/** Other lines are read whatever their words are. */
const isPlain = (body: string): boolean => /^[\t\x20-\x7e]*$/.test(body);

/** Lines of other programs that hold words and are nobody's. */
const CHATTER = [
  "disk14s0 appeared, size 114748321 bytes, SCSI task queue depth 48, ready=0",
  "Acquiring assertion targeting app from originator dock",
  "config of /System/Library/Extensions/Sandbox.kext closed",
  "client 4 expected 0 of 6 bytes",
  "default handler is no fault",
];

describe("what the gates of its words say of a line", () => {
  it.each([...new Set([...bodies, ...CHATTER])].filter(isPlain))("%s", (body) => {
    const drivers = openDrivers(shipped);
    const line = `powerd: ${body}`;
    const look = () => record(body);
    const found = wordsIn(line, drivers.words() ?? []);
    expect(drivers.matters(line, look, found)).toBe(drivers.matters(line, look, null));
  });
});

describe("a line of a writer that turned out to be a driver", () => {
  // The second one holds a word of a gate, which is looked for in its place.
  it.each(["com.kestrel.io", "abort_daemon", "bytesd"])("%s counts whatever its words are", (process) => {
    const drivers = openDrivers(shipped);
    drivers.add(`${process}/`);
    const line = `${process}: lid is open`;
    expect(drivers.matters(line, () => record("lid is open", process), wordsIn(line, drivers.words() ?? []))).toBe(
      true,
    );
  });

  it("leaves lines of others out that only name it", () => {
    const drivers = openDrivers(shipped);
    drivers.add("abort_daemon/");
    const line = "launchd: abort_daemon was asked to go";
    expect(
      drivers.matters(
        line,
        () => record("abort_daemon was asked to go", "launchd"),
        wordsIn(line, drivers.words() ?? []),
      ),
    ).toBe(false);
  });
});

describe("the name of a driver", () => {
  const SENDER = "com.kestrel.hba.dext";
  const LINE = `kernel: (${SENDER}) config closed`;

  it("is enough once one of its lines was looked at", () => {
    const drivers = openDrivers(shipped);
    expect(drivers.names(LINE)).toBe(false);
    expect(drivers.matters(LINE, () => record("config closed", "kernel", SENDER), null)).toBe(true);
    expect(drivers.names(LINE)).toBe(true);
    expect(drivers.names("kernel: (com.kestrel.fan) config closed")).toBe(false);
  });

  it.each([
    ["of a writer that is no driver", "powerd", "com.kestrel.powerd.agent"],
    ["so short that it may be a word of anybody's", "x.driver", null],
  ])("is none, %s", (_why, process, sender) => {
    const drivers = openDrivers(shipped);
    const line = `${process}: (${sender}) config closed`;
    drivers.matters(line, () => record("config closed", process, sender), null);
    expect(drivers.names(line)).toBe(false);
  });
});
