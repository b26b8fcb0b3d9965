/**
 * DriverKit storage drivers: what a DEXT of SCSIControllerDriverKit logs of its start-up and of its buffers. The methods are
 * Apple's; everything around them differs from driver to driver. Its tasks are in `driver-tasks.ts`.
 */
import {
  type Dialect,
  denies,
  FILLERS,
  has,
  isCalled,
  named,
  namesTask,
  only,
  type Reading,
  returns,
  says,
  subject,
} from "../dialect.ts";
import { isDump } from "../dump-words.ts";
import { phaseIn } from "../phase.ts";
import { zerosIn } from "../plain-bytes.ts";
import { announcesRequest } from "../request-words.ts";
import type { Mention, Sentence } from "../sentence.ts";
import { BEGINNINGS, CLEARS, ELEMENTS, ENDINGS, USERS } from "../vocabulary/words.ts";

// implemented by ourself     our own implementation     redefined in our class     handled here     not calling SUPERDISPATCH     the base class is not called
const OWN_METHOD =
  /\boverrid|\b(?:method|function|virtual|body) (?:is |was )?replaced (?:by|in|with)\b|\bredefined\b|\breimplemented\b|\bimplemented (?:by|in) (?:us|our|this|the (?:driver|dext))|\bown (?:implementation|version|body)\b|\bhandled here\b|\b(?:not|without|never) (?:calling|forwarding to|call|invoking) (?:the )?(?:super|base|parent)|\b(?:super|base|parent)(?: ?(?:class|dispatch|method|version))?(?: is| was)? (?:not|never) (?:called|invoked)|\bcalls_super\s?=\s?(?:0|no|false)/i;

/** True if the driver is said to have a body of its own for the method. */
const speaksOfOverride = ({ body }: Sentence): boolean => OWN_METHOD.test(body);

const constraints: readonly Reading[] = [
  {
    example: "[UserReportHBAConstraints_Impl] override entered",
    topics: ["override"],
    opens: true,
    reads: (sentence) => {
      const mention = named(sentence, "constraints");
      if (mention === undefined) return false;
      // A body of that name in the driver itself is an override, whoever calls it.
      const entered = /_impl$/i.test(mention.name) && only(sentence, BEGINNINGS);
      return entered || speaksOfOverride(sentence);
    },
  },
  {
    example: "[UserInitializeController_Impl] UserReportHBAConstraints returned 0x0",
    topics: ["constraints"],
    opens: false,
    reads: (sentence) => isCalled(subject(sentence, "constraints"), sentence) && !speaksOfOverride(sentence),
  },
];

// Osprey >>> begin     HBA --> enter: the name of whoever enters, an arrow, and that he does
const ENTRY = /(?:^|\])\s{0,8}[A-Za-z]\w{0,40} (?:>{1,4}|-{1,3}>) ?(?:begin|enter|entered|start)\s*$/i;

/** Words with which the name of an event says once more which method it is about: `init.enter fn=UserInitializeController`. */
const INITS: ReadonlySet<string> = new Set(["init", "initialize", "initialise", "initialization"]);

/** True if the statement has words of these sets and no others, but for those that repeat the method, and the whole name of an event. */
const onlySays = ({ words }: Sentence, ...sets: readonly ReadonlySet<string>[]): boolean => {
  const whole = (word: string): boolean =>
    [...words].some((part) => part !== word && word.startsWith(part) && words.has(word.slice(part.length)));
  const own = [...words].filter((word) => !INITS.has(word) && !whole(word));
  return own.length > 0 && own.every((word) => sets.some((set) => set.has(word)));
};

// OFF -> INIT (UserInitializeController)
const INTO = /(?:->|=>)\s?INIT\w{0,10}\b/i;

// UserInitializeController: bringing the adapter up
const UNDERTAKES = /\b(?:bring(?:ing|s)?\b.{0,24}\bup|setting up|starting up|initiali[sz]ing)\b/i;

const begins = (sentence: Sentence): boolean =>
  UNDERTAKES.test(sentence.body) ||
  (INTO.test(sentence.body) && !returns(named(sentence, "initialize"), sentence)) ||
  ENTRY.test(sentence.body) ||
  BEGINNINGS.has(phaseIn(sentence)) ||
  (onlySays(sentence, BEGINNINGS, FILLERS) && says(sentence, ...BEGINNINGS));

