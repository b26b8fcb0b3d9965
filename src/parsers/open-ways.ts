/**
 * What a writer means by `read` and `write`: of a command, or of the device's access, which are opposite. Apart from the values, because only
 * a line in which the same key stands beside the bytes of a command tells: `dir=read cdb="12 00 …"`.
 */
import { folded } from "../model/folded.ts";
import { commandOf } from "../model/scsi/cdb.ts";
import { EITHER_VIEW } from "./observed.ts";
import type { Field, Sentence } from "./sentence.ts";
import { DIRECTIONS } from "./vocabulary.ts";

/** Watches the lines of a capture. */
export interface WayWatch {
  /** The sentence, with the ways in words of their own where a key was shown to mean the command's. */
  settled(sentence: Sentence): Sentence;
}

const isEither = ({ role, content }: Field): boolean =>
  role === "direction" && content.words !== null && EITHER_VIEW.has(folded(content.words));

/** True for a sentence that the watch may change or remember, whatever its numbers are. */
export const saysWay = ({ fields }: Sentence): boolean => fields.some(isEither);

/** Keys that are remembered. */
const MOST = 64;

/** A watch that has seen no line. */
export const openWayWatch = (): WayWatch => {
  /** Keys by whether they mean the way of the command; one that was seen to mean both means neither. */
  const keys = new Map<string, boolean>();
  const note = (name: string, ofCommand: boolean): void => {
    if (keys.has(name) || keys.size < MOST) keys.set(name, ofCommand && keys.get(name) !== false);
  };
  return {
    settled: (sentence) => {
      const { fields } = sentence;
      if (!saysWay(sentence)) return sentence;
      const bytes = fields.find(({ role }) => role === "cdb")?.content.bytes ?? null;
      const asked = bytes === null ? null : (commandOf(bytes)?.direction ?? null);
      const settledField = (field: Field): Field => {
        const way = isEither(field) ? DIRECTIONS[folded(field.content.words ?? "")] : undefined;
        if (way === undefined) return field;
        if (asked !== null && asked !== "none") note(field.name, asked === way);
        return keys.get(field.name) === true ? { ...field, content: { ...field.content, words: way } } : field;
      };
      return { ...sentence, fields: fields.map(settledField) };
    },
  };
};
