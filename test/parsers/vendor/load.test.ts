/** Dialect files: what is refused, where it is blamed, and what an accepted one changes and leaves alone. */
import { readFileSync } from "node:fs";
import { Ajv2020 } from "ajv/dist/2020.js";
import { describe, expect, it } from "vitest";
import type { FileProblem } from "../../../src/parsers/file-problem.ts";
import { lexiconOf } from "../../../src/parsers/lexicon.ts";
import { dialectJsonSchema } from "../../../src/parsers/schema.ts";
import type { VendorDialect } from "../../../src/parsers/vendor/dialect.ts";
import { loadDialect } from "../../../src/parsers/vendor/load.ts";
import { encode, gist, readBytes } from "../read.ts";

const text = readFileSync(new URL("../../../docs/examples/kestrel/kestrel.json", import.meta.url), "utf8");

// biome-ignore lint/suspicious/noExplicitAny: a file that somebody edits by hand has any shape.
type Loose = any;

const edited = (edit: (file: Loose) => void): string => {
  const file: Loose = JSON.parse(text);
  edit(file);
  return JSON.stringify(file);
};

const dialectIn = (json: string): VendorDialect => {
  const loaded = loadDialect(json);
  return "what" in loaded ? expect.fail(`${loaded.path.join(".")}: ${loaded.what}`) : loaded;
};

const problemIn = (json: string): FileProblem => {
  const loaded = loadDialect(json);
  return "what" in loaded ? loaded : expect.fail("is accepted");
};

/** What the caret of a problem points at. */
const pointedAt = ({ shown }: FileProblem): string | null =>
  shown === null ? null : shown.text.slice(shown.start, shown.end);

const mistakes: readonly (readonly [string, (file: Loose) => void, path: string, what: RegExp, next: RegExp])[] = [
  ["an unknown part", (file) => Object.assign(file, { kyes: {} }), "kyes", /not known/, /did you mean keys\?/],
  [
    "an unknown role",
    (file) => Object.assign(file.keys, { flow: "direktion" }),
    "keys.flow",
    /not known/,
    /mean direction\?/,
  ],
  [
    "an unknown property of a key",
    (file) => Object.assign(file.keys, { flow: { rolle: "task" } }),
    "keys.flow.rolle",
    /not known/,
    /mean role\?/,
  ],
  [
    "an unknown topic",
    (file) => Object.assign(file.lines[0], { topic: "recieve" }),
    "lines.0.topic",
    /not known/,
    /mean receive\?/,
  ],
  ["no id", (file) => delete file.id, "id", /missing/, /schema dialect/],
  ["another version", (file) => Object.assign(file, { dialect: "9" }), "dialect", /not known/, /did you mean 1\?/],
  ["no samples", (file) => delete file.samples, "samples", /no sample lines/, /add lines/],
  [
    "an empty list of samples",
    (file) => Object.assign(file, { samples: [] }),
    "samples",
    /no sample lines/,
    /add lines/,
  ],
  [
    "samples without events",
    (file) => Object.assign(file, { samples: [file.samples.at(-1)] }),
    "samples",
    /no sample expects/,
    /add lines/,
  ],
  ["an open question", (file) => Object.assign(file.keys, { flow: "?" }), "keys.flow", /still open/, /say what it is/],
  [
    "a guess",
    (file) => Object.assign(file.keys, { flow: "?direction" }),
    "keys.flow",
    /still a guess/,
    /if it is direction/,
  ],
  [
    "an open hole",
    (file) => Object.assign(file.lines[0], { line: "KFW {?} x" }),
    "lines.0.line",
    /still open/,
    /say what it is/,
  ],
  [
    "one key twice",
    (file) => Object.assign(file.keys, { Xfer_Ticket: "task" }),
    "keys.Xfer_Ticket",
    /same key as "xfer ticket"/,
    /leave one/,
  ],
  [
    "a hole that the event has no place for",
    (file) => Object.assign(file.lines[0], { line: "KFW {capacity}" }),
    "lines.0.line",
    /no place for capacity/,
    /another role/,
  ],
  [
    "a hole that is no role",
    (file) => Object.assign(file.lines[0], { line: "KFW {ticket}" }),
    "lines.0.line",
    /"ticket" is no role/,
    /another role/,
  ],
];

describe("a dialect file", () => {
  it("with nothing wrong is accepted, and is of the published shape", () => {
    expect(dialectIn(text).id).toBe("kestrel");
    const validate = new Ajv2020({ strict: false }).compile(dialectJsonSchema() as object);
    expect(validate(JSON.parse(text)), JSON.stringify(validate.errors)).toBe(true);
  });

  it.each(mistakes)("with %s is refused, and says where", (_, edit, path, what, next) => {
    const problem = problemIn(edited(edit));
    expect(problem.path.join(".")).toBe(path);
    expect(problem.what).toMatch(what);
    expect(problem.next).toMatch(next);
  });

  it("that is no JSON is refused at the place", () => {
    expect(problemIn('{"a": 1,\n "b" 2}')).toMatchObject({ what: expect.stringContaining("line 2") });
    for (const broken of ["", "[]", "null", "7", '"x"', "{", text.slice(0, 900)])
      expect(problemIn(broken).what).not.toBe("");
  });

  it("that says nothing new is refused", () => {
    const { dialect, id, about, samples }: Loose = JSON.parse(text);
    expect(problemIn(JSON.stringify({ dialect, id, about, samples })).what).toMatch(/nothing new/);
  });
});

