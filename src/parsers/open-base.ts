/**
 * Counts whose base nobody can tell: where a writer prints addresses in bare hexadecimal digits, `CNT 24` may be 24 or 36. Apart from
 * the numbers, because only other values of the same writer show that he leaves the mark out.
 */
import { commandOf } from "../model/scsi/cdb.ts";
import { codeOf } from "./meaning.ts";
import { isSlot } from "./numbered-task.ts";
import { isIoReturn } from "./quantity.ts";
import { remembered } from "./remembered.ts";
import type { Field, Quoted, Sentence } from "./sentence.ts";
import { type Content, NOTHING } from "./value.ts";
import { countsBytes } from "./vocabulary.ts";

// 83FE0000     2000c000     0000000085404000
const BARE = /^(?:(?=[0-9]{0,15}[A-F])(?=[A-F]{0,15}[0-9])[0-9A-F]{8,16}|0[0-9]{7,15})$/i;

/** Digits of the shortest. */
const LEAST_BARE = 8;

// 80144000 as an address: what a writer prints who leaves the mark out
const REGISTER = /^[1-9]\d{4}000$/;

// 80144000     00000002 F4C18000     0000000103F44FE8
const AS_REGISTERS = /^[0-9a-f]{8}(?: ?[0-9a-f]{8})?$/i;

const ADDRESSES: ReadonlySet<Field["role"]> = new Set([
  ...(["iova", "received", "dispatched", "element", "address", "destination", "source"] as const),
]);

const isPlaced = ({ role }: Field): boolean => ADDRESSES.has(role);

// 24: two digits and more mean another number in the other base
const EITHER = /^[1-9]\d{1,6}$/;

const textIn = ({ body }: Sentence, { start, end }: Quoted): string => body.slice(start, end);

/** Roles whose values are bytes, one behind the other: 120000000600 is no address. */
const BYTES: ReadonlySet<Field["role"]> = new Set(["cdb", "bytes"]);

/** True if a statement prints an address in bare hexadecimal digits. */
const isBare = (sentence: Sentence): boolean => {
  const { fields, loose } = sentence;
  // "bytes":"000005121f000002": what stands in memory is no address
  const bare = (value: Quoted): boolean =>
    value.content.bytes === null &&
    value.end - value.start >= LEAST_BARE &&
    BARE.test(textIn(sentence, value)) &&
    // ret: e00002c2: an error of IOKit is written so by everybody
    !isIoReturn(value);
  return (
    fields.some((field) => !BYTES.has(field.role) && bare(field)) ||
    // USBMSC Identifier: 0000000030: of whatever else a log speaks, the number may be anything
    (fields.some(({ role }) => role !== "other") && loose.some(bare)) ||
    fields.some((field) => field.content.hex && !countsBytes(field.role) && REGISTER.test(textIn(sentence, field)))
  );
};

const isOpen = (sentence: Sentence, field: Field): boolean =>
  countsBytes(field.role) && field.content.unit === null && EITHER.test(textIn(sentence, field));

/** Bytes of a block: lengths of reads and writes are whole blocks, and no number is that in both bases by accident. */
const BLOCK = 512;

/**
 * The base that a count shows by itself: 4096 is whole blocks in decimal and 2000 in hexadecimal, and no length is so round in one base
 * by accident; `null` for one that both bases may mean.
 */
const baseOf = (text: string): 10 | 16 | null => {
  const [decimal, hexadecimal] = [Number.parseInt(text, 10) % BLOCK === 0, Number.parseInt(text, 16) % BLOCK === 0];
  if (decimal === hexadecimal) return null;
  // 200 may be so many bytes of a page of the device's.
  return decimal ? 10 : text.length > 3 ? 16 : null;
};

/**
 * The base in which a count is what the command beside it asks for: with `cdb=12 00 00 00 24 00` a length of 36 is decimal, and one of 24
 * hexadecimal; `null` without such a command.
 */
const baseBeside = ({ fields }: Sentence, text: string): 10 | 16 | null => {
  const bytes = fields.find(({ role }) => role === "cdb")?.content.bytes ?? null;
  const asked = bytes === null ? null : (commandOf(bytes)?.bytes ?? null);
  const [decimal, hexadecimal] = [Number.parseInt(text, 10) === asked, Number.parseInt(text, 16) === asked];
  if (decimal === hexadecimal) return null;
  return decimal ? 10 : 16;
};

