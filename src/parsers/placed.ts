/**
 * Values that only their place gives a role: arguments, results of calls, counts and addresses without a key. Apart from the topics, because what a
 * place means hangs on what the line is known to be about.
 */
import { askedIn, gainedIn } from "./client-counts.ts";
import { countColumn, directionColumn } from "./column-values.ts";
import { copyEnds } from "./copy.ts";
import { movedByWords } from "./counted-words.ts";
import { noSizeIn } from "./disk-size.ts";
import { mappedIn } from "./mapped.ts";
import { memoryIn } from "./memory-place.ts";
import { gotIn, zerosIn } from "./plain-bytes.ts";
import { accessedAddress, bracketedError, isAddress, isCount, isIoReturn, isReturn, nullIn } from "./quantity.ts";
import type { RoleValue } from "./role-value.ts";
import { destinationIn, originIn } from "./route.ts";
import { codeSaid, directionSaid, movedSaid, scsiStatusSaid, serviceSaid, statusSaid } from "./said-values.ts";
import type { Quoted, Sentence } from "./sentence.ts";
import { bitsSaid, longestSaid } from "./specified.ts";
import { TOPICS, type Topic } from "./topic.ts";
import { NOTHING } from "./value.ts";
import type { Role } from "./vocabulary.ts";

const unnamed = (role: Role, { content, start, end }: Quoted): RoleValue => ({
  role,
  half: null,
  name: role,
  content,
  start,
  end,
});

/** The arguments of `memset(address, value, length)` and `bzero(address, length)`. */
const filled = ({ mentions }: Sentence): readonly (readonly [Role, Quoted | null | undefined])[] => {
  const [first, second, third] = mentions.find(({ call }) => call === "fill")?.args ?? [];
  const rest: readonly (readonly [Role, Quoted | null | undefined])[] =
    third === undefined
      ? [["length", second]]
      : [
          ["fill", second],
          ["length", third],
        ];
  return [["address", first], ...rest];
};

/** What a driver reports to its framework: limits, and numbers that stand as an argument or alone behind the call. */
const reported = (
  sentence: Sentence,
  is: (...any: readonly Topic[]) => boolean,
  worded: boolean,
): readonly (readonly [Role, Quoted | null | undefined])[] => {
  const { mentions, loose } = sentence;
  const alone = worded && loose.length === 1 ? loose[0] : undefined;
  if (is("specification"))
    return [
      ["max-transfer", longestSaid(sentence)],
      ["address-bits", bitsSaid(sentence)],
    ];
  if (is("target-begin", "target-end")) return [["target", mentions.find(({ args }) => args.length > 0)?.args[0]]];
  // UserReportHighestSupportedDeviceID(7)
  if (is("highest-target"))
    return [["highest-target", mentions.find(({ call }) => call === "highest-target")?.args[0] ?? loose[0]]];
  if (is("initiator")) return [["target", alone]];
  return is("pool-size") ? [["task-count", alone]] : [];
};

