/**
 * Values that stand in a statement as plain words, without a key: `tag 17 complete GOOD`, `task 33: data-in, 96 bytes`. Apart from the
 * claims, because such a word counts only where the line is known to be about something that has a place for it.
 */
import { groupIn, isCount } from "./quantity.ts";
import type { Quoted, Sentence } from "./sentence.ts";
import { NOTHING } from "./value.ts";
import { PARTY } from "./vocabulary/values.ts";

// complete GOOD     (SUCCESS)     - CHECK CONDITION     rsp ok     kSCSITaskStatus_GOOD
const STATUS =
  /(?<![\w-])(?:kSCSITaskStatus_)?(good|success|ok|busy|check[ _]condition|reservation[ _]conflict|task[ _]set[ _]full|task[ _]aborted|failed|failure|CAM_(?!DIR_)[A-Z]{2,12}(?:_[A-Z]{2,12}){0,3})(?![\w=:-])/gi;

// data-in     kIODirectionIn     from-device     host-to-device
const DIRECTION = new RegExp(
  String.raw`(?<![\w-])(?:kIO(?:Memory)?Direction(?:In|Out)|[dc]2h|h2[dc]|no[ -]data|data[- _]?(?:in|out)|(?:DMA_)?(?:from|to)[- _](?:device|target|disk|drive|initiator)|(?:${PARTY})[- _](?:to|2)[- _](?:host|memory)|(?:host|memory)[- _](?:to|2)[- _](?:${PARTY}))(?![\w-])`,
  "gi",
);

/** The only place that a pattern finds in what is said; `null` for none and for several. */
const only = ({ body, said }: Sentence, pattern: RegExp): Quoted | null => {
  const [first, ...others] = body.slice(said.start, said.end).matchAll(pattern);
  if (first === undefined || others.length > 0) return null;
  const start = said.start + first.index;
  return {
    start,
    end: start + first[0].length,
    content: { ...NOTHING, words: (first[1] ?? first[0]).replaceAll("_", " ") },
  };
};

/** The status that a line about an end says in a word of its own. */
export const statusSaid = (sentence: Sentence): Quoted | null => only(sentence, STATUS);

// CHECK CONDITION     kSCSITaskStatus_GOOD: words that only SCSI has for how a command ended
const SCSI_STATUS =
  /(?<![\w-])(?:kSCSITaskStatus_(\w{2,40})|(check[ _]condition|reservation[ _]conflict|task[ _]set[ _]full|task[ _]aborted))(?![\w=:-])/gi;

/** The status of SCSI that a line says in a word, beside whatever other status it has. */
export const scsiStatusSaid = (sentence: Sentence): Quoted | null => {
  const found = only(sentence, SCSI_STATUS);
  if (found === null || found.content.words === null) return found;
  // status CHECK CONDITION: the value of a key, and no second status
  if (
    sentence.fields.some(({ start, end, content }) => content.words !== null && start < found.end && found.start < end)
  )
    return null;
  return { ...found, content: { ...found.content, words: found.content.words.replace(/^kSCSITaskStatus /i, "") } };
};

// reply: tag 4 code=0     answer for 5, cc 0x00
const CODE = /\b(?:code|cc|rc)\s?[=:]?\s?(0x[0-9a-f]{1,8}|\d{1,3})(?![\w.])/di;

/** The code with which a line about an answer says how it went. */
export const codeSaid = ({ body }: Pick<Sentence, "body">): Quoted | null => groupIn(body, CODE);

// we write to host     adapter reads from the host     card writes host memory
const BY_HARDWARE = new RegExp(
  String.raw`(?<![\w-])(?:we|${PARTY})\s(write|read)s?\s(?:to\s|from\s)?(?:the\s)?(?:host|memory|system)(?![\w-])`,
  "gi",
);

/** The way of the data by what the hardware does to the memory of the host. */
const wayOfHardware = (sentence: Sentence): Quoted | null => {
  const found = only(sentence, BY_HARDWARE);
  if (found === null) return null;
  const words = found.content.words?.toLowerCase() === "write" ? "data-in" : "data-out";
  return { ...found, content: { ...found.content, words } };
};

/** The way of the data that a line about a request says in words. */
export const directionSaid = (sentence: Sentence): Quoted | null =>
  only(sentence, DIRECTION) ?? wayOfHardware(sentence);

// response code 0     service response TASK_COMPLETE
const SERVICE =
  /\b[Rr]esponse(?:[ _]code)?\s(?:is\s|of\s)?((?:kSCSIServiceResponse_)?[A-Z][A-Z_]{5,40}|(?:0x)?\d{1,2})(?![\w.])/d;

/** The response of the service that a driver says in words to its kernel. */
export const serviceSaid = ({ body }: Pick<Sentence, "body">): Quoted | null => {
  const found = groupIn(body, SERVICE);
  if (found === null) return null;
  const text = body.slice(found.start, found.end);
  return /^\d|^0x/i.test(text) ? found : { ...found, content: { ...NOTHING, words: text } };
};

/** Words behind which a count is not what was moved. */
const ASKED = ["requested", "asked", "expected", "wanted", "max", "remaining", "left", "missing", "resid", "residual"];

/** The only count of bytes of a line about an end: how many were moved, unless it says that they were asked for or are missing. */
export const movedSaid = ({ loose, words }: Sentence): Quoted | null => {
  const [count, ...others] = loose.filter(isCount);
  return count === undefined || others.length > 0 || ASKED.some((word) => words.has(word)) ? null : count;
};
