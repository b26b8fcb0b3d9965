/**
 * Records that are JSON objects: one a line, spread over lines, or in a list that may never be closed. Whose an object is shows
 * in its keys; one of nobody is given back as text.
 */
import type { Carrier, Noted, ObjectNotation, Step } from "../notation.ts";
import type { Passage } from "../passage.ts";
import { type JsonObject, type JsonScanner, type JsonState, openJson } from "../scan/json.ts";
import { type ObjectNotes, openObjectNotes } from "./object-notes.ts";

// {     [{     [     },{     but not [UserProcessParallelTask_Impl]
const BEGINS = /^\s{0,80}(?:\{\s{0,80}(?:"|$)|\[\s{0,80}(?:\{|$)|\}\s{0,8},\s{0,8}\{)/;

// },{
const HEADLESS = /^\s{0,80}\}/;

const CUT = "the record is cut off before its end";
const OTHER = "an object of another kind among records";

/** Marks of one notation that tell whose a cut object is. */
const MARKS = 2;

// "eventMessage" : …
const KEY = /^\s{0,80}"[A-Za-z_][\w ]{0,60}"\s{0,8}:/;

/** A text that is being read: one object, or a list of them. */
interface Reading {
  readonly scanner: JsonScanner;
  readonly began: Passage;
  line: Passage;
  /** The notation of its records, once there is one. */
  owner: ObjectNotation | null;
  /** What ended in this line, and in the lines that are held with it. */
  own: boolean;
  foreign: boolean;
  /** True if the last line ends in a string: it is cut there, or the text is a copy whose line ends are bare. */
  torn: boolean;
}

/** The notation that a cut object belongs to. */
const ownerOf = (notations: readonly ObjectNotation[], { scanner, owner }: Reading): ObjectNotation | null => {
  const object = scanner.object();
  if (object === null) return null;
  return notations.find(({ marks }) => marks.filter((mark) => object.has(mark)).length >= MARKS) ?? owner;
};

const isCut = ({ pieces }: Passage): boolean => pieces.some(({ line }) => line.cut);

/** Whether the last line is the object's own, for what is open began in it or it has a key in front. */
const isOwnLine = ({ scanner, began, line }: Reading): boolean => {
  const object = scanner.object();
  return (
    began === line ||
    KEY.test(line.text) ||
    (object !== null && [...object.values()].every((value) => value.line === line))
  );
};

/** What counts of an object that is never closed; `false` if its lines are to be read as text. */
const spoil = (notations: readonly ObjectNotation[], notes: ObjectNotes, now: Reading, atEnd: boolean): boolean => {
  const object = now.scanner.object();
  const notation = ownerOf(notations, now);
  if (object === null || notation === null) return false;
  const message = notation.messages.map((key) => object.get(key)).find((value) => value?.kind === "string");
  // Where the line breaks behind the message, its quotes are bare and it goes on.
  const ends = message !== undefined && (atEnd || message.line !== now.line);
  const early = notation.early && ends ? notation.read(object, false) : null;
  if (early === null && notation.spoiled === "text" && !atEnd) return false;
  if (early !== null) notes.take(notation, early, now.line, false);
  else notes.unread(notation, message?.line ?? now.line, CUT);
  notes.cut(notation, now.line);
  return true;
};

/** Reads objects for all notations that have them. */
export const openObjects = (notations: readonly ObjectNotation[], emit: (noted: Noted) => void): Carrier => {
  const notes = openObjectNotes(emit);
  let reading: Reading | null = null;

  const whole = (now: Reading, object: JsonObject, inArray: boolean): void => {
    for (const notation of notations) {
      const entry = notation.read(object, inArray);
      if (entry === null) continue;
      now.own = true;
      now.owner = notation;
      notes.take(notation, entry, now.line, inArray);
      return;
    }
    if (now.owner === null) now.foreign = true;
    else notes.unread(now.owner, now.line, OTHER);
  };

  /** Nothing goes on behind this line, or in it. */
  const broken = (now: Reading, inString: boolean): Step => {
    const here = isOwnLine(now);
    const spoiled = spoil(notations, notes, now, isCut(now.line));
    reading = null;
    notes.endList(false);
    // A line that ends a record that began above may itself be the first of something else.
    if (now.own || (spoiled && (inString || here))) return "taken";
    return spoiled || (now.owner !== null && now.began !== now.line) ? "over" : "refused";
  };

  const afterLine = (now: Reading, state: JsonState): Step => {
    if (state === "cut" && !isCut(now.line) && ownerOf(notations, now)?.spoiled === "text") {
      now.torn = true;
      return now.own ? "taken" : "held";
    }
    if (state === "broken" || state === "cut" || (state === "inside" && isCut(now.line))) {
      return broken(now, state !== "broken");
    }
    const { own, foreign, owner } = now;
    now.own = false;
    now.foreign = false;
    if (state === "outside") {
      reading = null;
      notes.endList(true);
      return own || owner !== null ? "taken" : "refused";
    }
    if (own || (state === "between" && owner !== null)) return "taken";
    if (!foreign) return "held";
    reading = null;
    return "refused";
  };

  const begin = (line: Passage): Reading => {
    const scanner = openJson(HEADLESS.test(line.text), (object, inArray) => whole(now, object, inArray));
    const now: Reading = { scanner, began: line, line, owner: null, own: false, foreign: false, torn: false };
    return now;
  };

  return {
    push: (line) => {
      if (reading?.torn === true) {
        reading = null;
        return "refused";
      }
      if (reading === null && !BEGINS.test(line.text)) return "idle";
      reading ??= begin(line);
      reading.line = line;
      return afterLine(reading, reading.scanner.scan(line));
    },
    isOpen: () => reading !== null,
    overflow: () => {
      if (reading !== null && ownerOf(notations, reading) !== null) return "held";
      reading = null;
      return "refused";
    },
    end: () => {
      const now = reading;
      reading = null;
      const ours = now === null || spoil(notations, notes, now, true) || now.owner !== null;
      notes.endList(false);
      if (ours) notes.endFile();
      return ours ? "taken" : "refused";
    },
  };
};
