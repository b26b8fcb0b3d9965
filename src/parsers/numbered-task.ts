/**
 * Tasks that a line names by a word and a number without a key's separator, as in `tag#37`, `task[5]`, `request 5`: to the grammar
 * they are words, marks and numbers like all others.
 */
import { folded } from "../model/folded.ts";
import { addField, type Draft, lastOf, quoted, settle, textOf } from "./draft.ts";
import type { Loose, Part, Span } from "./grammar/nodes.ts";
import { withGivenId } from "./pool-entry.ts";
import type { Field, Sentence } from "./sentence.ts";
import { writtenContent } from "./value.ts";
import { NUMBERED } from "./vocabulary/words.ts";
import { foundAs } from "./vocabulary.ts";

/** `tag#37`: the number behind words, if both and the sign between them stand without a blank, and the last word names a task. */
const numberedTask = (draft: Draft, parts: readonly Part[], at: number): Loose | null => {
  const [words, sign, number] = parts.slice(at, at + 3);
  if (words?.kind !== "phrase" || words.value !== null || sign?.kind !== "mark" || number?.kind !== "loose")
    return null;
  const last = words.names.at(-1);
  const close = last?.end === sign.start && sign.end === number.start && textOf(draft, sign) === "#";
  if (last === undefined || !close || number.value.form !== "number") return null;
  return NUMBERED.has(folded(lastOf(draft, last))) ? number : null;
};

const TASK = foundAs("task");

/** Adds the task that words, a mark and a number from `at` on name; `false` if they name none. */
export const readNumbered = (draft: Draft, parts: readonly Part[], at: number): boolean => {
  const number = numberedTask(draft, parts, at);
  if (number === null) return false;
  settle(draft);
  draft.joint = null;
  addField(draft, TASK, "task", number.value);
  return true;
};

/** Takes the task that the parts of a tag name as the scope of what follows; `false` if they name none. `inner` is their place. */
export const readNumberedTag = (draft: Draft, parts: readonly Part[], inner: Span): boolean => {
  const number = numberedTask(draft, parts, 0);
  if (number === null) return false;
  draft.scope = { ...quoted(draft, number.value), role: "task", half: null, key: TASK.key, name: textOf(draft, inner) };
  return true;
};

// response queued for 12     reply for #12
const ANSWERED =
  /\b(?:response|reply|completion|answer|status)\s(?:\w{2,12}\s){0,2}for\s#?(\d{1,6}|0x[0-9a-f]{1,6})(?![\w.]|\s\w{0,2}(?:bytes|ms|sec))/i;

