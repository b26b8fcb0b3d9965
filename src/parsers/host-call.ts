/**
 * Calls into IOKit by what they return: only a driver has an IOReturn. Apart from the methods' names, because a trace may have a word of its own
 * for each of them: `DMA_PREPARE(va=…, ioreturn=0x0, dva=…)`.
 */
import { isIoReturn } from "./quantity.ts";
import type { Field, Sentence } from "./sentence.ts";

// ioreturn     io_ret     kr     kern_return     kret
const OF_IOKIT = /^(?:io_?ret(?:urn)?|kr|k_?ret|kern_?(?:ret|return)(?:_t)?)$/i;

/** True for a line with an IOReturn under a key. */
export const returnsToHost = ({ fields }: Sentence): boolean =>
  fields.some(
    (field) =>
      field.role === "result" &&
      (OF_IOKIT.test(field.name.trim()) || isIoReturn(field) || /^k?IOReturn/i.test(field.content.words ?? "")),
  );

/** `UserGetDataBuffer status 0x0`: a call has no status, and returns a result. */
export const asReturned = (fields: readonly Field[]): readonly Field[] =>
  fields.some(({ role }) => role === "result")
    ? fields
    : fields.map((field) => (field.role === "status" ? { ...field, role: "result" } : field));
