/**
 * Keys with their value right behind them, as in `op12`, `len36`, `dst85004000`, and tasks by a letter, as in `T70`: to the grammar
 * they are words like all others, and only the shape of what stands behind the letters tells.
 */
import { folded } from "../model/folded.ts";
import { addField, type Draft, lastOf } from "./draft.ts";
import type { Name, Value } from "./grammar/nodes.ts";
import { foundAs, keyAtEnd } from "./vocabulary.ts";

// op12     len36     dst85004000     addr0x85004000
const GLUED = /^([a-z]{2,6})(0x[0-9a-f]{1,16}|\d{1,9}|\d[0-9a-f]|(?=[a-f]{0,8}\d)[0-9a-f]{8,9})$/i;

/** Digits of an address; fewer behind such a key number something, as in `prp1`. */
const ADDRESS = /^(?:0x[0-9a-f]{6,16}|[0-9a-f]{8,9})$/i;

const COUNT = /^\d{1,9}$/;

// v1
const VERSION = /^v(\d)$/i;

/** The version of a response, which only a line about a task has. */
const readVersion = (draft: Draft, name: Name): boolean => {
  const digits = VERSION.exec(lastOf(draft, name))?.[1];
  const core = name.path.at(-1);
  if (digits === undefined || core === undefined || !draft.fields.some(({ role }) => role === "task")) return false;
  const place = { start: core.end - 1, end: core.end };
  addField(draft, foundAs("version"), "version", {
    form: "number",
    core: place,
    unit: null,
    total: null,
    twin: null,
    ...place,
  });
  return true;
};

/** Adds the field that a word is by itself; `false` for every other word. */
const readGlued = (draft: Draft, name: Name): boolean => {
  if (readVersion(draft, name)) return true;
  const text = lastOf(draft, name);
  const [, key = "", digits = ""] = GLUED.exec(text) ?? [];
  const core = name.path.at(-1);
  if (key === "" || core === undefined || keyAtEnd(draft.lexicon, [text]) !== null) return false;
  const found = keyAtEnd(draft.lexicon, [key]);
  if (found === null || found.half !== null) return false;
  const { role } = found.key;
  const isCount = (role === "length" || role === "moved" || role === "count") && COUNT.test(digits);
  const fits = found.address
    ? ADDRESS.test(digits)
    : isCount || (role === "opcode" && /^(?:0x)?[0-9a-f]{2}$/i.test(digits));
  if (!fits) return false;
  const place = { start: core.end - digits.length, end: core.end };
  const value: Value = { form: "number", core: place, unit: null, total: null, twin: null, ...place };
  addField(draft, found, key, value);
  return true;
};

// T70     T02: one digit may be that of a target
const LETTERED = /^T(\d{2,5})$/;

// E70 at the begin of what is said
const LEADING = /^(?:[EXQ]|IO|XCH|REQ|CMD|TAG|SLOT)(\d{1,5})$/;

const TASK = foundAs("task");

/** Words that say that what is numbered is no task. */
const OTHERS = new Set(["temp", "temperature", "sensor", "port", "queue", "core", "lane"]);

// ctx1:     req30:     cmd7:
const HEADED = /^(?:ctx|cmd|req|io|job|task|tag|xch|exch|itt|cid|slot)(\d{1,5})$/i;

/** Adds the task that a heading is, as in `ctx1: inquiry 6 bytes`; `false` for every other heading. */
export const readHeaded = (draft: Draft, name: Name): boolean => {
  const digits = HEADED.exec(lastOf(draft, name))?.[1];
  const core = name.path.at(-1);
  if (digits === undefined || core === undefined || name.path.length > 1) return false;
  const place = { start: core.end - digits.length, end: core.end };
  addField(draft, TASK, "task", { form: "number", core: place, unit: null, total: null, twin: null, ...place });
  return true;
};

/** Adds the task that a letter and a number name, if no other task is named yet. `first` is true for the first word of what is said. */
const readLettered = (draft: Draft, name: Name, first: boolean): boolean => {
  const text = lastOf(draft, name);
  const digits = LETTERED.exec(text)?.[1] ?? (first ? LEADING.exec(text)?.[1] : undefined);
  const core = name.path.at(-1);
  if (digits === undefined || core === undefined || name.path.length > 1 || OTHERS.has(folded(text))) return false;
  if (draft.fields.some(({ role }) => role === "task")) return false;
  const place = { start: core.end - digits.length, end: core.end };
  addField(draft, TASK, text, { form: "number", core: place, unit: null, total: null, twin: null, ...place });
  return true;
};

/** Adds the task or the field that a word is by itself; `false` for every other word. */
export const readSelfKeyed = (draft: Draft, name: Name): boolean => {
  const first = draft.words.size === 0 && draft.fields.length === 0;
  return readLettered(draft, name, first) || readGlued(draft, name);
};
