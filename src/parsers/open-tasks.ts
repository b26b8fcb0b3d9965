/**
 * Tasks by a name that nobody knows: the number right behind the first word of what is said. Apart from the keys, because only other lines tell
 * that it is a task's: one with a command numbers it so, or the number is that of a task that the same capture speaks of.
 */
import { folded } from "../model/folded.ts";
import type { Field, Quoted, Sentence } from "./sentence.ts";
import { writtenContent } from "./value.ts";
import { list } from "./vocabulary/words.ts";
import { callOf, foundAs, keyOf, type Role } from "./vocabulary.ts";

/** Watches the lines of a capture. */
export interface TaskWatch {
  /** The sentence, with the task that its first word numbers, where it names no other. */
  settled(sentence: Sentence): Sentence;
}

// cookie 58 arrived for …     demand n°58: …     CARD order 58 …     upper: cookie 58 …     CTX#58 …     ticket=58: …     but neither queue 5: … (below) nor 58 bytes …, and no 58.1 nor 58/64
const LEAD =
  /^\s*(?:[\w./()<>-]{1,48}:\s{1,8}|\[[^\][]{1,80}\]:?\s{0,8}|<[^<>]{1,24}>\s{1,8}|[A-Z]{2,12}\s{1,8}){0,4}([A-Za-z][\w.-]{1,15})(?:\s?[#=:[<(]\s?|\s(?:n[\u00b0\u00ba.]|no\.?|nr\.?)\s?|\s)(\d{1,6}|0x[0-9a-f]{1,6})(?![\w.:/%-]\S|\s?(?:bytes?|octets?|B|KB|KiB|blocks?|sectors?|of|x|ms|us|s|sec|C|V)\b)/i;

/** Words in front of numbers that are those of something else. */
const OTHERS = list(
  "queue sq cq port phy lane core cpu irq vector msi disk lun target bus segment seg sge sgl entry element page version ver attempt retry " +
    "line step phase level irqs channel chan ch die bank slotcount pool heap temp fan volt time tick error code " +
    "piece part fragment frag chunk extent range elem prd prp bdl",
);

/** Roles that a word in front of a task's number may have been taken for. */
const MISTAKEN: ReadonlySet<Role> = new Set(["other", "buffer", "command"]);

const REQUESTED: ReadonlySet<Role> = new Set([
  "iova",
  "dispatched",
  "received",
  "element",
  "address",
  "length",
  "requested",
]);

const isRequest = ({ fields }: Sentence): boolean =>
  fields.some(({ role, content }) => role === "cdb" && content.bytes !== null) &&
  fields.some(({ role }) => REQUESTED.has(role));

interface Named extends Quoted {
  readonly word: string;
}

/** The number behind the first word, if that word is the key of nothing else. */
const leadIn = ({ body, fields }: Sentence): Named | null => {
  const match = LEAD.exec(body);
  const [whole = "", word = "", digits = ""] = match ?? [];
  if (match === null || OTHERS.has(folded(word)) || callOf(word) !== undefined) return null;
  const end = whole.length;
  const start = end - digits.length;
  const taken = fields.find((field) => field.start <= start && start < field.end);
  const known = keyOf([word])?.role ?? "other";
  if (!MISTAKEN.has(known) || (taken !== undefined && !MISTAKEN.has(taken.role))) return null;
  return { start, end, content: writtenContent(digits), word: folded(word) };
};

const TASK = foundAs("task");

const withTask = (sentence: Sentence, { word, ...number }: Named): Sentence => {
  const other = ({ start, end }: Quoted): boolean => !(start <= number.start && number.start < end);
  const task: Field = { ...number, role: "task", half: null, key: TASK.key, name: word };
  const { fields, loose, results } = sentence;
  return {
    ...sentence,
    fields: [task, ...fields.filter(other)],
    loose: loose.filter(other),
    results: results.filter(other),
  };
};

const ownTask = ({ fields, scope }: Sentence): Field | null => fields.find(({ role }) => role === "task") ?? scope;

/** True for a sentence that the watch may change or remember, whatever its numbers are. */
export const saysTask = (sentence: Sentence): boolean =>
  ownTask(sentence) === null ? leadIn(sentence) !== null : isRequest(sentence);

/** Tasks, and words for them, that are remembered. */
const MOST = 64;

/** A watch that has seen no line. */
export const openTaskWatch = (): TaskWatch => {
  const words = new Set<string>();
  const tasks = new Set<bigint>();
  const remember = (number: bigint | null): void => {
    if (number === null) return;
    tasks.delete(number);
    tasks.add(number);
    const [oldest] = tasks.size > MOST ? tasks : [];
    if (oldest !== undefined) tasks.delete(oldest);
  };
  return {
    settled: (sentence) => {
      const own = ownTask(sentence);
      if (own !== null) {
        if (isRequest(sentence)) remember(own.content.number);
        return sentence;
      }
      const lead = leadIn(sentence);
      const number = lead?.content.number ?? null;
      if (lead === null || number === null) return sentence;
      const opens = isRequest(sentence);
      if (opens && words.size < MOST) words.add(lead.word);
      if (opens) remember(number);
      const isTask = words.has(lead.word) || (tasks.has(number) && sentence.fields.length > 0);
      return isTask ? withTask(sentence, lead) : sentence;
    },
  };
};
