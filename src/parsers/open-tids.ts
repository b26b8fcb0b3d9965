/**
 * What a writer means by `tid`: behind the number of a slot it may be the id of a target, unless he has called a task so in the line of a
 * request, where nothing stands in front of it.
 */
import type { Field, Sentence } from "./sentence.ts";
import { foundAs, type Role } from "./vocabulary.ts";

/** Watches the lines of a capture. */
export interface TidWatch {
  /** The sentence, with a `tid` as the task where the writer calls tasks so. */
  settled(sentence: Sentence): Sentence;
}

const isTid = ({ name, role }: Field): boolean => /^tid$/i.test(name) && (role === "task" || role === "target");

const REQUESTED: ReadonlySet<Role> = new Set(["cdb", "opcode", "iova", "dispatched", "requested"]);

/** True for a sentence that the watch may change or remember. */
export const saysTid = ({ fields }: Sentence): boolean => fields.some(isTid);

const TASK = foundAs("task");

/** A watch that has seen no line. */
export const openTidWatch = (): TidWatch => {
  let ofTasks = false;
  return {
    settled: (sentence) => {
      const { fields } = sentence;
      const tid = fields.find(isTid);
      if (tid === undefined) return sentence;
      if (tid.role === "task") {
        ofTasks ||= fields.some(({ role }) => REQUESTED.has(role));
        return sentence;
      }
      if (!ofTasks) return sentence;
      const task: Field = { ...tid, role: "task", key: TASK.key };
      return { ...sentence, fields: fields.map((field) => (field === tid ? task : field)) };
    },
  };
};
