/**
 * What is declared while a controller is brought up: the DMA specification, the limits of the device, the highest target id, the
 * targets that are created, and what the provider has and is given. Apart from the start-up's own steps, which say nothing of limits.
 */
import {
  type Dialect,
  denies,
  FILLERS,
  has,
  isCalled,
  named,
  only,
  type Reading,
  returns,
  says,
  subject,
} from "../dialect.ts";
import { sideOfTags } from "../lead.ts";
import { phaseIn } from "../phase.ts";
import type { Sentence } from "../sentence.ts";
import { bitsSaid, longestSaid } from "../specified.ts";
import { BEGINNINGS, ENDINGS } from "../vocabulary/words.ts";
import { ABSENT_WORDS } from "../vocabulary.ts";

/** Words for whoever takes transfers, where a line states what it takes. */
const TAKERS = [
  "firmware",
  "fw",
  "controller",
  "ioc",
  "target",
  "device",
  "drive",
  "vpd",
  "iocfacts",
  "engine",
  "hw",
  "hardware",
  "supports",
  "accepts",
];

/** True for what a device says of itself: a specification is the driver's. */
const isOfTaker = (sentence: Sentence): boolean => says(sentence, ...TAKERS) || sideOfTags(sentence.tags) === "device";

const specification = (sentence: Sentence): boolean => {
  if (named(sentence, "specification") !== undefined)
    return (
      has(sentence, "max-transfer", "address-bits", "segment-type") ||
      longestSaid(sentence) !== null ||
      bitsSaid(sentence) !== null
    );
  return has(sentence, "segment-type");
};

/** Limits that a firmware has as well as a driver: only a driver names the method or the type of its segments. */
const eitherLimits = (sentence: Sentence): boolean =>
  has(sentence, "address-bits") &&
  has(sentence, "max-transfer") &&
  !has(sentence, "segment-type") &&
  named(sentence, "specification") === undefined;

// UserReportHighestSupportedDeviceID 7     UserReportHighestSupportedDeviceID MaxId=7
const isOnlyNumber = ({ words, fields, loose }: Sentence): boolean => {
  const [only, ...others] = loose;
  const number = only?.content.number ?? null;
  if (fields.some(({ role }) => role !== "other") || others.length > 0 || number === null) return false;
  return words.size === 0 || (number >= 0n && number <= 0xffffn && only?.content.unit === null);
};

/** Words of a mapper that is there, beside those of one that is not. */
const PRESENT = ["attached", "found", "provisioned", "present", "ready", "available", "published"];

// (nub has no mapper)     DmaRemapping=None     dma remapping: off
const NO_MAPPER =
  /\b(?:has|have|found|without|with|is) no (?:dma |iommu |dart )?mapper\b|\bdma ?remapping\s?[=:]\s?(?:none|no|off|disabled|absent|0)\b/i;

const speaksOfMapper = (sentence: Sentence): boolean => {
  if (has(sentence, "mapper") || NO_MAPPER.test(sentence.body)) return true;
  if (!says(sentence, "mapper", "iommuparent")) return false;
  return denies(sentence) || says(sentence, ...PRESENT, ...ABSENT_WORDS);
};

