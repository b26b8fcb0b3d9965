/**
 * Puts statements together to sections and sections to events. Statements of one tag and thread that speak of one thing are one
 * section; a repeated field, another task id, or an opening word begins the next.
 */
import type { Event, EventKind, Side } from "../model/event.ts";
import type { CaptureIndex, Citation, LineFate } from "../model/evidence.ts";
import { eventOf } from "./events.ts";
import type { FaultFields } from "./faults.ts";
import type { Envelope } from "./framing.ts";
import type { Row } from "./row.ts";
import { DUMPED, type Placed, type Section, SINGLE } from "./section.ts";
import type { Field, Statement } from "./statement.ts";
import { idOf } from "./value.ts";
import { type Meaning, meaningOf, OPENERS, type Role } from "./vocabulary.ts";

/** One line on its way into a section. */
export interface Entry {
  readonly line: number;
  readonly body: string;
  readonly envelope: Envelope;
  readonly cite: (from: number, to: number) => Citation;
}

interface Read {
  readonly kind: EventKind | null;
  readonly side: Section["side"];
  readonly fields: readonly (readonly [Role, Placed])[];
  readonly constraints: readonly Placed[];
}

export interface Assembled {
  readonly events: readonly Event[];
  readonly fates: ReadonlyMap<number, LineFate>;
  readonly reasons: ReadonlyMap<number, string>;
}

const INITIALISATION =
  /UserInitializeController|UserStartController|IOPCIDevice.{0,8}Open|SetDispatchQueue|ConfigureInterrupts/i;

/** Kinds that the name of the method in the tag states, where the statement itself opens nothing. */
const BY_TAG: ReadonlySet<EventKind> = new Set<EventKind>(["dispatch", "complete", "data-buffer"]);

const openerOf = (entry: Entry, statement: Statement) => {
  const rest = entry.body.slice(statement.rest);
  const found = OPENERS.find(({ pattern }) => pattern.test(rest));
  if (found !== undefined) return found;
  if (/UserReportHBAConstraints/.test(statement.tag ?? ""))
    return { pattern: /UserReportHBAConstraints/, kind: "constraints" as const, side: "host" as const };
  const named =
    statement.fields.length > 0
      ? OPENERS.find(({ kind, pattern }) => BY_TAG.has(kind) && pattern.test(statement.tag ?? ""))
      : undefined;
  if (named !== undefined) return named;
  return INITIALISATION.test(`${statement.tag ?? ""} ${rest}`)
    ? { pattern: INITIALISATION, kind: "lifecycle" as const, side: "host" as const }
    : undefined;
};

/** A field that no name explains is what the opening call returned, or one of its arguments. */
const byPlace = (
  field: Field,
  kind: EventKind | null,
  pattern: RegExp | null,
  taken: ReadonlySet<Role>,
): Role | null => {
  if (kind === "cpu-write")
    return field.value.kind === "hex" ? "address" : taken.has("fill") || /bzero/i.test(field.key) ? "length" : "fill";
  const calls =
    kind === "data-buffer" || kind === "map" || kind === "unmap" || kind === "constraints" || kind === "lifecycle";
  const called = calls && (pattern?.test(field.key.split(" ").at(-1) ?? "") ?? false);
  return called && field.value.kind !== "word" && !taken.has("result") ? "result" : null;
};

const readStatement = (entry: Entry, statement: Statement): Read => {
  const opener = openerOf(entry, statement);
  const known = statement.fields.map((field) => ({ field, meaning: meaningOf(field.key) }));
  const implied = known.find(({ meaning }) => meaning?.implies != null)?.meaning;
  const keyed = known.some(({ meaning }) => meaning?.role === "constraint");
  const kind = keyed ? "constraints" : (opener?.kind ?? implied?.implies ?? null);
  const fields: (readonly [Role, Placed])[] = [];
  const constraints: Placed[] = [];
  const taken = new Set<Role>();
  for (const { field, meaning } of known) {
    const placed: Placed = {
      value: field.value,
      key: field.key,
      at: entry.cite(field.value.from, field.value.low?.to ?? field.value.to),
    };
    if (meaning?.role === "constraint") constraints.push(placed);
    const role = meaning?.role ?? byPlace(field, kind, opener?.pattern ?? null, taken);
    if (role === null || role === "constraint" || taken.has(role)) continue;
    taken.add(role);
    fields.push([role, placed]);
  }
  const side =
    opener?.side ??
    known.map(({ meaning }): Meaning["side"] => meaning?.side ?? null).find((one) => one !== null) ??
    null;
  return { kind, side, fields, constraints };
};

