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

// segments[0] = { .address = 0x843d4000     seg[0].addr=0x843d4000
const OF_SEGMENT = /\bseg(?:ment)?s?\s?\[\d{1,3}\][^,;]{0,6}\b(?:address|addr|base)\s?[=:]\s?$/i;

/** The fields of a mapping with the address of its segment as the device's. */
export const ofSegments = (body: string, fields: readonly Field[]): readonly Field[] =>
  body.includes("[")
    ? fields.map((field) =>
        field.role === "address" && OF_SEGMENT.test(body.slice(Math.max(0, field.start - 40), field.start))
          ? { ...field, role: "iova" }
          : field,
      )
    : fields;

/** `UserGetDataBuffer status 0x0`: a call has no status, and returns a result. */
export const asReturned = (fields: readonly Field[]): readonly Field[] =>
  fields.some(({ role }) => role === "result")
    ? fields
    : fields.map((field) => (field.role === "status" ? { ...field, role: "result" } : field));