describe("a sample that is read otherwise", () => {
  it.each([
    [
      "another value",
      (file: Loose) => Object.assign(file.samples[0].events[0].fields, { length: 9 }),
      "samples.0.events.0.fields.length",
      "9",
    ],
    [
      "a field that it has not",
      (file: Loose) => Object.assign(file.samples[0].events[0].fields, { lenght: 36 }),
      "samples.0.events.0.fields.lenght",
      null,
    ],
    [
      "another kind",
      (file: Loose) => Object.assign(file.samples[2].events[0], { kind: "complete" }),
      "samples.2.events.0",
      null,
    ],
    [
      "another side",
      (file: Loose) => Object.assign(file.samples[0].events[0], { side: "device" }),
      "samples.0.events.0",
      null,
    ],
    [
      "a line that no form fits",
      (file: Loose) => file.samples[5].lines.splice(0, 1, "KFW 12 =< 801c0000 +36"),
      "samples.5.events.0",
      "KFW 12 =< 801c0000 +36",
    ],
    [
      "one event too many",
      (file: Loose) => file.samples[7].lines.push("KFW 12 answered KS_FINE"),
      "samples.7.events",
      null,
    ],
    [
      "a hidden value that is told",
      (file: Loose) => Object.assign(file.samples[1].events[0].fields, { iova: "0x801c0000" }),
      "samples.1.events.0.fields.iova",
      "<private>",
    ],
  ])("%s is blamed at its place", (_, edit, path, pointed) => {
    const problem = problemIn(edited(edit));
    expect(problem.path.join(".")).toBe(path);
    expect(problem.what).toMatch(/^expected /);
    expect(pointedAt(problem)?.trim()).not.toBe("");
    if (pointed !== null) expect(pointedAt(problem)).toBe(pointed);
  });

  it("fails for every entry that is taken away, so that no entry is idle", () => {
    const entries: readonly ((file: Loose) => void)[] = [
      ...Object.keys(JSON.parse(text).keys).map((key) => (file: Loose) => delete file.keys[key]),
      ...[0, 1].map((index) => (file: Loose) => file.readings.splice(index, 1)),
      ...[0, 1, 2, 3, 4, 5].map((index) => (file: Loose) => file.lines.splice(index, 1)),
      ...["EBB", "FLOOD"].map((word) => (file: Loose) => delete file.values.direction[word]),
      ...["KS_FINE", "KS_TORN"].map((word) => (file: Loose) => delete file.values.status[word]),
    ];
    const idle = entries.filter((edit) => !("what" in loadDialect(edited(edit)))).map(String);
    expect(idle).toEqual([]);
  });
});

describe("an accepted dialect", () => {
  const line = "ring drained: xfer ticket=12 verdict=KS_FINE (0x45)";
  const events = (given: readonly VendorDialect[], ...lines: readonly string[]) =>
    readBytes(encode(lines.join("\n")), undefined, lexiconOf(given)).events;

  it("holds for its own analysis and for no other", () => {
    const kestrel = dialectIn(text);
    const torn = dialectIn(
      edited((file) => {
        file.values.status.KS_FINE = "bad";
        for (const { events: all } of file.samples)
          for (const one of all) if (one.fields.status === "good") one.fields.status = "bad";
      }),
    );
    const statuses = [[kestrel], [], [torn], [kestrel], []].map((given) =>
      events(given, line).map((event) => gist(event)["status"]),
    );
    expect(statuses).toMatchObject([[{ ok: true }], [], [{ ok: false }], [{ ok: true }], []]);
  });

  it("cites the very text of the line", () => {
    const [event] = events([dialectIn(text)], "ticket taken: xfer ticket=13 ring slot=<private> paydwords=2 flow=EBB");
    expect(event).toMatchObject({
      kind: "dispatch",
      iova: { value: null, loss: "redacted", at: { text: "<private>", column: 40 } },
    });
    const [reply] = events([dialectIn(text)], line);
    expect(reply).toMatchObject({ status: { value: { ok: true, text: "KS_FINE (0x45)" } } });
  });

  it("leaves what the house reads as it is", () => {
    const house = [
      "[Fn] fBufferIOVMAddr = 0x801c0000",
      "[Fn] fRequestedTransferCount = 6",
      "Source Address: 0x228BB800, Length: 6 bytes",
    ];
    expect(events([dialectIn(text)], ...house)).toEqual(events([], ...house));
  });

  it("counts in an envelope and behind a driver's name too", () => {
    const stamped = `2026-02-03 09:41:07.122665+0100 0x31c4     Default     0x0                  0      0    kstd: ${line}`;
    expect(events([dialectIn(text)], stamped).map(({ kind }) => kind)).toEqual(["reply"]);
  });
});
