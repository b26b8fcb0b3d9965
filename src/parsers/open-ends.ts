/**
 * Counts at the end of a task under a key that says only what is counted: `xfer len=36` may be what was asked for as well as what came. Apart
 * from the fields, because the other lines of the writer tell: a key that stands in no request counts what came.
 */
import type { Sentence } from "./sentence.ts";
import type { Role } from "./vocabulary.ts";

/** Watches the lines of a capture. */
export interface EndWatch {
  /** The sentence, with the count of an end as what was transferred where the writer asks under another key. */
  settled(sentence: Sentence): Sentence;
}

const ASKED: ReadonlySet<Role> = new Set([
  ...(["iova", "dispatched", "received", "element", "address", "buffer", "source", "destination"] as const),
  ...(["cdb", "opcode", "requested", "stated-length"] as const),
]);

const ENDED: ReadonlySet<Role> = new Set(["status", "reply-status", "scsi-status", "completion-status", "version"]);

const COUNTED: ReadonlySet<Role> = new Set(["transferred", "moved", "count", "residual"]);

// trans len     xfer_size     bytes     byte cnt     but not buf_len
const OF_TRANSFER = /x?fe?r|trans|bytes?\b|cnt|count/i;

/** True for a sentence that the watch may change or remember, whatever its numbers are. */
export const saysLength = ({ fields }: Sentence): boolean => fields.some(({ role }) => role === "length");

/** Keys that are remembered. */
const MOST = 64;

/** A watch that has seen no line. */
export const openEndWatch = (): EndWatch => {
  const asked = new Set<string>();
  return {
    settled: (sentence) => {
      const { fields } = sentence;
      const [length, ...others] = fields.filter(({ role }) => role === "length");
      if (length === undefined) return sentence;
      if (fields.some(({ role }) => ASKED.has(role))) {
        for (const field of [length, ...others]) if (asked.size < MOST) asked.add(field.name);
        return sentence;
      }
      const isEnd =
        others.length === 0 &&
        fields.some(({ role }) => ENDED.has(role)) &&
        !fields.some(({ role }) => COUNTED.has(role)) &&
        OF_TRANSFER.test(length.name) &&
        !asked.has(length.name);
      if (!isEnd) return sentence;
      return {
        ...sentence,
        fields: fields.map((field) => (field === length ? { ...field, role: "transferred" } : field)),
      };
    },
  };
};
