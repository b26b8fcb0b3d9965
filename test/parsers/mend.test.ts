/** One capture, passed on in the ways in which people pass logs on: the same events, each cited as it was captured. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { citations, encode, gist, read, readBytes } from "./read.ts";

const ROOT = join(import.meta.dirname, "../../samples");

const sample = (path: string): string => readFileSync(join(ROOT, path), "utf8");

const BARE = { "a bare dext.log": sample("seed/dext.log"), "a bare fw.log": sample("seed/fw.log") };
const FRAMED = {
  "a log show capture": sample("seed-log-show/dext.log"),
  "a start-up": sample("healthy-probe/dext.log"),
};

type Disguise = (text: string) => string;

const each =
  (change: (line: string, at: number) => string): Disguise =>
  (text) =>
    text.split("\n").map(change).join("\n");

const html = (line: string): string => line.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");

const quotedPrintable = (line: string): string =>
  (line.replaceAll("=", "=3D").match(/.{1,70}(?<!=|=3)|.{1,74}/g) ?? [""]).join("=\n");

/** Wraps at blanks as a mail program does. */
const wrapped = (width: number): Disguise =>
  each((line) => {
    const out: string[] = [];
    let rest = line;
    while (rest.length > width) {
      const at = rest.lastIndexOf(" ", width);
      const cut = at > 0 ? at : rest.indexOf(" ");
      if (cut <= 0) break;
      out.push(rest.slice(0, cut));
      rest = rest.slice(cut + 1);
    }
    return [...out, rest].join("\n");
  });

const DISGUISES: Readonly<Record<string, Disguise>> = {
  "quoted in a mail": each((line) => `> ${line}`),
  "quoted without a blank": each((line) => (line === "" ? ">" : `>${line}`)),
  "quoted twice": each((line) => `> > ${line}`),
  "quoted below a heading": (text) => `On Monday, somebody wrote:\n\n${each((line) => `> ${line}`)(text)}`,
  "numbered by an editor": each((line, at) => `${String(at + 1).padStart(4)} | ${line}`),
  "numbered with colons": each((line, at) => `${at + 98}: ${line}`),
  "numbered by cat": each((line, at) => `${String(at + 1).padStart(6)}\t${line}`),
  "numbered by grep": each((line, at) => `logs/capture.log:${at * 2 + 1}:${line}`),
  "named by grep": each((line) => `capture.log:${line}`),
  "quoted and numbered": each((line, at) => `> ${at + 1} | ${line}`),
  "in a fence": (text) => `\`\`\`text\n${text}\n\`\`\``,
  "in markup": (text) => `<pre>${html(text)}</pre>`,
  "in colours": each((line) => `\u001b[0;32m${line}\u001b[0m`),
  "in colours as a pager shows them": each((line) => `^[[32m${line}^[[0m`),
  "with blanks that do not break": (text) => text.replaceAll("  ", "\u00a0 "),
  "with invisible characters in its numbers": (text) => text.replaceAll(/0x(\w{4})/g, "0x$1\u200b"),
  "with marks of direction": each((line) => `\u200e${line}\u200f`),
  "with dashes that a word processor set": (text) => text.replaceAll("---", "\u2014"),
  "with a cross for the x": (text) => text.replaceAll("0x", "0\u00d7"),
  "in full-width characters": (text) =>
    text.replaceAll(/0x[0-9a-f]+|=/g, (match) =>
      [...match].map((char) => String.fromCharCode(char.charCodeAt(0) + 0xfee0)).join(""),
    ),
  "as quoted-printable": each(quotedPrintable),
};

const OF_RECORDS: Readonly<Record<string, Disguise>> = {
  "indented as code": each((line) => (line === "" ? "" : `    ${line}`)),
  "as a list": each((line) => (line === "" ? "" : `- ${line}`)),
  "wrapped at 76": wrapped(76),
  "wrapped at 100": wrapped(100),
  "flattened into one line": (text) => text.trimEnd().replaceAll("\n", " "),
};

/** Events without their places; the text of a status is kept as it was captured. */
const said = (text: string): readonly string[] =>
  readBytes(encode(text)).events.map((event) =>
    JSON.stringify(gist(event), (key, value) =>
      key === "text" ? null : typeof value === "bigint" ? `${value}` : value,
    ),
  );

const check = (text: string, disguise: Disguise): void => {
  const changed = disguise(text);
  const whole = readBytes(encode(changed));
  expect(said(changed)).toEqual(said(text));
  const lines = changed.split("\n");
  for (const { line, column, length, text: cited } of citations(whole.events)) {
    expect(lines[line - 1]?.slice(column - 1, column - 1 + length)).toBe(cited);
    expect(whole.capture.text.get(line)).toBe(lines[line - 1]);
  }
  const { understood, noise, unread, lines: count } = whole.capture;
  expect([understood + noise + unread, whole.capture.text.size]).toEqual([count, understood]);
};

describe.each(Object.entries({ ...BARE, ...FRAMED }))("%s", (_, text) => {
  it.each(Object.entries(DISGUISES))("is read %s", (__, disguise) => check(text, disguise));
});

describe.each(Object.entries(FRAMED))("%s", (_, text) => {
  it.each(Object.entries(OF_RECORDS))("is read %s", (__, disguise) => check(text, disguise));
});

describe("what is no wrapper", () => {
  it.each([
    ["a counter that does not go up by one", "12: iova = 0x1000", "15: iova = 0x2000", "16: iova = 0x3000"],
    ["rows of a dump", "fDataBuffer dump: length = 48", "00000010: 0000 0512", "00000020: 1f00 0002"],
  ])("%s stays", (_, ...lines) => {
    const { capture, unreadLines } = read(...lines);
    expect(capture.understood + unreadLines.length).toBeGreaterThan(0);
  });

  it("is a record in a message: only what begins its line begins a record", () => {
    const record =
      "2026-03-14 09:26:53.589793+0900 0x26e9     Default     0x0                  0      0    kernel: (a.dext) ";
    const { events } = read(`${record}[Fn] name = ${record}[Fn] fBufferIOVMAddr = 0x801c0000`);
    expect(events.length).toBeLessThanOrEqual(1);
  });
});

describe("a hole in a number", () => {
  it("leaves it unknown: nobody knows what stood there", () => {
    const [event] = read(
      "[UserProcessParallelTask] fBufferIOVMAddr = 0x801c\u00000000, fRequestedTransferCount = 6",
    ).events;
    expect(event).toMatchObject({ kind: "dispatch", length: { value: 6 } });
    expect((event as { iova: { value: bigint | null } | null }).iova?.value ?? null).toBe(null);
  });
});