// but not #004711, which counts lines
// I/O #5     task[5]     request 33     cmd 12 completed     command 7 from host     for #5     xfer(5)
const NAMED =
  /(?:(?<!\b(?:to|into|in|of|at|ring|entry)\s)\b(task|tag|cmd|command|i\/o|io|req|request|cid|ccb|srb|xfer|frame|frm|slot|rsp|job|xch|exch|exchange|order|fib)(?:\s?[[({<]\s?|\s(?:no|nr|num|number)\.?\s?|\s?n[\u00b0\u00ba]\s?|\s#?|#)|(?:^|\s)No\.\s?|^\s*(?:[\w.-]{1,24}:\s+)?\{|^\s*[\w.-]{1,24}[:>]\s+<|(?:^|\s)#(?!0\d{3}))(\d{1,6}|0x[0-9a-f]{1,6}|\d[a-f]|[a-f]\d|0[0-9a-f]{3})(?![\w]|[.:/](?=\S)|\s?[x*]|\s[0-9a-f]{2}\b)/i;

// UserMapHBAData: handing out number 3 to pool object 2
const POOLED = /\b(?:number|id)\s(\d{1,6})(?!\w)/i;

// ParallelTaskCompletion 4, version 1, good, 36 bytes     task completion 4: good
const COMPLETED =
  /\b(?:ParallelTaskCompletion|(?:task|cmd|command|request|io) completion)(?:\s(?:of|for))?\s#?(\d{1,6}|0x[0-9a-f]{1,6})(?![\w.]|\s(?:of|bytes?|B|ms)\b)/i;

// first 8 of data buffer for 41:     doorbell rung for 41     interrupt for 41, status 0
const FOR_IT =
  /\b(?:data|buffer|buf|dump|contents?|bytes|memory|sgl?|list|element|doorbell|rung|interrupt|irq)\s(?:of|for)\s#?(\d{1,6}|0x[0-9a-f]{1,6})(?=\s?(?:[:,;)]|$))/i;

// completing 41 ok     starting 41,     aborting 41, but not: started 5 queues     posted 3 of 4
const DONE_TO_IT =
  /\b(?:complet|finish|dispatch|submitt?|post|abort|start|issu|queu|retir|cancel)(?:ing|ed)\s#?(\d{1,6}|0x[0-9a-f]{1,6})(?=\s?(?:[:,;)(]|->|$)|\s(?:ok|good|success|fail\w*|with|status|to|on|at|back|after|because)\b)/i;

/** Roles that a number behind such a word may have been taken for. */
const MISTAKEN: ReadonlySet<Field["role"]> = new Set(["command", "opcode", "other", "length"]);

/** Keys that number what the hardware works on: a task's own name where a line has no other. */
const SLOTS = /^(?:slot|req|frm|frame|ctx|handle|smid|mid|sqe|ccb)$/i;

/** The key without the value in parentheses behind it: `smid(37)`. */
const wordOf = (name: string): string => name.replace(/[([{].*$/, "").trim();

/** True for the key of a slot or a frame. */
export const namesSlot = (name: string): boolean => SLOTS.test(wordOf(name));

/** True for the number of a slot or a frame, by its key. */
export const isSlot = ({ name, content, start, end }: Field): boolean =>
  namesSlot(name) && content.number !== null && end - start <= "0xffff".length && content.unit === null;

/** The fields with a slot as the task; `null` without exactly one. */
const bySlot = (fields: readonly Field[]): readonly Field[] | null => {
  const [slot, ...others] = fields.filter((field) => field.role === "other" && isSlot(field));
  if (slot === undefined || others.length > 0) return null;
  return fields.map((field) => (field === slot ? { ...slot, role: "task" } : field));
};

/** `smid(37), id(2)`: beside the number of a frame an id is that of a target. */
const besideFrame = (fields: readonly Field[]): readonly Field[] => {
  const frame = fields.find(
    (field) => field.role === "other" && /^(?:smid|mid)$/i.test(wordOf(field.name)) && isSlot(field),
  );
  const [id, ...others] = fields.filter((field) => field.role === "task");
  if (frame === undefined || id === undefined || others.length > 0 || !/^id$/i.test(wordOf(id.name))) return fields;
  return fields.map((field) =>
    field === frame ? { ...field, role: "task" } : field === id ? { ...field, role: "target" } : field,
  );
};

/** `slot[59] new io, tid=1`: behind the name of a task in front of it, the id of a target; alone a `tid` is the task's own. */
const withTargets = (fields: readonly Field[], body: string): readonly Field[] => {
  const named = NAMED.exec(body);
  const isSecond = (field: Field): boolean =>
    field.role === "task" &&
    /^tid$/i.test(field.name) &&
    ((named !== null && named.index < field.start) ||
      fields.some((other) => other.start < field.start && (other.role === "task" || isSlot(other))));
  return fields.some(isSecond) && !fields.some(({ role }) => role === "target")
    ? fields.map((field) => (isSecond(field) ? { ...field, role: "target" } : field))
    : fields;
};

/** The fields with the task that words and a number name, where no key names one; a number with a unit names none. */
export const withNumberedTask = (
  sentence: Pick<Sentence, "fields" | "scope" | "loose">,
  body: string,
): readonly Field[] => {
  const { scope, loose } = sentence;
  const given = withGivenId(sentence.fields, body);
  if (given !== sentence.fields) return given;
  const fields = withTargets(besideFrame(sentence.fields), body);
  if (scope !== null || fields.some(({ role }) => role === "task")) return fields;
  const pooled = body.includes("UserMapHBAData") ? POOLED.exec(body) : null;
  const slot = bySlot(fields);
  if (slot !== null) return slot;
  const match =
    pooled ??
    NAMED.exec(body) ??
    COMPLETED.exec(body) ??
    ANSWERED.exec(body) ??
    FOR_IT.exec(body) ??
    DONE_TO_IT.exec(body);
  const whole = match?.[0] ?? "";
  const digits = match?.at(-1) ?? "";
  if (match === null) return fields;
  const start = match.index + whole.length - digits.length;
  const end = start + digits.length;
  const taken = fields.find((field) => field.start <= start && start < field.end);
  const free = taken === undefined || (MISTAKEN.has(taken.role) && taken.start === start);
  const counted = loose.some((value) => value.start <= start && start < value.end && value.content.unit !== null);
  if (!free || counted || taken?.content.unit != null || taken?.content.bytes != null) return fields;
  const named: Field = {
    start,
    end,
    content: writtenContent(digits),
    role: "task",
    half: null,
    key: TASK.key,
    name: whole.trim(),
  };
  return [...fields.filter((field) => field !== taken), named];
};
