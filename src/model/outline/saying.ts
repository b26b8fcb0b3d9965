/**
 * What the lines of one task say, word by word, without what only names something: ids stand by whether they are the task's own,
 * addresses by when they come first and how they lie to each other, data by whether they are the same, lines by their order.
 * Fields that nobody thought of are said as they are, so that a new one parts tasks and never joins them.
 */
import { isWide, truncate } from "../address.ts";
import { allZero, type Bytes } from "../bytes.ts";
import type { Event } from "../event.ts";
import type { Observed } from "../evidence.ts";
import { before } from "../order.ts";
import { blocksOf } from "../scsi/extent.ts";
import type { Task } from "../task.ts";
import type { Place, Word } from "./tree.ts";

/** Fields of an event that say where it stands: the order of every two events is said instead. */
const PLACES: ReadonlySet<string> = new Set(["line", "lastLine", "stamp", "thread", "at"]);

/** Fields that hold an address. */
const ADDRESSES: ReadonlySet<string> = new Set(["iova", "address", "source", "destination", "buffer"]);

/** Fields that name a task. */
const NAMES: ReadonlySet<string> = new Set(["task", "responseTask"]);

/** Nothing looks at more of an address than its place in a page of this size. */
const PAGE_BITS = 14;

/** More events than those of an ordinary task: each is held against each. */
const MOST_EVENTS = 32;

const areSame = (a: Bytes, b: Bytes): boolean => {
  if (a.length !== b.length) return false;
  for (let at = 0; at < a.length; at += 1) if (a[at] !== b[at]) return false;
  return true;
};

/** Says a task from a place of the tree on. */
class Saying {
  place: Place;
  /** The first data that the task shows; all others are the same. */
  data: Bytes | null = null;
  /** False once the task says something that no name can stand for. */
  plain = true;
  readonly #task: Task;
  readonly #addresses: bigint[] = [];
  readonly #tags: string[] = [];
  /** The longest range that a line states. */
  #reach = 0;

  constructor(place: Place, task: Task) {
    this.place = place;
    this.#task = task;
  }

  say(word: Word): void {
    this.place = this.place.after(word);
  }

  /** An address by its name, and a new one by what it is beside those that have one. */
  #address(value: bigint): void {
    const name = this.#addresses.indexOf(value);
    if (name >= 0) {
      this.say(name);
      return;
    }
    this.say(value === 0n ? "zero" : isWide(value) ? "wide" : "address");
    this.say(Number(truncate(value, PAGE_BITS)));
    for (const other of this.#addresses) this.say(truncate(other, 32) === truncate(value, 32) ? "half" : "other");
    this.#addresses.push(value);
  }

  /** Data by whether they are those that were shown first. */
  #bytes(bytes: Bytes): void {
    if (this.data !== null) {
      this.plain &&= areSame(this.data, bytes);
      return;
    }
    this.plain &&= !bytes.includes(null);
    this.say(bytes.length);
    this.say(allZero(bytes));
    this.data = bytes;
  }

  /** A command without the blocks that it is about. */
  #command(cdb: Bytes): void {
    const extent = blocksOf(cdb);
    this.say(cdb.length);
    if (extent === null) for (const byte of cdb) this.say(byte);
    else for (const part of [cdb[0] ?? null, cdb[1] ?? null, extent.count]) this.say(part);
  }

  #value(field: string, value: unknown): void {
    if (typeof value === "number") {
      this.say(value);
      if (value > this.#reach) this.#reach = value;
    } else if (typeof value === "bigint") {
      if (ADDRESSES.has(field)) this.#address(value);
      else this.say(value);
    } else if (typeof value === "string") {
      this.say(NAMES.has(field) && value === this.#task.id ? "own" : value);
    } else if (typeof value === "boolean") this.say(value);
    else if (Array.isArray(value)) {
      if (field === "cdb") this.#command(value);
      else if (field === "bytes") this.#bytes(value);
      else this.plain = false;
    } else if (typeof value === "object" && value !== null) {
      for (const part in value) {
        this.say(part);
        this.#value(part, (value as Readonly<Record<string, unknown>>)[part]);
      }
    } else this.say(null);
  }

  /** An event, field by field; what it does not have is not said. */
  event(event: Event): void {
    const spread = event.lastLine !== event.line;
    const fields = event as unknown as Readonly<Record<string, unknown>>;
    for (const field in fields) {
      const value = fields[field];
      if (value === null || value === undefined || PLACES.has(field)) continue;
      this.say(field);
      if (field === "tag") this.#tag(value as string);
      else if (typeof value !== "object" || Array.isArray(value)) this.#value(field, value);
      else this.#observed(field, value as Observed<unknown>, event, spread);
    }
    if (spread) this.say(event.lastLine - event.line);
    if (spread) this.say(event.at.line - event.line);
  }

  #observed(field: string, { value, loss, at }: Observed<unknown>, event: Event, spread: boolean): void {
    if (value === null) this.say(loss);
    this.#value(field, value);
    // Which words stand for a direction is compared between tasks.
    if (field === "direction") this.say(at.text);
    if (spread) this.say(at.line - event.line);
  }

  /** Tags mean nothing but that two are the same. */
  #tag(tag: string): void {
    const name = this.#tags.indexOf(tag);
    this.say(name);
    if (name < 0) this.#tags.push(tag);
  }

  /** Two events beside each other: their order, and how their lines overlap. */
  pair(a: Event, b: Event): void {
    const { verdict, reason } = before(a, b);
    this.say(verdict);
    this.say(reason);
    if (a.capture !== b.capture || a.lastLine < b.line || b.lastLine < a.line) return;
    this.say(b.line - a.line);
    this.say(b.at.column < a.at.column ? "behind" : b.at.column === a.at.column ? "same" : "ahead");
  }

  joins(): void {
    const { joins, events } = this.#task;
    for (const { by, certain, evidence } of joins) {
      this.say(by);
      this.say(certain);
      const [first] = evidence;
      if (by !== "order" || certain || first === undefined) continue;
      const at = events.findIndex(
        ({ capture, line, lastLine }) => capture === first.capture && line <= first.line && first.line <= lastLine,
      );
      this.say(at);
      this.say(first.line - (events[at]?.line ?? 0));
    }
  }

  /** How far addresses lie from each other of which a range at one may run into another. */
  near(): void {
    const reach = BigInt(this.#reach) + (2n << BigInt(PAGE_BITS));
    const all = this.#addresses;
    for (let at = 1; at < all.length; at += 1)
      for (let other = 0; other < at; other += 1) {
        const apart = (all[at] ?? 0n) - (all[other] ?? 0n);
        this.say(apart > reach || apart < -reach ? "far" : apart);
      }
  }
}

/** Where the task leads to in the tree, and the data that it shows; `null` for a task that is like no other. */
export const said = (root: Place, task: Task): { readonly place: Place; readonly data: Bytes | null } | null => {
  const { events, id, direction } = task;
  if (task.told.length > 0 || events.length > MOST_EVENTS) return null;
  const saying = new Saying(root, task);
  saying.say(direction);
  saying.say(id === null ? "unnamed" : "named");
  for (const event of events) {
    saying.event(event);
    saying.say(";");
  }
  for (let at = 1; at < events.length; at += 1)
    for (let other = 0; other < at; other += 1) saying.pair(events[other] as Event, events[at] as Event);
  saying.joins();
  saying.near();
  return saying.plain ? { place: saying.place, data: saying.data } : null;
};