const initializeStep = (sentence: Sentence): boolean => {
  if (named(sentence, "constraints") !== undefined) return false;
  if (returns(named(sentence, "set-up", ["body"]), sentence)) return true;
  // kIOMaximumSegmentCountReadKey | 32: an entry of the dictionary is no step
  if (has(sentence, "constraint") && !sentence.mentions.some(({ place }) => place === "body")) return false;
  // Whatever else the method itself logs is one of its steps.
  const own = named(sentence, "initialize", ["tag", "heading"]);
  const bound = onlySays(sentence, BEGINNINGS, ENDINGS, FILLERS) || begins(sentence) || ENDINGS.has(phaseIn(sentence));
  return own !== undefined && sentence.words.size > 0 && !bound;
};

const lifecycle: readonly Reading[] = [
  {
    example: "[UserInitializeController_Impl] begin",
    topics: ["initialize-begin"],
    opens: true,
    reads: (sentence) => named(sentence, "initialize") !== undefined && begins(sentence),
  },
  {
    example: "[UserInitializeController_Impl] end, result = 0x0",
    topics: ["initialize-end"],
    opens: true,
    reads: (sentence) => {
      const mention = named(sentence, "initialize");
      const other = sentence.mentions.some(({ place, call }) => place === "body" && call !== "initialize");
      if (mention === undefined || other || initializeStep(sentence)) return false;
      const said = onlySays(sentence, ENDINGS, FILLERS) && says(sentence, ...ENDINGS);
      const ended = said || ENDINGS.has(phaseIn(sentence));
      return ended || (mention.place === "body" && returns(mention, sentence));
    },
  },
  {
    example: "controller initialisation finished, result 0x0",
    topics: ["initialize-end"],
    opens: true,
    reads: (sentence) =>
      says(sentence, ...INITS, "initialisation") &&
      sentence.mentions.every(({ call }) => call === "initialize") &&
      says(sentence, ...ENDINGS) &&
      (has(sentence, "result") || sentence.results.length > 0 || says(sentence, "ok", "success")) &&
      !has(sentence, "task", "target", "iova") &&
      !denies(sentence),
  },
  {
    example: "[UserInitializeController_Impl] SetDispatchQueue(InterruptQueue) returned 0x0",
    topics: ["initialize-step"],
    opens: true,
    reads: initializeStep,
  },
  {
    example: "ReadRegister: not open (0xe00002cd)",
    topics: ["initialize-step"],
    opens: true,
    // The number is that of kIOReturnNotOpen.
    reads: (sentence) =>
      /\b(?:0xe00002cd|E00002CD)\b/i.test(sentence.body) && sentence.mentions.every(({ call }) => call === "set-up"),
  },
  {
    example: "UserStartController returned 0x0",
    topics: ["start"],
    opens: true,
    reads: (sentence) => {
      const mention = named(sentence, "start");
      if (mention === undefined) return false;
      const bare = mention.place === "body" && sentence.words.size === 0 && sentence.mentions.length === 1;
      return bare || returns(mention, sentence) || only(sentence, BEGINNINGS, ENDINGS, FILLERS);
    },
  },
];

