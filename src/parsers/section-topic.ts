/** What a section is about, once nothing joins it any more: of the topics that its lines leave open, the one that its side and its fields allow. */
import { sideOfTags } from "./lead.ts";
import { relationOf } from "./offsets.ts";
import type { Section } from "./section.ts";
import { TOPICS, type Topic } from "./topic.ts";

/** Whether rows without a heading are a dump: one whose form is beyond doubt, or two of which the second goes on where the first ends. */
const isProvenDump = ({ rows }: Section): boolean =>
  rows.some(({ row }, at) => {
    const above = rows[at - 1]?.row;
    return row.alone === "certain" || (above?.kind === "bytes" && relationOf(above, row, false) === "next");
  });

/** Words that only the host's side says of a buffer. */
const HOST_BUFFERS = ["fdatabuffer", "databuffer", "private", "bounce", "own", "client", "userbuffer", "dext", "host"];

/** Memory of a controller's own: what lies there is no buffer of the host's, though it be the host's data. */
const CHIPS = ["sram", "dram", "psram", "ddr", "local"];

// host_data     data from host: what a controller got
const FROM_HOST = /\bhost[ _]data\b|\bdata[ _](?:from|of)[ _](?:the[ _])?host\b/i;

const isOfController = ({ words, first }: Section): boolean =>
  CHIPS.some((word) => words.has(word)) || FROM_HOST.test(first.sentence.body);

/** True for words or calls that only the host has for a buffer. */
const isHostBuffer = (section: Section): boolean =>
  (HOST_BUFFERS.some((word) => section.words.has(word)) && !isOfController(section)) ||
  section.first.sentence.mentions.some(({ call }) => call === "get-data-buffer");

const holdsNeed = (section: Section, topic: Topic): boolean => {
  const { needs } = TOPICS[topic];
  const rows = section.rows.length > 0 && TOPICS[topic].rows;
  return rows || section.facts.some((fact) => needs.includes(fact.role));
};

const showsBytes = ({ rows, facts }: Section): boolean => rows.length > 0 || facts.some(({ role }) => role === "bytes");

const onSide = (topics: readonly Topic[], side: "host" | "device"): readonly Topic[] =>
  topics.filter((topic) => (TOPICS[topic].side === "device") === (side === "device"));

/** Topics that fields alone leave open, the one that is taken first. */
const PREFERENCE: readonly Topic[] = [
  "reply",
  "complete",
  "dispatch",
  "receive",
  "stage",
  "transfer-start",
  "transfer-done",
  "submit",
  "dump",
];

/** `src=dext ev=dma.complete task=2`: a driver names the end of its own mapping, where it counts and places nothing. */
const isOfMapping = ({ facts, first, rows }: Section, topic: Topic): boolean =>
  topic === "transfer-done" && first.source.side === "host" && facts.length === 0 && rows.length === 0;

/**
 * What the section is about; `null` if its lines are no event; `"open"` if only the side of the whole capture can tell.
 */
export const topicOf = (section: Section, majority: "host" | "device" | null): Topic | null | "open" => {
  // Keys of a dictionary that nobody is seen to report are no report, and a dump of nothing is none.
  if (section.stray) return isProvenDump(section) ? "dump" : null;
  const shown = section.rows.length > 0 || section.facts.length > 0;
  const possible = section.topics.filter((topic) =>
    section.worded ? shown || !TOPICS[topic].rows : holdsNeed(section, topic),
  );
  // read ok, 36 bytes: with the bytes themselves it shows memory, without them it counts
  const counting = showsBytes(section) ? [] : possible.filter((topic) => !TOPICS[topic].rows);
  const able = counting.length > 0 ? counting : possible;
  const [only, second] = able;
  if (only === undefined) return null;
  if (second === undefined) return isOfMapping(section, only) ? "unmap" : only;
  const hostBuffer = able.includes("dump") && isHostBuffer(section);
  const { side: written } = section.first.source;
  const side = hostBuffer ? "host" : (written ?? sideOfTags(section.first.sentence.tags) ?? section.before ?? majority);
  const [host, device] = [onSide(able, "host"), onSide(able, "device")];
  if (host.length > 0 && device.length > 0 && side === null) return "open";
  const fitting = side === "device" && device.length > 0 ? device : host.length > 0 ? host : device;
  return PREFERENCE.find((topic) => fitting.includes(topic)) ?? fitting[0] ?? null;
};