/** What another program than the driver may state: dumps of what it got, and how it fared. */
const FOREIGN: ReadonlySet<EventKind | null> = new Set<EventKind | null>(["dump", "client"]);

/** Senders that are the system's own: `IOPCIFamily`, `AppleHSSPI`, `com.apple.…`. */
const SYSTEM = /^(?:IO[A-Z]|Apple[A-Z]|com\.apple\.)/;

/** A DEXT logs as the kernel with its own name as the sender; every other program, and the system's own kexts, are not the driver. */
const isForeign = ({ process, sender }: Envelope): boolean =>
  process !== null && (process !== "kernel" || (sender !== null && SYSTEM.test(sender) && !/\.dext$/.test(sender)));

/** First offsets from here on are addresses rather than places in a dump. */
const NEAR = 0x1000;

const key = (tag: string | null, { thread }: Envelope): string => `${thread ?? ""}\u0000${tag ?? ""}`;

export class Assembler {
  readonly #capture: CaptureIndex;
  readonly #open = new Map<string, Section>();
  readonly #done: Section[] = [];
  readonly #lines = new Map<number, Section>();
  #dump: Section | null = null;
  /** The section that each thread spoke of last. */
  readonly #recent = new Map<string | null, Section>();
  readonly #faults: Event[] = [];
  readonly #fates = new Map<number, LineFate>();

  constructor(capture: CaptureIndex) {
    this.#capture = capture;
  }

  /** Ends what stands open under a tag, or everything without one. */
  banner(entry: Entry, tag: string | null): void {
    for (const [name, section] of this.#open) {
      if (tag === null || name === key(tag, entry.envelope)) this.#close(name, section);
    }
  }

