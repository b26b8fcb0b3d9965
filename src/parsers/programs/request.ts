/**
 * What a program that uses a disk says when it asks for data: which command, from which block, how many bytes, and into which buffer of its
 * own. It knows nothing of tasks or IOVAs, and so is told from a driver and a firmware, which know nothing of its buffer.
 */
import type { RoleValue } from "../role-value.ts";
import { NOTHING } from "../value.ts";
import { commandIn, type Role } from "../vocabulary.ts";

// lba=35417     LBA 150917     at block 0x8000     sector: 12
const BLOCK =
  /(?<![\w-])(?:lba|block|blk|sector|sect)\s?(?:[=:#]\s?)?(0x[0-9a-f]{1,16}|\d{1,20})(?!\w|\s?(?:bytes?|B)\b)/i;

// len=96     length: 96     96 bytes     size 96
const LENGTH =
  /(?<![\w-])(?:len|length|size|nbytes|bytes|count)\s?[=:]?\s?(0x[0-9a-f]{1,8}|\d{1,10})(?![\w.])|(?<![\w.])(\d{1,10}) ?(?:bytes|B)\b/i;

// buf=0x138ac8000     into buffer 0x10e790000     from buffer 0x10e790000     ubuf @ 0x16fdff000
const BUFFER =
  /(?<![\w-])(?:u(?:ser)?[-_ ]?)?(?:buf|buffer|ptr|into|dest|mem|memory)\s?(?:at\s|@\s?)?(?:[=:]\s?)?(0x[0-9a-f]{9,16})(?!\w)/i;

/** Words of those below a program. */
const OF_OTHERS =
  /(?<![a-z])(?:task(?:id)?|tid|tag|smid|cid|slot|xri|oxid|exchange|xchg|cdb|iova|dma|sg[el]?|prp\d?|segs?|segment|descriptor|iocst|phys|pa|bus|staging|staged|firmware|fw|engine)(?![a-z])/i;

const WORD = /(?<![\w.])[a-z][\w]*(?:[ _-]?\(\d{1,2}\))?|read capacity|report luns|mode sense|test unit ready/gi;

/** A plain verb of a program's own call. */
const MOVES = /(?<![\w-])(?:p?(?:read|write)v?|rd|wr)(?![\w-])/i;

/** A number in its place, as the value of a role. */
export const numbered = (
  role: Role,
  name: string,
  number: bigint,
  [start, end]: readonly [number, number],
): RoleValue => ({
  role,
  half: null,
  name,
  content: { ...NOTHING, number },
  start,
  end,
});

/** The value of the first group of a pattern that has one, in its place. */
const found = (body: string, pattern: RegExp, role: Role): RoleValue | null => {
  const match = pattern.exec(body);
  const digits = match?.slice(1).find((group) => group !== undefined);
  if (match === null || digits === undefined) return null;
  const start = match.index + match[0].indexOf(digits);
  return numbered(role, role, BigInt(digits), [start, start + digits.length]);
};

/** The command that the first word names which names one. */
export const commandSaid = (body: string): RoleValue | null => {
  for (const { 0: word, index } of body.matchAll(WORD)) {
    const code = commandIn(word);
    if (code !== null) return numbered("opcode", word, BigInt(code), [index, index + word.length]);
  }
  return null;
};

/** The address of a buffer that a line of a program names. */
export const bufferSaid = (body: string): RoleValue | null => found(body, BUFFER, "buffer");

/** How many bytes a line of a program counts. */
export const lengthSaid = (body: string, role: Role): RoleValue | null => found(body, LENGTH, role);

/** A request with all of its parts; `null` for any other line. */
export const requestSaid = (body: string): readonly RoleValue[] | null => {
  const block = found(body, BLOCK, "block");
  if (block === null || OF_OTHERS.test(body)) return null;
  const [length, buffer, command] = [lengthSaid(body, "requested"), bufferSaid(body), commandSaid(body)];
  if (length === null || buffer === null || (command === null && !MOVES.test(body))) return null;
  return command === null ? [block, length, buffer] : [command, block, length, buffer];
};

// read lba 0x95bddc len 512 ok 512 bytes first16 49 5e …     INQUIRY len 36 FAILED: Input/output error (5)
const WHOLE =
  /(?<![\w-])(?:p?(?:read|write)v?|[A-Z]{4,12}(?: [A-Z]{4,12}){0,2}(?: ?\(\d{1,2}\))?)(?: (?:at )?lba ?[=:]? ?(?:0x[0-9a-f]{1,16}|\d{1,20}))?,? (?:len|length|size) ?[=:]? ?\d{1,10}:?,? (?:ok|good|success|succeeded|failed|error|mismatch|miscompare|short|timed out)(?![\w-])/i;

/** A request with its end in one line: the command, perhaps the block, and how many bytes; `null` for any other line. */
export const wholeSaid = (body: string): readonly RoleValue[] | null => {
  const match = WHOLE.exec(body);
  if (match === null || OF_OTHERS.test(body.slice(0, match.index + match[0].length))) return null;
  const [block, length, command] = [found(body, BLOCK, "block"), lengthSaid(body, "requested"), commandSaid(match[0])];
  if (length === null || (command === null && !MOVES.test(match[0]))) return null;
  const named =
    command === null ? [] : [{ ...command, start: command.start + match.index, end: command.end + match.index }];
  return [...named, ...(block === null ? [] : [block]), length];
};
