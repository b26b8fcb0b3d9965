/** Which writers are drivers, by their names or by what they said: their lines count whatever words they have. And by which words lines that count are found. */

import { later } from "../model/later.ts";
import type { Peek } from "./framing.ts";
import type { Lexicon } from "./lexicon.ts";
import { LOSS_EVENT } from "./log-event.ts";
import { LOSS_GATE } from "./loss.ts";
import { ownText } from "./own-text.ts";
import { remembered } from "./remembered.ts";
import { ESCAPED } from "./scan/json-text.ts";
import { LEAST_UNITS, requiredBy, type Word, withoutLonger } from "./skim/required.ts";
import { gatesBeside, gatesBy, gatesIn, gatesOf, holderOf } from "./skim/words.ts";

// com.example.raid.dext     com_skua_SkuaHBA     IOSCSIParallelFamily     KestrelHBA     com.kestrel.driver
const DRIVER =
  /\.dext$|^(?:com|org|net|edu|gov|dev|io)_\w{2,60}_\w{2,80}$|^IO(?:User)?SCSI|(?:HBA|RAID|SCSI|SAS|NVMe|Dext|Kext)(?:[A-Z]\w{0,40})?$|\.(?:driver|hba|raid|scsi|storage|kext)$/;

/** What a driver's line is found by, one that says that others are missing, and one whose words may be written as escapes. */
const beside = later(() => [DRIVER, LOSS_GATE, LOSS_EVENT, ESCAPED].flatMap(requiredBy));

/** Names that are remembered, and units of the shortest one: a shorter name may be a word of anybody's. */
const [MOST_MET, LEAST_NAME] = [8, 12];

/** What may stand for characters of another encoding, or ends a line. */
const UNPLAIN = /[^\t\x20-\x7e]/;

/** A program and the part of it that writes. */
export interface Writer {
  readonly process: string | null;
  readonly sender: string | null;
}

/** The writers of one capture. */
export interface Drivers {
  has(writer: Writer): boolean;
  /** From now on every line of this writer is a driver's. */
  add(writer: string): void;
  /** True if a line holds the whole name of a driver whose lines were looked at last: to look at it closer tells no more. */
  names(line: string): boolean;
  /**
   * True if a line may count that has these words, or any if they are not known: some are parts of what is looked for only.
   * `look` tells what record it is.
   */
  matters(line: string, look: () => Peek | null, words: readonly Word[] | null): boolean;
  /** Words of which every line that counts has one; another list once there are more. `null` if nobody knows them all. */
  words(): readonly Word[] | null;
}

/** The name of whoever writes lines without an envelope. */
export const NOBODY = "/";

const kept = remembered((name) => name);

/** The writer who was named last: lines that follow each other share him. */
let last = { process: "", sender: "", name: NOBODY };

/** The name of a writer among others of a capture: the same text for all of its lines, which may be many. */
export const writerName = (writer: Writer): string => {
  const { process, sender } = { process: writer.process ?? "", sender: writer.sender ?? "" };
  if (process !== last.process || sender !== last.sender)
    last = { process: ownText(process), sender: ownText(sender), name: kept(`${process}/${sender}`) };
  return last.name;
};

/** What stands in every line of a writer, in lower case; `null` if it is too short to be looked for. */
const wordFor = (writer: string): Word | null => {
  const [process = "", sender = ""] = writer.split("/");
  const text = (sender === "" ? process : sender).toLowerCase();
  return text.length < LEAST_UNITS ? null : { text, notBehind: "" };
};

/** The drivers of a capture of which no line is read. */
export const openDrivers = (lexicon: Lexicon): Drivers => {
  const known = new Set<string>();
  const isDriver = remembered((name) => DRIVER.test(name));
  /** The words of writers that turned out to be drivers; `null` once one of them has none. */
  let own: readonly Word[] | null = [];
  // Made when they are first needed: a paste needs none of it.
  const wordsNow = () =>
    later(() => {
      const shared = lexicon.words?.() ?? null;
      return shared === null || own === null ? null : withoutLonger([...shared, ...beside(), ...own]);
    });
  const holderNow = () => later(() => holderOf([...beside(), ...(own ?? [])]));
  let [words, holds] = [wordsNow(), holderNow()];
  const gates = later(() => [
    ...gatesOf(lexicon.dialects),
    ...gatesIn(LOSS_GATE),
    ...[DRIVER, LOSS_EVENT, ESCAPED].flatMap(gatesBeside),
  ]);
  const gatesFor = gatesBy(gates);
  const names = ({ text }: Word): boolean => own === null || own.some((name) => name.text.includes(text));
  /** False for a line that no gate of its words takes, and of which none names a driver. */
  const suspect = (line: string, found: readonly Word[]): boolean =>
    found.some((word) => names(word) || gatesFor(word).some(({ may }) => may(line)));
  const met: string[] = [];
  /** Remembers the name of a driver. */
  const meet = ({ sender, process }: Writer): boolean => {
    const name = sender ?? process ?? "";
    if (name.length >= LEAST_NAME && met.length < MOST_MET && !met.includes(name)) met.push(name);
    return true;
  };
  const has = (writer: Writer): boolean =>
    isDriver(writer.sender ?? writer.process ?? "") || known.has(writerName(writer));
  return {
    has,
    add: (writer) => {
      if (known.has(writer)) return;
      known.add(writer);
      const word = wordFor(writer);
      own = own === null || word === null ? null : [...own, word];
      [words, holds] = [wordsNow(), holderNow()];
    },
    names: (line) => met.some((name) => line.includes(name)),
    matters: (line, look, found) => {
      // {"processImagePath":"\/usr\/libexec\/logd"
      const text = line.includes("\\") ? line.replaceAll("\\/", "/") : line;
      const escaped = text.includes("\\");
      if (found !== null && !escaped && !suspect(text, found)) return false;
      const record = look();
      // A line that was found by its words is plain; only what stands escaped in it may not be.
      if ((escaped || found === null) && UNPLAIN.test(record?.body ?? line)) return true;
      if (record === null) return line.includes("\\") || holds()(line) || lexicon.mayConcern(line);
      const { envelope, body } = record;
      if (has(envelope)) return meet(envelope);
      if (found !== null) return found.some((word) => gatesFor(word).some(({ takes }) => takes(body)));
      return LOSS_GATE.test(body) || lexicon.concerns(body);
    },
    words: () => words(),
  };
};
