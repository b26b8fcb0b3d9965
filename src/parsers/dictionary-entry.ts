/**
 * An entry of a dictionary in the spelling of a language: `dict[kIOMaximumSegmentCountReadKey] = 32`, `limits{IOMaximumSegmentCountRead}: 32`; or in
 * words: `kIOMaximumSegmentCountReadKey set to 32`.
 */
import type { Field } from "./sentence.ts";
import { writtenContent } from "./value.ts";
import { keyOf } from "./vocabulary.ts";

// dict[kIOMaximumSegmentCountReadKey] = 32     limits{"IOMaximumSegmentCountRead"} = 0x20
const ENTRY =
  /\w[[{(]\s?["'@]{0,2}([A-Za-z]\w{11,60})["']?\s?[\]})]\s{0,8}(?:[:=]=?|->|=>)\s{0,8}(0x[0-9a-f]{1,16}|\d{1,20})(?![\w.])/di;

// kIOMaximumSegmentCountReadKey set to 32     kIOMaximumSegmentCountReadKey was set to 0x20     … with value 32     …, value 32     … | value: 32     …(32)
const SET =
  /\b(k?IO[A-Za-z]{10,60})(?: (?:is |was |now )?(?:set )?(?:to|is|with)(?: (?:a |the )?value)? |\s?(?:,|\||with|has)\s(?:(?:a |the )?(?:value|val)\s?[:=]?\s?)?|\()(0x[0-9a-f]{1,16}|\d{1,20})(?!\w|\.\d)\)?/di;

// key='HBA Data Alignment' value=4     property "IOMaximumSegmentCountRead", value 32
const QUOTED =
  /\b(?:key|name|property|prop|constraint)\s?[=:]?\s?["']([A-Za-z][\w ]{11,60})["'],?\s{1,4}(?:val|value)\s?[=:]?\s?(0x[0-9a-f]{1,16}|\d{1,20})(?![\w.])/di;

/** The fields with the entry of a constraints dictionary that a body writes so. */
export const withEntry = (body: string, fields: readonly Field[]): readonly Field[] => {
  const match = ENTRY.exec(body) ?? SET.exec(body) ?? QUOTED.exec(body);
  const [, name = "", value = ""] = match ?? [];
  const [start, end] = match?.indices?.[2] ?? [];
  const key = match === null ? undefined : keyOf(name.split(" "));
  if (match === null || start === undefined || end === undefined || key?.role !== "constraint") return fields;
  if (fields.some(({ role }) => role === "constraint")) return fields;
  const entry: Field = {
    start,
    end,
    content: writtenContent(value),
    role: "constraint",
    half: null,
    key,
    name,
  };
  // The words for a key and its value are none of their own.
  return [...fields.filter((field) => field.end <= match.index || field.start >= end), entry];
};
