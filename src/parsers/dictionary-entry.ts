/**
 * An entry of a dictionary in the spelling of a language: `dict[kIOMaximumSegmentCountReadKey] = 32`, `limits{IOMaximumSegmentCountRead}: 32`; or in
 * words: `kIOMaximumSegmentCountReadKey set to 32`.
 */
import type { Field } from "./sentence.ts";
import { writtenContent } from "./value.ts";
import { keyOf } from "./vocabulary.ts";

// dict[kIOMaximumSegmentCountReadKey] = 32     limits{"IOMaximumSegmentCountRead"} = 0x20
const ENTRY =
  /\w[[{(]\s?["'@]{0,2}([A-Za-z]\w{11,60})["']?\s?[\]})]\s{0,8}(?:[:=]=?|->|=>)\s{0,8}(0x[0-9a-f]{1,16}|\d{1,20})(?![\w.])/i;

// kIOMaximumSegmentCountReadKey set to 32     kIOMaximumSegmentCountReadKey was set to 0x20     … with value 32     …, value 32     … | value: 32     …(32)
const SET =
  /\b(k?IO[A-Za-z]{10,60})(?: (?:is |was |now )?(?:set )?(?:to|is|with)(?: (?:a |the )?value)? |\s?(?:,|\||with|has)\s(?:(?:a |the )?(?:value|val)\s?[:=]?\s?)?|\()(0x[0-9a-f]{1,16}|\d{1,20})(?!\w|\.\d)\)?/i;

/** The fields with the entry of a constraints dictionary that a body writes so. */
export const withEntry = (body: string, fields: readonly Field[]): readonly Field[] => {
  const match = ENTRY.exec(body) ?? SET.exec(body);
  const [whole = "", name = "", value = ""] = match ?? [];
  const key = match === null ? undefined : keyOf([name]);
  if (match === null || key?.role !== "constraint" || fields.some(({ role }) => role === "constraint")) return fields;
  const end =
    match.index +
    whole.length -
    (whole.endsWith(")") && !whole.includes("{") && match[0] === whole && SET.test(whole) ? 1 : 0);
  const entry: Field = {
    start: end - value.length,
    end,
    content: writtenContent(value),
    role: "constraint",
    half: null,
    key,
    name,
  };
  return [...fields, entry];
};
