/** From what was said to what somebody saved: the level decides what is logged, the dialect how, and noise what is left of it. */
import type { Dialect, Voice } from "./dialects/dialect.ts";
import { drawOf } from "./random.ts";
import type { Level } from "./scenario.ts";
import type { Kind, Source, Statement } from "./statement.ts";

export interface Noise {
  /** Share of the lines that are lost, one by one. */
  readonly dropped: number;
  /** The capture starts behind this task; `-1`: at the start of the driver. */
  readonly startsBehind: number;
  /** Share of the host's lines in which every address is hidden. */
  readonly redacted: number;
  /** Dumps end after their first row. */
  readonly cutDumps: boolean;
  /** The firmware's clock: as it is, ahead and too fast, or kept out of the capture. */
  readonly clock: "true" | "skewed" | "none";
  /** One file with the firmware's lines behind or before the host's, or two. */
  readonly files: "two" | "host first" | "firmware first";
  /** Lines of a second driver of the same kind stand between the host's. */
  readonly secondController: boolean;
  /** What a person states. */
  readonly testimony: "none" | "true" | "wrong";
}

export const QUIET: Noise = {
  dropped: 0,
  startsBehind: -1,
  redacted: 0,
  cutDumps: false,
  clock: "true",
  files: "two",
  secondController: false,
  testimony: "none",
};

export interface Line {
  readonly source: Source;
  readonly at: number;
  /** What it was written for. */
  readonly statement: Statement;
  readonly message: string;
}

export interface Saved {
  readonly name: string;
  readonly text: string;
}

const KERNEL: readonly Kind[] = ["fault", "width", "timeout", "crash"];
const SEED: readonly Kind[] = [
  "dispatch",
  "reply",
  "received",
  "staged",
  "dump",
  "disk",
  "clientError",
  "clientShort",
  "prepare",
  "firmwareFault",
];
const DRIVER: readonly Kind[] = [
  "initBegin",
  "initStep",
  "constraintKey",
  "constraints",
  "override",
  "initEnd",
  "specification",
  "highest",
  "properties",
  "started",
  "dataBuffer",
  "unprepare",
  "submit",
  "doorbell",
  "clear",
  "copy",
  "complete",
  "abort",
  "registers",
  "notOpen",
  "enter",
];
const CLIENT: readonly Kind[] = ["canary", "clientDump"];
const FIRMWARE: readonly Kind[] = ["engine", "engineDone", "posted"];

const LOGGED: Readonly<Record<Level, ReadonlySet<Kind>>> = {
  T0: new Set(SEED),
  "T0+klog": new Set([...SEED, ...KERNEL]),
  T1: new Set([...SEED, ...DRIVER]),
  T2: new Set([...SEED, ...DRIVER, ...KERNEL]),
  T3: new Set([...SEED, ...DRIVER, ...KERNEL, ...CLIENT]),
  T4: new Set([...SEED, ...DRIVER, ...KERNEL, ...CLIENT, ...FIRMWARE]),
};

const HIDDEN = /0x[0-9a-f]{6,}/giu;

/** The lines that are left, in the order of the true clock. A line is lost or kept by its name, so that two faults lose the same ones. */
export const deliver = (
  statements: readonly Statement[],
  dialect: Dialect,
  voice: Voice,
  noise: Noise,
  seed: string,
): readonly Line[] => {
  const counts = new Map<string, number>();
  const lines: Line[] = [];
  const starts = statements.find(({ kind, of }) => kind === "dispatch" && of > noise.startsBehind)?.at ?? 0;
  const sorted = statements
    .map((one, place) => ({ one, place }))
    .toSorted((a, b) => a.one.at - b.one.at || a.place - b.place);
  for (const { one } of sorted) {
    const { kind, source, of, at } = one;
    const name = `${source}/${kind}/${of}`;
    const count = (counts.get(name) ?? 0) + 1;
    counts.set(name, count);
    if (!LOGGED[voice.level].has(kind) || (noise.startsBehind >= 0 && at < starts)) continue;
    const write = dialect.words[kind] as
      | ((statement: Statement, voice: Voice) => string | readonly string[])
      | undefined;
    const written = write?.(one, voice) ?? [];
    const messages = typeof written === "string" ? [written] : written;
    const kept =
      noise.cutDumps && /dump|staged|Dump/u.test(kind) ? messages.slice(0, kind === "staged" ? 3 : 2) : messages;
    kept.forEach((message, row) => {
      const line = `${seed}/${name}/${count}/${row}`;
      if (drawOf(`${line}/dropped`) < noise.dropped) return;
      const hidden = source === "host" && drawOf(`${line}/hidden`) < noise.redacted;
      lines.push({ source, at, statement: one, message: hidden ? message.replace(HIDDEN, "<private>") : message });
    });
  }
  return lines;
};

const tickOf = ({ source, at }: Line, noise: Noise): number =>
  source === "firmware" && noise.clock === "skewed" ? at * 1.0002 + 7_340_000 : at;

const bare = (source: Source, framed: string, message: string, noise: Noise): string =>
  source === "firmware" && noise.clock === "none" ? message : framed;

/** The files that somebody saved. `beside` are lines of another driver in the same host log. */
export const save = (
  lines: readonly Line[],
  beside: readonly Line[],
  dialect: Dialect,
  voice: Voice,
  other: Voice,
  noise: Noise,
): readonly Saved[] => {
  const framedBy = (who: Voice) => (line: Line) => ({
    line,
    text: bare(line.source, dialect.frame(line.source, line.message, tickOf(line, noise), who), line.message, noise),
  });
  const all = [...lines.map(framedBy(voice)), ...beside.map(framedBy(other))].toSorted((a, b) => a.line.at - b.line.at);
  const textOf = (wanted: (source: Source) => boolean): string =>
    all
      .filter(({ line }) => wanted(line.source))
      .map(({ text }) => `${text}\n`)
      .join("");
  const host = textOf((source) => source !== "firmware");
  const firmware = textOf((source) => source === "firmware");
  const files =
    noise.files === "two"
      ? [
          { name: "host.log", text: host },
          { name: "firmware.log", text: firmware },
        ]
      : [{ name: "paste.log", text: noise.files === "host first" ? host + firmware : firmware + host }];
  return files.filter(({ text }) => text !== "");
};

const sidesOf = (lines: readonly Line[]): readonly (readonly string[])[] =>
  [false, true].map((device) =>
    lines.filter(({ source }) => (source === "firmware") === device).map(({ message }) => message),
  );

/** What can be told apart at all: per source the messages, without their envelopes. */
export const signatureOf = (lines: readonly Line[]): string =>
  sidesOf(lines)
    .map((messages) => messages.join("\n"))
    .join("\n--\n");

/** True if the lines are what is left of the others when some of them are lost. */
export const areLeftOf = (lines: readonly Line[], all: readonly Line[]): boolean => {
  const whole = sidesOf(all);
  return sidesOf(lines).every((messages, side) => {
    let found = 0;
    for (const message of whole[side] ?? []) if (message === messages[found]) found += 1;
    return found === messages.length;
  });
};
