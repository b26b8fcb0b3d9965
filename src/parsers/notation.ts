/**
 * What a notation is: a capture whose records are written as data (objects, rows of a table, blocks of properties), so that the
 * envelope and the message are fields and not places in a line. Beside the framings; a new one is one file in `notations/`.
 */
import { type Envelope, type Format, type Furniture, NO_ENVELOPE, type StateNotice } from "./framing.ts";
import type { Passage } from "./passage.ts";
import type { Row } from "./scan/csv.ts";
import type { JsonObject } from "./scan/json.ts";

/** One record. */
export interface Entry {
  readonly envelope: Envelope;
  /** The lines of its message, decoded; none if the record belongs to the frame. */
  readonly bodies: readonly Passage[];
  readonly lost: Furniture["lost"];
  /** Why the bodies cannot be read, or `null`. */
  readonly because: string | null;
  /** What the record reports of a state, if its fields say that and no message does. */
  readonly notice: StateNotice | null;
  /** True for a record that ends the capture. */
  readonly closes: boolean;
}

/** A record that says nothing. */
export const SILENT: Entry = {
  envelope: NO_ENVELOPE,
  bodies: [],
  lost: null,
  because: null,
  notice: null,
  closes: false,
};

interface Base extends Format {
  /** One sentence: who writes it. */
  readonly about: string;
  /** Captures, each of them lines of which {@link read} must take every record. */
  readonly examples: readonly (readonly string[])[];
}

/** Records that are JSON objects. */
export interface ObjectNotation extends Base {
  readonly carrier: "object";
  /** Keys that hardly any other object has: two of them show whose an object is that was cut. */
  readonly marks: readonly string[];
  /** Keys whose value is the message. */
  readonly messages: readonly string[];
  /** What becomes of an object that is not whole: its lines are read as text, or are unread. */
  readonly spoiled: "text" | "unread";
  /** True if the message counts even if the object that holds it is cut behind it. */
  readonly early: boolean;
  /** True if a capture that is whole ends in a record that closes it. */
  readonly closed: boolean;
  /** `null` for an object of another notation. `inArray` tells a list of objects from one object a line. */
  readonly read: (object: JsonObject, inArray: boolean) => Entry | null;
}

/** Records that are rows. */
export interface TableNotation extends Base {
  readonly carrier: "table";
  /** True if cells may be quoted, and then hold separators and line ends. */
  readonly quoted: boolean;
  /** Names of columns in the order in which the writer puts them, for rows without a header: the folded names. */
  readonly orders: readonly (readonly string[])[];
  /** True if its header names one column more than its rows have; of any other a shorter row is cut. */
  readonly spare?: true;
  /** The separator of a row that is known without a header, or `null`. */
  readonly begins: (line: string) => string | null;
  /** True for the folded names of a header. */
  readonly header: (names: readonly string[]) => boolean;
  /** `null` for a row of something else. */
  readonly read: (row: Row) => Entry | null;
}

/** What a block does with a line: keeps it until it is known what it is, takes it, or leaves it to others. */
export type BlockStep = "held" | "taken" | "over" | "refused";

/** A block that is being read. */
export interface Block {
  push(line: Passage): BlockStep;
}

/** Records that are blocks of lines. */
export interface BlockNotation extends Base {
  readonly carrier: "block";
  /** Whether a line begins a block. */
  readonly begins: (line: string) => boolean;
  /** A block whose first line is the one pushed first. */
  readonly open: (emit: (entry: Entry) => void) => Block;
}

/** A notation of any carrier. */
export type Notation = ObjectNotation | TableNotation | BlockNotation;

/** A body of a record, or a note about the capture at one of its lines. */
export interface Noted {
  readonly passage: Passage;
  readonly framing: Format;
  readonly envelope: Envelope;
  readonly continues: boolean;
  readonly furniture: Furniture | null;
}

/** What a carrier says of a line: see {@link BlockStep}; `idle` if it did not even begin. */
export type Step = BlockStep | "idle";

/** Reads the lines of all notations of one kind. */
export interface Carrier {
  push(line: Passage): Step;
  /** More is held than may be: `held` if the lines are let go and the record goes on. */
  overflow(): "held" | "refused";
  /** True while a record is read that goes on in the next line. */
  isOpen(): boolean;
  end(): "taken" | "refused";
}

/** The bodies of an entry, each as a line with an envelope. */
export const notedOf = (framing: Format, { envelope, bodies, lost, because, notice }: Entry): readonly Noted[] => {
  const isMessage = lost === null && because === null && notice === null;
  const furniture = isMessage ? null : { lost, notice, ...(because === null ? {} : { because }) };
  return bodies.map((passage, at) => ({ passage, framing, envelope, continues: at > 0, furniture }));
};