// seg[0]     segment 1     segs[2]     Segment #0
const SEGMENT = /\bseg(?:ment)?s?\s?(?:\[\d{1,4}\]|#?\d{1,4}\b)/i;

/** `[free_sgl] task = 9 CompleteDMA`: the method and whose call it is, and nothing else. */
const isBareCall = (mention: Mention | undefined, sentence: Sentence): boolean =>
  mention?.place === "body" &&
  sentence.words.size === 0 &&
  namesTask(sentence) &&
  sentence.fields.every(({ role }) => role === "task" || role === "other");

const buffers: readonly Reading[] = [
  {
    example: "UserGetDataBuffer(target 0, task 200) -> 0x0 addr=0x16f3a8000 len=6",
    topics: ["data-buffer"],
    opens: true,
    reads: (sentence) => {
      const mention = subject(sentence, "get-data-buffer");
      if (mention === undefined || isDump(sentence) || denies(sentence)) return false;
      return isCalled(mention, sentence) || has(sentence, "address", "buffer", "length");
    },
  },
  {
    example: "PrepareForDMA returned 0x0, segments = 1, address = 0x80200000, length = 6, buffer = 0x16f3a8000",
    topics: ["map"],
    opens: true,
    reads: (sentence) => {
      const mention = subject(sentence, "map");
      return (
        isCalled(mention, sentence) || (mention !== undefined && has(sentence, "address", "iova") && !denies(sentence))
      );
    },
  },
  {
    example: "CompleteDMA returned 0x0",
    topics: ["unmap"],
    opens: true,
    reads: (sentence) => {
      const mention = subject(sentence, "unmap");
      return (
        isCalled(mention, sentence) ||
        (mention !== undefined && has(sentence, "iova", "address", "length") && !denies(sentence)) ||
        isBareCall(mention, sentence)
      );
    },
  },
  {
    example: "seg[0] addr=0x80600000 len=4096",
    topics: ["map"],
    opens: true,
    // A segment is of a mapping; as a part of a request it is called an element.
    reads: (sentence) =>
      SEGMENT.test(sentence.body) &&
      has(sentence, "address", "iova", "element") &&
      has(sentence, "length") &&
      named(sentence, "dispatch") === undefined &&
      !says(sentence, ...ELEMENTS, "post", "posting", "posted", "submit", "submitted", "doorbell") &&
      !has(sentence, "dispatched", "received", "destination", "source-address", "source", "status"),
  },
  {
    example: "segments[0].address = 0x80600000",
    topics: ["map"],
    opens: false,
    reads: (sentence) => SEGMENT.test(sentence.body) && sentence.fields.length === 1 && has(sentence, "iova"),
  },
  {
    example: "memset address = 0x16f3a8000, value = 0x00, length = 6",
    topics: ["cpu-write"],
    opens: true,
    reads: (sentence) => {
      if (denies(sentence)) return false;
      if (subject(sentence, "fill") !== undefined) return true;
      return (
        says(sentence, ...CLEARS) &&
        (says(sentence, "buffer", "databuffer", "fdatabuffer") || has(sentence, "buffer", "address"))
      );
    },
  },
  {
    example: "fDataBuffer is all zeros (36 bytes)",
    topics: ["dump", "stage"],
    opens: true,
    reads: (sentence) =>
      zerosIn(sentence) !== null &&
      (says(sentence, "buffer", "databuffer", "fdatabuffer", "client", "data") ||
        sentence.fields.some(({ key }) => key.role === "buffer" || key.role === "bytes")),
  },
  {
    example: "page data at 0x1c000200, 64 bytes",
    topics: ["dump", "stage"],
    opens: true,
    reads: (sentence) =>
      says(sentence, "data", "contents", "payload", "bytes") &&
      / at 0x[0-9a-f]/i.test(sentence.body) &&
      sentence.loose.filter(({ content }) => content.unit !== null).length === 1 &&
      sentence.fields.every(({ role }) => role === "task" || role === "address") &&
      !says(sentence, "map", "mapped", "mapping", "allocated", "client", "dma", "staged", "payload", "dump") &&
      !denies(sentence),
  },
  {
    example: "fDataBuffer dump: address = 0x16f3a8000, length = 6",
    topics: ["dump", "stage"],
    opens: true,
    reads: (sentence) =>
      isDump(sentence) &&
      !says(sentence, "client", "core", "crash", ...USERS) &&
      !has(sentence, "source-address", "capacity") &&
      !announcesRequest(sentence),
  },
];

/** What DriverKit storage drivers say of start-up and buffers. */
export const driverkit: Dialect = {
  id: "driverkit",
  about: "The start-up and the buffers of storage drivers built on SCSIControllerDriverKit.",
  readings: [...constraints, ...lifecycle, ...buffers],
  samples: [
    { lines: ["[UserInitializeController_Impl] begin"], gives: ["lifecycle"] },
    { lines: ["UserInitializeController: enter"], gives: ["lifecycle"] },
    { lines: ["UserInitializeController returning 0x0"], gives: ["lifecycle"] },
    { lines: ["[Start] IOPCIDevice Open returned 0x0"], gives: ["lifecycle"] },
    { lines: ["UserStartController -> 0x0"], gives: ["lifecycle"] },
    { lines: ["calling UserReportHBAConstraints"], gives: ["constraints"] },
    {
      lines: ["[Setup] IOMaximumSegmentCountRead = 32", "[Setup] UserReportHBAConstraints returned 0x0"],
      gives: ["constraints"],
    },
    { lines: ["override of UserReportHBAConstraints is in place"], gives: ["constraints"] },
    { lines: ["UserGetDataBuffer returned 0x0, address = 0x16f3a8000, length = 6"], gives: ["data-buffer"] },
    { lines: ["PrepareForDMA -> 0x0 segments=1 address=0x80700000 length=36 direction=In"], gives: ["map"] },
    { lines: ["CompleteDMA -> 0x0"], gives: ["unmap"] },
    { lines: ["CompleteDMA address=0x80600000 length=4096"], gives: ["unmap"] },
    { lines: ["segment 1: address = 0x80610000, length = 4096"], gives: ["map"] },
    { lines: ["bzero(0x16f3a8000, 6)"], gives: ["cpu-write"] },
    {
      lines: ["[H] private buffer dump: address: 0x7fb2c4010000, length: 6", "[H] 0x0000: 00 00 00 00 00 00"],
      gives: ["dump"],
    },
  ],
};
