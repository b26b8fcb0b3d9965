/**
 * What a task says, word by word, without what only names something: ids stand by whether they are the task's own, addresses by when
 * they come first and how they lie to each other, data by whether they are the same, tags and threads by where they come again.
 */
import { isWide, truncate } from "../address.ts";
import { allZero, type Bytes, contradict } from "../bytes.ts";
import type { Event, Status } from "../event.ts";
import type { Observed } from "../evidence.ts";
import { formOf } from "../scsi/extent.ts";
import { isGuessed, type Task } from "../task.ts";
import type { Place, Word } from "./tree.ts";

/** Nothing looks at more of an address than its place in a page of this size. */
const PAGE_BITS = 14;

/** Addresses that lie further apart than the longest range and this much are only known to be far apart. */
const BEYOND = 2 << PAGE_BITS;

/** The bytes ahead of the first one that nobody knows. */
const knownAhead = (bytes: Bytes): Bytes => {
  const end = bytes.indexOf(null);
  return end < 0 ? bytes : bytes.slice(0, end);
};

type Field<T> = Observed<T> | null | undefined;

/** Walks from a place of the tree on. Whatever is said of a field is said in the order of the fields, so that none needs its name. */
export class Saying {
  place: Place;
  /** The longest data that the task shows from its beginning on; all others are the same as far as they go. */
  data: Bytes | null = null;
  /** False once the task says something that no name can stand for. */
  plain = true;
  readonly #task: Task;
  #slot: string | null = null;
  readonly #addresses: bigint[] = [];
  readonly #tags: string[] = [];
  readonly #threads: string[] = [];
  /** The longest range that a line states. */
  #reach = 0;
  /** True if some line is the task's by a guess: then it is said of each whether it is one of those. */
  readonly #guessed: boolean;

  constructor(place: Place, task: Task) {
    this.place = place;
    this.#task = task;
    this.#guessed = task.joins.some(({ by, certain }) => by === "order" && !certain);
  }

  say(word: Word): void {
    this.place = this.place.after(word);
  }

  begin({ kind, at }: Event): void {
    this.say(kind);
    if (this.#guessed) this.say(isGuessed(this.#task, at));
  }

  /** Says why a field has no value, and whether its line is the task's; false if nothing is left to be said of it. */
  #has<T>(field: Field<T>): field is Observed<T> & { readonly value: T } {
    if (field === null || field === undefined) {
      this.say(null);
      return false;
    }
    if (this.#guessed) this.say(isGuessed(this.#task, field.at));
    if (field.value !== null) return true;
    this.say("hidden");
    this.say(field.loss);
    return false;
  }

  /** A value as it is. */
  value(field: Field<string | number | bigint | boolean>): void {
    if (this.#has(field)) this.say(field.value);
  }

  /** A value and its words. */
  words(field: Field<string>): void {
    if (!this.#has(field)) return;
    this.say(field.value);
    this.say(field.at.text);
  }

  length(field: Field<number>): void {
    if (!this.#has(field)) return;
    this.say(field.value);
    if (field.value > this.#reach) this.#reach = field.value;
  }

  status(field: Field<Status>): void {
    if (!this.#has(field)) return;
    this.say(field.value.ok);
    this.say(field.value.code ?? null);
    this.say(field.value.text);
  }

  /** The name of a task: its own, its number at the hardware, or another. */
  name(field: Field<string>): void {
    if (!this.#has(field)) return;
    const { value } = field;
    this.say(value === this.#task.id ? "own" : value === this.#slot ? "slot" : value);
  }

  /** The number of the task at the hardware, which names it on the lines that follow. */
  slot(field: Field<string>): void {
    if (!this.#has(field)) return;
    this.say(field.value === this.#slot ? "slot" : this.#slot);
    this.#slot = field.value;
  }

  tag(tag: string | null): void {
    this.#label(tag, this.#tags);
  }

  thread(thread: string | null): void {
    this.#label(thread, this.#threads);
  }

  /** Words that mean nothing but that two are the same. */
  #label(label: string | null, known: string[]): void {
    const name = label === null ? null : known.indexOf(label);
    this.say(name);
    if (label !== null && name === -1) known.push(label);
  }

  /** An address by its name, and a new one by what it is beside those that have one. */
  #named(value: bigint): void {
    const name = this.#addresses.indexOf(value);
    this.say(name);
    if (name >= 0) return;
    this.say(value === 0n ? "zero" : isWide(value));
    for (const other of this.#addresses) this.say(truncate(other, 32) === truncate(value, 32));
    this.#addresses.push(value);
  }

  /** An address of the host, or on the way to it. */
  address(field: Field<bigint>): void {
    if (!this.#has(field)) return;
    this.#named(field.value);
    this.say(Number(truncate(field.value, PAGE_BITS)));
  }

  /** An address of the controller's own memory: no host sees where it lies in its page. */
  inside(field: Field<bigint>): void {
    if (this.#has(field)) this.#named(field.value);
  }

  /** An end of a transfer that is the controller's own for a read. */
  source(field: Field<bigint>): void {
    if (this.#task.direction === "data-in") this.inside(field);
    else this.address(field);
  }

  /** Data by how many they are, how many of them are known, and whether they are those that were shown before. */
  bytes(field: Field<Bytes>): void {
    if (!this.#has(field)) return;
    const known = knownAhead(field.value);
    this.say(field.value.length);
    this.say(known.length);
    this.say(allZero(known));
    const rest = field.value.slice(known.length);
    this.plain &&= rest.every((byte) => byte === null) && (this.data === null || !contradict(this.data, known));
    if (this.data === null || known.length > this.data.length) this.data = known;
  }

  /** A command without the blocks that it is about. */
  command(field: Field<Bytes>): void {
    if (!this.#has(field)) return;
    for (const part of formOf(field.value)) this.say(part);
  }

  /** How far addresses lie from each other of which a range at one may run into another. */
  near(): void {
    const reach = BigInt(this.#reach + BEYOND);
    const all = this.#addresses;
    for (let at = 1; at < all.length; at += 1)
      for (let other = 0; other < at; other += 1) {
        const apart = (all[at] ?? 0n) - (all[other] ?? 0n);
        this.say(apart > reach || apart < -reach ? null : apart);
      }
  }
}
