/** Numbers that are measured, such as `fan 0 target 1850 rpm`: whatever the word in front of them means elsewhere, they number nothing. */
import type { Field } from "./sentence.ts";
import type { Role } from "./vocabulary.ts";

const UNIT = /^\s?(?:rpm|hz|khz|mhz|ghz|mv|ma|mw|watts?|volts?|celsius|deg(?:rees?)?|%|percent|fps)(?![\w])/i;

/** Roles of numbers that count nothing. */
const NUMBERING: ReadonlySet<Role> = new Set([
  "target",
  "task",
  "slot",
  "unit",
  "status",
  "result",
  "command",
  "opcode",
]);

/** The fields, without the role of one whose number has a unit of physics behind it. */
export const withoutMeasures = (body: string, fields: readonly Field[]): readonly Field[] =>
  fields.some(({ role, end }) => NUMBERING.has(role) && UNIT.test(body.slice(end, end + 16)))
    ? fields.map((field) =>
        NUMBERING.has(field.role) && UNIT.test(body.slice(field.end, field.end + 16))
          ? { ...field, role: "other" }
          : field,
      )
    : fields;