const readings: readonly Reading[] = [
  {
    example: "Config { max_transfer: 1048576, addr_bits: 32 }",
    topics: ["specification", "device-limit"],
    opens: false,
    // Both sides have both: whose line it is tells whether they are declared or met.
    reads: eitherLimits,
  },
  {
    example: "[UserGetDMASpecification_Impl] maxTransferSize = 1048576, numAddressBits = 64, segmentType = Host64",
    topics: ["specification"],
    opens: false,
    reads: specification,
  },
  {
    example: "firmware: max transfer length = 131072",
    topics: ["device-limit"],
    opens: true,
    reads: (sentence) =>
      has(sentence, "max-transfer") &&
      !has(sentence, "segment-type") &&
      named(sentence, "specification") === undefined &&
      isOfTaker(sentence),
  },
  {
    example: "provider->SetProperties(IOMaximumSegmentCountRead = 129) returned 0xe00002c2",
    topics: ["misplaced"],
    opens: false,
    reads: (sentence) => isCalled(subject(sentence, "properties"), sentence),
  },
  {
    example: "UserReportHighestSupportedDeviceID: highest id = 7",
    topics: ["highest-target"],
    opens: true,
    reads: (sentence) =>
      has(sentence, "highest-target") ||
      (named(sentence, "highest-target") !== undefined &&
        (returns(named(sentence, "highest-target"), sentence) ||
          has(sentence, "task", "target") ||
          typeof named(sentence, "highest-target")?.args[0]?.content.number === "bigint" ||
          isOnlyNumber(sentence))),
  },
  {
    example: "UserReportInitiatorIdentifier returned 7",
    topics: ["initiator"],
    opens: true,
    reads: (sentence) => {
      const mention = named(sentence, "initiator");
      return (
        mention !== undefined &&
        (returns(mention, sentence) || has(sentence, "task", "target") || isOnlyNumber(sentence))
      );
    },
  },
  {
    example: "UserMapHBAData: uniqueTaskID = 6",
    topics: ["pool"],
    opens: true,
    reads: (sentence) =>
      named(sentence, "pool") !== undefined &&
      has(sentence, "task") &&
      !denies(sentence) &&
      // A call that only begins, or ends, gives nothing.
      (!says(sentence, ...BEGINNINGS, "call", "calling", "called") ||
        /\bcall (?:number |no\.? |#)?\d/i.test(sentence.body)) &&
      phaseIn(sentence) === "",
  },
  {
    example: "UserReportMaximumTaskCount -> 32",
    topics: ["pool-size"],
    opens: true,
    reads: (sentence) => {
      const mention = named(sentence, "task-count");
      return (
        mention !== undefined &&
        (returns(mention, sentence) || has(sentence, "task-count", "task", "length") || isOnlyNumber(sentence))
      );
    },
  },
  {
    example: "UserDestroyTargetForID(3) returned 0x0",
    topics: ["target-gone"],
    opens: true,
    reads: (sentence) => named(sentence, "destroy-target") !== undefined && !denies(sentence),
  },
  {
    example: "UserCreateTargetForID(3) returned 0x0",
    topics: ["target-end"],
    opens: true,
    reads: (sentence) => {
      const mention = named(sentence, "create-target");
      if (mention === undefined || denies(sentence)) return false;
      if (returns(mention, sentence) || only(sentence, ENDINGS, FILLERS)) return true;
      // returned from UserCreateTargetForID target=1     UserCreateTargetForID(5) exit
      return says(sentence, ...ENDINGS) && !says(sentence, ...BEGINNINGS, "calling", "call");
    },
  },
  {
    example: "calling UserCreateTargetForID target = 3",
    topics: ["target-begin"],
    opens: true,
    reads: (sentence) => {
      const mention = named(sentence, "create-target");
      if (mention === undefined || denies(sentence) || returns(mention, sentence)) return false;
      return says(sentence, ...BEGINNINGS, "calling", "call") || has(sentence, "target") || mention.args.length > 0;
    },
  },
  {
    example: "provider has no mapper",
    topics: ["mapper"],
    opens: true,
    // mapper: CompleteDMA gave 0x0: a module of that name
    reads: (sentence) =>
      speaksOfMapper(sentence) && named(sentence, "map") === undefined && named(sentence, "unmap") === undefined,
  },
];

/** What drivers and firmware declare. */
export const declarations: Dialect = {
  id: "declarations",
  about: "Limits, targets and mappers as drivers and firmware declare them while a controller is brought up.",
  readings,
  samples: [
    {
      lines: [
        "UserGetDMASpecification: maxTransferSize=1048576",
        "UserGetDMASpecification: numAddressBits=64",
        "UserGetDMASpecification: segmentType=Host64",
      ],
      gives: ["limits"],
    },
    { lines: ["dma spec: segment type = kIODMACommandOutputBig32, address bits = 32"], gives: ["limits"] },
    { lines: ["IOC facts: MaxTransferSize: 131072 bytes"], gives: ["limits"] },
    { lines: ["[Start] UserReportHighestSupportedDeviceID -> 7"], gives: ["target"] },
    { lines: ["UserCreateTargetForID enter, target=3", "UserCreateTargetForID exit"], gives: ["target", "target"] },
    { lines: ["iommu-parent not found on provider"], gives: ["mapper"] },
    { lines: ["DART mapper attached to provider"], gives: ["mapper"] },
    {
      lines: ["[Setup] kIOMaximumSegmentCountReadKey = 129", "[Setup] IOPCIDevice SetProperties returned 0xe00002c2"],
      gives: ["constraints"],
    },
  ],
};