  fault(entry: Entry, fields: FaultFields): void {
    this.#fates.set(entry.line, "understood");
    this.#faults.push({
      kind: "fault",
      side: "kernel",
      capture: this.#capture,
      line: entry.line,
      lastLine: entry.line,
      stamp: entry.envelope.stamp,
      tag: null,
      thread: entry.envelope.thread,
      task: null,
      target: null,
      at: entry.cite(0, entry.body.length),
      ...fields,
    });
  }

  /** Adds a dump row to the dump it continues; true if it found or opened one. */
  row(entry: Entry, row: Row, tag: string | null): void {
    const own = this.#open.get(key(tag, entry.envelope));
    const candidate = own !== undefined && DUMPED.has(own.kind) ? own : this.#dump;
    const continues =
      candidate !== null &&
      candidate.lastLine >= entry.line - 8 &&
      (candidate.row === null || row.offset - candidate.base >= candidate.bytes.length);
    const section = continues
      ? candidate
      : this.#start(entry, tag, { kind: "dump", side: null, fields: [], constraints: [] });
    // A small first offset says how many rows are missing before it; a large one is an address, and counts from there.
    if (section.row === null) section.base = row.offset < NEAR ? 0 : row.offset;
    const gap = row.offset - section.base - section.bytes.length;
    for (let missing = 0; missing < gap && section.bytes.length < 65_536; missing += 1) section.bytes.push(null);
    section.bytes.push(...row.bytes);
    section.rowHidden ||= row.hidden;
    section.row ??= entry.cite(row.at.from, row.at.to);
    this.#touch(section, entry);
  }

  /** Adds a statement; false if it says nothing that anybody knows. */
  statement(entry: Entry, statement: Statement): boolean {
    const read = readStatement(entry, statement);
    if (read.kind === null && read.fields.length === 0 && read.constraints.length === 0) return false;
    if (isForeign(entry.envelope) && !FOREIGN.has(read.kind)) return false;
    if ((read.kind === "timeout" || read.kind === "abort") && !read.fields.some(([role]) => role === "task"))
      return false;
    if (read.kind === "constraints" && !this.#reports(entry, statement, read)) return false;
    const name = key(statement.tag, entry.envelope);
    const current = this.#open.get(name);
    const section =
      current !== undefined && this.#belongs(current, read) ? current : this.#start(entry, statement.tag, read);
    this.#merge(section, read);
    section.words += ` ${entry.body.slice(statement.rest)}`;
    this.#touch(section, entry);
    if (DUMPED.has(section.kind)) this.#dump = section;
    return true;
  }

  /** Closes everything and gives the events in the order of their lines. */
  finish(): Assembled {
    for (const [name, section] of this.#open) this.#close(name, section);
    const sided = this.#sided();
    const made = new Map(this.#done.map((section) => [section, eventOf(section, sided.get(section) ?? "host")]));
    const reasons = new Map<number, string>();
    for (const [line, section] of this.#lines) {
      const event = made.get(section) ?? null;
      this.#fates.set(line, event === null ? "unread" : "understood");
      if (event === null) reasons.set(line, "has known fields, and the lines around it do not say what they are about");
    }
    const events = [...made.values(), ...this.#faults].filter((event) => event !== null);
    return { events: events.sort((a, b) => a.line - b.line), fates: this.#fates, reasons };
  }

  /** A report is called, returns or is overridden; a mere mention is none. Keys of its dictionary belong to it. */
  #reports(entry: Entry, statement: Statement, read: Read): boolean {
    if (read.constraints.length > 0) return true;
    const words = `${statement.tag ?? ""} ${entry.body}`;
    return read.fields.some(([role]) => role === "result") || /\bcall(?:ing|ed|s)?\b|return|overrid|_Impl/i.test(words);
  }

  #start(entry: Entry, tag: string | null, read: Read): Section {
    const name = key(tag, entry.envelope);
    const previous = this.#open.get(name);
    // What one statement states in full stands between the lines of a longer section without ending it.
    const single = SINGLE.has(read.kind);
    if (previous !== undefined && !single) this.#close(name, previous);
    const section: Section = {
      kind: read.kind,
      side: read.side,
      tag,
      thread: entry.envelope.thread,
      stamp: entry.envelope.stamp,
      line: entry.line,
      lastLine: entry.line,
      fields: new Map(),
      constraints: [],
      bytes: [],
      base: 0,
      row: null,
      rowHidden: false,
      words: "",
      at: this.#place(entry, read),
    };
    if (single) this.#done.push(section);
    else this.#open.set(name, section);
    if (DUMPED.has(section.kind)) this.#dump = section;
    return section;
  }

  /** The value that best stands for the section: an address if there is one, else the whole body. */
  #place(entry: Entry, read: Read): Citation {
    const telling =
      read.fields.find(([role]) => role === "iova" || role === "source") ??
      read.fields.find(([role]) => role === "address");
    if (telling !== undefined) return telling[1].at;
    const from = entry.body.length - entry.body.trimStart().length;
    return entry.cite(from, entry.body.trimEnd().length);
  }

  #belongs(section: Section, read: Read): boolean {
    if (SINGLE.has(section.kind) || SINGLE.has(read.kind)) return false;
    if (section.row !== null) return false;
    if (read.kind !== null && section.kind !== null && read.kind !== section.kind) return false;
    const clash = read.fields.some(([role, placed]) => {
      const held = section.fields.get(role);
      return held !== undefined && !(role === "task" && idOf(held.value) === idOf(placed.value));
    });
    if (clash) return false;
    // An id without more may begin the next task's lines: it joins only what was spoken of just before.
    const named = read.kind === null && read.fields.some(([role]) => role === "task");
    if (!named || section.kind === null || section.fields.has("task")) return true;
    return (section.kind === "dispatch" || section.kind === "receive") && section === this.#recent.get(section.thread);
  }

  #merge(section: Section, read: Read): void {
    section.kind ??= read.kind;
    section.side ??= read.side;
    for (const [role, placed] of read.fields) if (!section.fields.has(role)) section.fields.set(role, placed);
    section.constraints.push(...read.constraints);
  }

  #touch(section: Section, entry: Entry): void {
    this.#recent.set(section.thread, section);
    section.lastLine = entry.line;
    this.#lines.set(entry.line, section);
  }

  #close(name: string, section: Section): void {
    this.#open.delete(name);
    this.#done.push(section);
  }

  /** Sections without a side of their own take the one of the lines before them, else of the capture's other lines. */
  #sided(): ReadonlyMap<Section, Side> {
    const ordered = [...this.#done].sort((a, b) => a.line - b.line);
    const first = ordered.find((section) => section.side !== null)?.side ?? "host";
    const sides = new Map<Section, Side>();
    let last: Side = first;
    for (const section of ordered) {
      last = section.side ?? last;
      sides.set(section, last);
    }
    return sides;
  }
}
