/**
 * Programs that use a disk, by their names: whoever reads one is a client, whatever he calls himself. Apart from the readings of clients, because
 * the name stands in front of what is said, in a tag or in the envelope.
 */
import type { Source } from "./claim.ts";
import { remembered } from "./remembered.ts";
import type { Sentence } from "./sentence.ts";

/** Programs of everybody's, as whole names. */
const KNOWN =
  /^(?:dd|cat|fio|od|xxd|hexdump|diskutil|newfs\w*|fsck\w*|mount\w*|smartctl|sg_\w{1,16}|sdparm|hdparm|iozone|blkid|parted|gdisk|fdisk|app|apl|application|user|usr|tool|test)$/i;

// blktool     diskreader     probe-tool     BlockReader     rdtest     reader_main.cc     vdiag     lab-client
const MADE_UP =
  /(?:^|[-_.]|disk|dsk|blk|block|sector|io|media|file|data|raw|scsi|read|write|[a-z](?=[A-Z]))(?:tool|reader|test(?:er)?|check(?:er)?|bench|verif(?:y|ier)|consumer|util(?:ity)?|probe|diag|client)(?:[-_]?(?:main|app|tool))?\d{0,2}(?:\.(?:c|cc|cpp|m|mm|rs|py|swift))?$|^[a-z]{1,12}(?:read|test|verify)$/i;

const OF_OTHERS = /fw|firm|kext|dext|driver|drv|hba|kernel|ctrl|controller|ioc|mcu/i;

// hbatool     raid-diag: for whoever owns such a controller, and no part of its driver
const FOR_OWNERS = /^(?:hba|raid|ctrl)[-_]?(?:tool|diag|bench|reader)$/i;

const isClientName = remembered(
  (name) => FOR_OWNERS.test(name) || (name !== "" && !OF_OTHERS.test(name) && (KNOWN.test(name) || MADE_UP.test(name))),
);

/** Names of programs in what an envelope says of the writer: the process, without its number. */
const programsOf = (writer: string): readonly string[] =>
  writer.split(/[/ ]/).map((name) => name.replace(/\[\d{1,7}\]$/, ""));

const isClient = remembered((writer) => programsOf(writer).some(isClientName));

/** The sentence of a program that uses a disk, as one of a client. */
export const asClient = (source: Pick<Source, "writer" | "side">, sentence: Sentence): Sentence => {
  if (source.side === "device" || sentence.words.has("client")) return sentence;
  const [first = "", second = ""] = sentence.tags;
  if (!isClientName(first) && !isClientName(second) && !isClient(source.writer)) return sentence;
  return { ...sentence, words: new Set([...sentence.words, "client"]) };
};