// 163510000: digits that are an address of a writer who leaves the mark out
const AS_ADDRESS = /^\d{8,16}$/;

const isOpenAddress = (sentence: Sentence, field: Field): boolean =>
  isPlaced(field) && field.half === null && !field.content.hex && AS_ADDRESS.test(textIn(sentence, field));

// 00000024: as wide as a register, which nobody prints in decimal
const isRegister = (sentence: Sentence, field: Field): boolean =>
  countsBytes(field.role) && field.content.loss === "unreadable" && /^0\d{7}$/.test(textIn(sentence, field));

const UNREADABLE: Content = { ...NOTHING, loss: "unreadable" };

const countIn = (text: string, base: 10 | 16 | null): Content => {
  if (base === null) return UNREADABLE;
  return { ...NOTHING, number: BigInt(base === 10 ? text : `0x${text}`), hex: base === 16 };
};

/** What is known of one writer. */
interface Writer {
  /** True once he left the mark of a hexadecimal address out. */
  bare: boolean;
  /** The base of his counts, by their key. */
  readonly counts: Map<string, 10 | 16 | "either">;
  /** The last count of a task whose base is known: the same digits under another key are the same number. */
  readonly lasts: Map<string, { readonly text: string; readonly base: 10 | 16 }>;
  /** The base of his operation codes. */
  codes: "hex" | "decimal" | null;
  /** How many digits the ids of tasks have in which he printed a hexadecimal one without a mark. */
  readonly ids: Set<number>;
  /** True once a line had a slot beside a task of another number. */
  slots: boolean;
  /** True once he printed an address with its mark: then he shares nothing with those who leave it out. */
  marked: boolean;
}

// 3e     002f: an id with letters is hexadecimal, and so are those of its width
const HEX_ID = /^(?=[a-f]{0,7}\d)(?=\d{0,7}[a-f])[0-9a-f]{2,8}$/i;

const isPlainId = (text: string): boolean => /^\d{2,8}$/.test(text);

/** Watches the writers of a capture. */
export interface BaseWatch {
  /** The sentence, with the counts unknown that its writer may have printed in either base, and those read whose base he showed. */
  settled(sentence: Sentence): Sentence;
}

// 28     2A     08
const CODE = /^[0-9a-f]{2}$/i;

const isOpenCode = (sentence: Sentence, { role, content, start, end }: Field): boolean =>
  role === "opcode" && content.loss === "unreadable" && CODE.test(textIn(sentence, { start, end, content }));

/** True for a slot beside a task of another number: the two are not one. */
const hasOtherSlot = (fields: readonly Field[]): boolean => {
  const task = fields.find((field) => field.role === "task" && !isSlot(field));
  return task !== undefined && fields.some((field) => isSlot(field) && field.content.number !== task.content.number);
};

const noteCode = (writer: Writer, text: string): void => {
  const code = CODE.test(text) ? codeOf(text) : null;
  if (code !== null) writer.codes = code.hex ? "hex" : "decimal";
};

/** True for a line with an address as registers are printed. */
const hasRegister = (sentence: Sentence): boolean =>
  sentence.fields.some(
    (field) => isPlaced(field) && field.content.number !== null && AS_REGISTERS.test(textIn(sentence, field)),
  );

// 0x46     behind a mark no id is open
const MARKED = /^0x/i;

/** True for a sentence that the watch may change or remember, whatever its numbers are. */
export const saysBase = (sentence: Sentence): boolean =>
  isBare(sentence) ||
  hasRegister(sentence) ||
  sentence.fields.some(
    (field) =>
      field.role === "opcode" ||
      (field.role === "task" && !MARKED.test(textIn(sentence, field))) ||
      isSlot(field) ||
      isOpen(sentence, field) ||
      isOpenAddress(sentence, field) ||
      isRegister(sentence, field),
  );

/** Tasks of which a count is remembered. */
const MOST_TASKS = 64;

const taskIn = ({ fields, scope }: Sentence): string | null => {
  const { number, words } = (fields.find(({ role }) => role === "task") ?? scope)?.content ?? NOTHING;
  return number?.toString() ?? words;
};

/** The base that a count shows: by itself, by the command beside it, or by the same digits of its task under a key that is known. */
const shownBase = ({ lasts }: Writer, sentence: Sentence, text: string): 10 | 16 | null => {
  const [beside, last] = [baseBeside(sentence, text), lasts.get(taskIn(sentence) ?? "")];
  return beside ?? baseOf(text) ?? (last?.text === text ? last.base : null);
};

