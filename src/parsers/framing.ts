/**
 * What a framing is: the envelope that a logging system puts around a message, apart from what the message says. Any framing
 * goes with any dialect; a new one is one file in `framings/`.
 */
import type { Stamp } from "../model/clock.ts";
import type { NoticeSubject } from "../model/event.ts";
import type { LostLines } from "../model/evidence.ts";

/** The envelope of one line; fields as written, `null` where the framing has none. */
export interface Envelope {
  readonly stamp: string | null;
  readonly thread: string | null;
  readonly process: string | null;
  /** The part of the process that wrote the message: a driver's bundle, a kernel extension, a library. */
  readonly sender: string | null;
  readonly level: string | null;
  /** Offset in the line, in UTF-16 units, at which the message begins. */
  readonly bodyColumn: number;
}

/** The envelope of a line that has none. */
export const NO_ENVELOPE: Envelope = {
  stamp: null,
  thread: null,
  process: null,
  sender: null,
  level: null,
  bodyColumn: 0,
};

/** A line about the capture rather than in it: a column header, a trailer, a note that messages were dropped. */
export interface Furniture {
  readonly lost: Omit<LostLines, "line"> | null;
  /** Why the line cannot be read, if it may be evidence. */
  readonly because?: string;
  /** What its record reports of a state. */
  readonly notice?: StateNotice | null;
}

/** A state that fields of a record report: what it is about, and its parts by name. */
export interface StateNotice {
  readonly about: NoticeSubject;
  readonly details: readonly { readonly name: string; readonly value: string }[];
}

/** A record of one line at a first look: who wrote it, and all of its message. */
export interface Peek {
  readonly envelope: Envelope;
  readonly body: string;
}

/** What the reader of a message has to know of the format that it came in. */
export interface Format {
  readonly id: string;
  /** Who writes it, if the format itself tells: stamps are that writer's clock and nobody else's. */
  readonly writer: "host" | null;
  /** Reads a stamp of an envelope; `null` if it names no moment. */
  readonly stampOf: (text: string) => Stamp | null;
  /** What a line is at a first look; `null` if only reading it can tell. */
  readonly peek?: (line: string) => Peek | null;
}

/** A logging system's envelope. */
export interface Framing extends Format {
  /** One sentence: who writes it. */
  readonly about: string;
  /** Lines that {@link match} must take. */
  readonly examples: readonly string[];
  /** True for the framing that takes every line: it is asked when no other one matches. */
  readonly general: boolean;
  /** True for a capture program that stamps what it passes on: a record of another logging system may stand behind the stamp. */
  readonly wraps?: true;
  /** True where the message is the whole line, and its stamp a part of it. */
  readonly within?: true;
  /** The envelope of a line, or `null` if the line is not of this framing. */
  readonly match: (line: string) => Envelope | null;
  /** Says that a line belongs to the frame and not to any message, or `null`. */
  readonly furniture: (line: string) => Furniture | null;
}
