/**
 * Where knowledge comes from. Three origins that are never merged: a line of a capture shows it (observed),
 * a person states it (told), or the model takes it for granted (assumed).
 */

/** Position of a capture in the order in which captures were opened; never part of a verdict. */
export type CaptureIndex = number;

/** A place in one line of a capture. Line and column count from 1; column and length are UTF-16 units of the line as decoded. */
export interface Citation {
  readonly origin: "observed";
  readonly capture: CaptureIndex;
  readonly line: number;
  readonly column: number;
  readonly length: number;
  /** The cited text: exactly that span. */
  readonly text: string;
}

/** What a person states and no line shows, in the words of `--given`. */
export interface Testimony {
  readonly origin: "told";
  readonly fact: string;
}

export type Evidence = Citation | Testimony;

/** What only the same evidence is called: a place of a capture, or the words of a person. */
export const nameOf = (evidence: Evidence): string =>
  evidence.origin === "told"
    ? evidence.fact
    : `${evidence.capture}:${evidence.line}:${evidence.column}:${evidence.length}`;

/** Why a value that a line should carry cannot be read from it. */
export type Loss = "redacted" | "cut" | "unreadable";

/**
 * A value as a line shows it. `value` is `null` where the line has the field but hides its value; `loss` then says why.
 */
export interface Observed<T> {
  readonly value: T | null;
  readonly loss: Loss | null;
  readonly at: Citation;
}

/** An observed value that is known. */
export type Seen<T> = Observed<T> & { readonly value: T };

export const isSeen = <T>(field: Observed<T> | null | undefined): field is Seen<T> =>
  field !== null && field !== undefined && field.value !== null;

/** Which side of the bus wrote the lines of a capture. */
export type CaptureSide = "host" | "device" | "both" | "unknown";

/** Ways in which a capture is known to have lost information. */
export interface LostLines {
  readonly kind: "gap" | "suppressed" | "redacted" | "cut";
  readonly line: number;
  readonly count: number;
}

/** Texts of lines by line number. */
export type LineTexts = Pick<ReadonlyMap<number, string>, "get" | "has" | "keys" | "size">;

/** A named piece of evidence: the counts of its lines, and the text of the lines that became events. */
export interface Capture {
  readonly index: CaptureIndex;
  readonly name: string;
  readonly side: CaptureSide;
  /** Id of the framing that most lines carry, `bare` if none. */
  readonly format: string;
  readonly lines: number;
  readonly understood: number;
  readonly noise: number;
  readonly unread: number;
  /** Unread lines with words that drivers and firmware use for what this is about. */
  readonly worded?: number;
  /** Numbers of the unread lines, ascending: between two of them silence proves nothing. */
  readonly unreadAt?: readonly number[];
  readonly lost: readonly LostLines[];
  /** Text of the understood lines by line number, as captured. */
  readonly text: LineTexts;
}