/** Values that only their place gives a role: arguments, results of calls, `6 bytes moved`, `at 0x16f3a8000`. */
export const placed = (sentence: Sentence, topics: readonly Topic[], worded: boolean): readonly RoleValue[] => {
  const { mentions, loose, results } = sentence;
  const takes = (role: Role): boolean => topics.every((topic) => TOPICS[topic].takes.includes(role));
  const is = (...any: readonly Topic[]): boolean => topics.some((topic) => any.includes(topic));
  const found: (readonly [Role, Quoted | null | undefined])[] = is("cpu-write") ? [...filled(sentence)] : [];
  const result = mentions.find((mention) => mention.result !== null)?.result ?? results.find(isReturn);
  if (worded && takes("result")) {
    const left = is("start") ? loose.find(({ content }) => content.hex && content.unit === null) : undefined;
    const said = is("initialize-end") ? loose[0] : (loose.find(isIoReturn) ?? left);
    found.push(["result", result ?? said ?? (is("initialize-step") ? bracketedError(sentence) : null)]);
  }
  const memory = is("dump", "stage", "cpu-write", "data-buffer");
  if (worded && memory) found.push(["address", memoryIn(sentence)]);
  if (worded && is("data-buffer")) found.push(["address", nullIn(sentence)]);
  if (is("dump", "stage")) {
    const shown = (value: Quoted): boolean =>
      value.content.bytes !== null && !isName(sentence, value) && (worded || !isKeyed(sentence, value));
    found.push(["bytes", loose.find(shown) ?? zerosIn(sentence)]);
  }
  if (worded && is("client")) found.push(["bytes", listOfClient(sentence)]);
  const [place, ...places] = loose.filter(isAddress);
  if (worded && is("dispatch", "submit", "receive") && places.length === 0) {
    found.push(["address", place]);
    // BDL[0]: 0x8000c000 / 96
    const behind = place === undefined ? undefined : loose[loose.indexOf(place) + 1];
    const between = place === undefined || behind === undefined ? "" : sentence.body.slice(place.end, behind.start);
    // 00000400 is a word of a descriptor, and no decimal
    const counts =
      behind !== undefined &&
      !/^0\d/.test(sentence.body.slice(behind.start, behind.end)) &&
      isPlainCount(behind) &&
      !/\b(?:at|to|from|of|in)\b|@/i.test(between);
    found.push(["length", counts ? behind : null]);
  }
  // PrepareForDMA() = 0x0, 1 segs
  // mapped own buffer 0x108000000 for DMA at 0xa0010000
  if (worded && is("map")) found.push(["segments", loose.find(isSegments)], ...mappedIn(sentence));
  if (worded && is("transfer-start", "transfer-done"))
    found.push(["source", originIn(sentence)], ["destination", destinationIn(sentence)]);
  if (is("cpu-copy")) {
    const ends = copyEnds(sentence);
    found.push(["source", ends?.from], ["destination", ends?.to], ["length", ends?.length]);
  }
  if (is("crash")) found.push(["address", loose.find(isAddress) ?? loose.find(isHigh) ?? accessedAddress(sentence)]);
  found.push(...reported(sentence, is, worded));
  if (is("rejection", "map")) found.push(["segments", loose.find(isSegments)]);
  const has = (...roles: readonly Role[]): boolean => sentence.fields.some((field) => roles.includes(field.role));
  if (worded && is("reply", "device-reply", "complete")) {
    const known = has("status", "reply-status", "scsi-status", "completion-status", "result");
    found.push([
      "status",
      known ? null : (statusSaid(sentence) ?? (is("reply", "device-reply") ? codeSaid(sentence) : null)),
    ]);
    // controller status 0x0, CHECK CONDITION: the second is how the command ended
    if (known && !has("scsi-status", "completion-status")) found.push(["scsi-status", scsiStatusSaid(sentence)]);
  }
  if (worded && is("complete", "return")) found.push(["service-response", serviceSaid(sentence)]);
  if (takes("direction") && !has("direction", "rights"))
    found.push(["direction", directionSaid(sentence) ?? (worded && takes("cdb") ? directionColumn(sentence) : null)]);
  const counts = loose.filter((value) => isCount(value) && !(is("dump") && isShare(sentence, value)));
  const counted = counts[0] ?? countColumn(sentence);
  if (worded && is("client")) found.push(["capacity", noSizeIn(sentence)], ["delivered", gainedIn(sentence)]);
  if (is("transfer-done")) found.push(["count", counted ?? movedByWords(sentence)]);
  else if (takes("transferred") && !is("client"))
    found.push([
      "transferred",
      worded ? (movedSaid(sentence) ?? countColumn(sentence) ?? movedByWords(sentence)) : null,
    ]);
  // 0 of 6 bytes: what came, and not what was asked for
  else if (takes("length"))
    found.push(["length", is("client") ? (askedIn(sentence) ?? (is("dump") ? gainedIn(sentence) : null)) : counted]);
  return found.flatMap(([role, value]) => (value == null ? [] : [unnamed(role, value)]));
};

/** What a client shows of its data: what a comparison got, what a call gave, or the only list that there is. */
const listOfClient = (sentence: Sentence): Quoted | null =>
  gotIn(sentence) ?? sentence.results.find(({ content }) => content.bytes !== null) ?? onlyList(sentence);

/** The one list of bytes that no key explains, where nothing is compared. */
const onlyList = ({ loose, fields }: Sentence): Quoted | null => {
  const lists = [...loose, ...fields].filter(({ content }) => content.bytes !== null);
  return lists.length === 1 ? (loose.find(({ content }) => content.bytes !== null) ?? null) : null;
};

// 50:0a:09:81:9a:00:12:7e: the name of a port, and no memory
const isName = ({ body }: Sentence, { start, end }: Quoted): boolean =>
  /^[0-9a-f]{2}(?::[0-9a-f]{2}){5}(?:(?::[0-9a-f]{2}){2})?$/i.test(body.slice(start, end));

/** `blk=12 00 00 00 06 00`: what stands behind a key that nobody knows is something of its own, and no memory by fields alone. */
const isKeyed = ({ body }: Sentence, { start }: Quoted): boolean =>
  /\w\s?[=:]\s{0,2}[[{(]?\s?$/.test(body.slice(Math.max(0, start - 8), start));

/** A number that counts segments: `3 segments`. */
const isSegments = ({ content }: Quoted): boolean => /^(?:seg(?:ment)?|extent|range)s?$/i.test(content.unit ?? "");

/** A hexadecimal number of whatever size: where a process stumbled, it is an address. */
const isHigh = ({ content }: Quoted): boolean => content.number !== null && content.unit === null && content.digits > 4;

/** True for a number without a prefix or a unit, which behind an address is how many bytes stand there. */
const isPlainCount = ({ content }: Quoted): boolean =>
  content.number !== null && content.number > 0n && content.unit === null && content.digits === NOTHING.digits;

/** `first 32 bytes:` says how many are shown, and not how many there are. */
export const isShare = ({ body, fields, loose }: Sentence, { start }: Quoted): boolean =>
  [...fields, ...loose].every(({ content }) => content.bytes === null) &&
  /\bfirst\s(?:\w{1,8}=)?$/i.test(body.slice(Math.max(0, start - 16), start));