const remember = ({ lasts }: Writer, sentence: Sentence, text: string, base: 10 | 16): void => {
  const task = taskIn(sentence);
  if (task === null) return;
  lasts.delete(task);
  lasts.set(task, { text, base });
  const [oldest] = lasts.size > MOST_TASKS ? lasts.keys() : [];
  if (oldest !== undefined) lasts.delete(oldest);
};

/** Notes what the statement shows of its writer's bases. */
const note = (writer: Writer, sentence: Sentence): void => {
  writer.bare ||= isBare(sentence);
  writer.marked ||= sentence.fields.some((field) => isPlaced(field) && MARKED.test(textIn(sentence, field)));
  // UserMapHBAData: slot(0) task_id(64): a place in the pool, and no frame
  writer.slots ||= hasOtherSlot(sentence.fields) && sentence.mentions.every(({ call }) => call !== "pool");
  for (const field of sentence.fields) {
    if (field.role === "opcode") noteCode(writer, textIn(sentence, field));
    if (field.role === "task" && HEX_ID.test(textIn(sentence, field))) writer.ids.add(field.end - field.start);
    if (!isOpen(sentence, field)) continue;
    const text = textIn(sentence, field);
    const [shown, known] = [shownBase(writer, sentence, text), writer.counts.get(field.name)];
    // Who shows both bases shows none.
    const base = shown === null || known === shown ? known : known === undefined ? shown : "either";
    if (base === undefined) continue;
    writer.counts.set(field.name, base);
    if (base !== "either") remember(writer, sentence, text, base);
  }
};

const nameOf = remembered((tag) => tag.replace(/\d{1,3}$/, ""));

/** The name of all writers together who print no address with a mark; no tag is like it. */
const FAMILY = "\n";

/** A watch that has seen no writer; a writer is known by his first tag. */
export const openBaseWatch = (): BaseWatch => {
  const writers = new Map<string, Writer>();
  // Once somebody printed an address as registers are: modules of one program share their way, and no other prints so many zeros.
  let registers = false;
  const of = (tag: string): Writer => {
    const writer = writers.get(tag) ?? {
      bare: false,
      counts: new Map(),
      lasts: new Map(),
      codes: null,
      ids: new Set(),
      slots: false,
      marked: false,
    };
    writers.set(tag, writer);
    return writer;
  };
  return {
    settled: (sentence) => {
      // sq1 and sq2 are queues of one writer
      const writer = of(nameOf(sentence.tags[0] ?? ""));
      note(writer, sentence);
      // CMDQ | …     RSPQ | …: modules of one program that leave marks out
      const family = of(FAMILY);
      if (!writer.marked) note(family, sentence);
      const bare = writer.bare || (family.bare && !writer.marked);
      registers ||= hasRegister(sentence);
      const countOf = (field: Field): Content => {
        const known = writer.counts.get(field.name) ?? (writer.marked ? undefined : family.counts.get(field.name));
        return countIn(textIn(sentence, field), known === "either" ? null : (known ?? null));
      };
      const settledField = (field: Field): Field => {
        if (field.role === "task" && writer.slots && isSlot(field)) return { ...field, role: "other" };
        if (field.role === "task") {
          const text = textIn(sentence, field);
          const hex = HEX_ID.test(text) || (isPlainId(text) && writer.ids.has(text.length));
          return hex ? { ...field, content: { ...NOTHING, number: BigInt(`0x${text}`) } } : field;
        }
        if (writer.codes !== null && isOpenCode(sentence, field)) {
          const text = textIn(sentence, field);
          return { ...field, content: { ...NOTHING, number: BigInt(writer.codes === "hex" ? `0x${text}` : text) } };
        }
        if (registers && isRegister(sentence, field))
          return { ...field, content: countIn(textIn(sentence, field), 16) };
        if (writer.bare && isOpenAddress(sentence, field)) {
          const digits = textIn(sentence, field);
          return { ...field, content: { ...NOTHING, number: BigInt(`0x${digits}`), digits: digits.length, hex: true } };
        }
        return bare && isOpen(sentence, field) ? { ...field, content: countOf(field) } : field;
      };
      if (sentence.fields.every((field) => settledField(field) === field)) return sentence;
      return { ...sentence, fields: sentence.fields.map(settledField) };
    },
  };
};
