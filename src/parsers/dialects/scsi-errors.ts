/**
 * Commands that failed, as Linux and MegaRAID firmware print them: result, sense, CDB. They name the block layer's tags and
 * physical drives, which are no tasks of a driver here, so each report is a notice. Forms: drivers/scsi/scsi_logging.c; MegaRAID event log.
 */
import type { Bytes } from "../../model/bytes.ts";
import { cdbLengthOf, commandOf } from "../../model/scsi/cdb.ts";
import { additionalName, type Sense, senseKeyName, senseOf } from "../../model/scsi/sense.ts";
import type { Dialect } from "../dialect.ts";
import { detailsOf, type FixedDetail, type FixedLine, fixedLine, placed, spanOf } from "../fixed.ts";

const DEVICE =
  "\\b(?:sd|sr|st|ses|sg|ch|scsi) (\\d{1,4}:\\d{1,4}:\\d{1,5}:\\d{1,20}):(?: \\[\\w{1,16}\\])?(?: tag#(\\d{1,6}))?\\s{1,4}";
const PAIRS = "((?:[0-9a-f]{2} ){0,31}[0-9a-f]{2})\\b";

// sd 0:2:0:0: [sda] tag#37 FAILED Result: hostbyte=DID_OK driverbyte=DRIVER_SENSE cmd_age=0s
const RESULT = new RegExp(`${DEVICE}(?:\\w{2,20} )?Result: hostbyte=(\\w{2,30})(?: driverbyte=(\\w{2,30}))?`, "di");

// sd 0:2:0:0: [sda] tag#37 Sense Key : Illegal Request [current]
const SENSE_KEY = new RegExp(`${DEVICE}Sense Key : ([\\w ()]{2,30}?) \\[(\\w{2,12})\\]`, "di");

// sd 0:2:0:0: [sda] tag#37 Add. Sense: Invalid field in cdb
const ADDITIONAL = new RegExp(`${DEVICE}Add\\. Sense: ([^\\[\\]{}]{2,90}?)\\s{0,4}$`, "di");

// sd 0:2:0:0: [sda] tag#37 CDB: Inquiry 12 00 00 00 06 00
const CDB = new RegExp(`${DEVICE}CDB(?:\\[[0-9a-f]{2}\\])?: (?:[A-Z][\\w(),/ -]{1,40}? )?${PAIRS}\\s{0,4}$`, "di");

// 113=Unexpected sense: PD 0b(e0x20/s11) Path 50000c0f02db0000, CDB: 2f 00 49 8d de 9e 00 10 00 00, Sense: 3/11/00
const UNEXPECTED = new RegExp(
  `\\bUnexpected sense: PD ([0-9a-f]{1,4}(?:\\([\\w/]{1,20}\\))?)[^,]{0,60}, CDB: ${PAIRS}(?:, Sense: ([0-9a-f])/([0-9a-f]{2})/([0-9a-f]{2})\\b)?`,
  "di",
);

// Raw Sense for PD b: f0 00 03 49 8d de 9e 16 00 00 00 00 11 00 00 80 01 15
const RAW = new RegExp(`\\bRaw Sense for PD ([0-9a-f]{1,4}): ${PAIRS}`, "di");

const bytesOf = (text: string): Bytes => text.split(" ").map((pair) => Number.parseInt(pair, 16));

/** The CDB with its name; one that is shorter than its code says is cut. */
const commandDetails = (match: RegExpExecArray, group: number): readonly FixedDetail[] => {
  const cdb = bytesOf(match[group] ?? "");
  const length = cdbLengthOf(cdb);
  const name = commandOf(cdb)?.name ?? null;
  return detailsOf(
    match,
    [group, length !== null && cdb.length < length ? "CDB, cut" : "CDB", (text) => text.toUpperCase()],
    ...(name === null ? [] : [[group, "command", () => name] as const]),
  );
};

const hex = (value: number): string => value.toString(16).padStart(2, "0");

const senseWords = ({ key, asc, ascq }: Pick<Sense, "key" | "asc" | "ascq">): string => {
  if (key === null) return "unknown";
  const name = senseKeyName(key) ?? key.toString(16);
  if (asc === null || ascq === null) return name;
  return `${name}: ${additionalName(asc, ascq) ?? `${hex(asc)}/${hex(ascq)}`}`;
};

const linux = (body: string): FixedLine | null => {
  const forms = [
    {
      pattern: RESULT,
      slot: "result",
      parts: [
        [3, "host"],
        [4, "driver"],
      ] as const,
    },
    {
      pattern: SENSE_KEY,
      slot: "sense",
      parts: [
        [3, "sense key"],
        [4, "sense is"],
      ] as const,
    },
    { pattern: ADDITIONAL, slot: "additional", parts: [[3, "additional sense"]] as const },
  ];
  for (const { pattern, slot, parts } of forms) {
    const match = pattern.exec(body);
    if (match !== null) return reported(match, slot, detailsOf(match, ...parts));
  }
  const cdb = CDB.exec(body);
  return cdb === null ? null : reported(cdb, "cdb", commandDetails(cdb, 3));
};

const reported = (match: RegExpExecArray, slot: string, details: readonly FixedDetail[]): FixedLine =>
  fixedLine(match, "notice", "command", {
    family: "scsi",
    unit: `${match[1]}#${match[2] ?? ""}`,
    slot,
    requester: placed(match, 1, (text) => text),
    details,
  });

const firmware = (body: string): FixedLine | null => {
  const match = UNEXPECTED.exec(body);
  if (match !== null) {
    const [key, asc, ascq] = [3, 4, 5].map((group) => Number.parseInt(match[group] ?? "", 16));
    const absent = spanOf(match, 3) === null || key === undefined || asc === undefined || ascq === undefined;
    return fixedLine(match, "notice", "command", {
      requester: placed(match, 1, (text) => text),
      details: [
        ...commandDetails(match, 2),
        ...(absent ? [] : detailsOf(match, [3, "sense", () => senseWords({ key, asc, ascq })])),
      ],
    });
  }
  const raw = RAW.exec(body);
  const sense = raw === null ? null : senseOf(bytesOf(raw[2] ?? ""));
  if (raw === null || sense === null) return null;
  const { information } = sense;
  return fixedLine(raw, "notice", "command", {
    requester: placed(raw, 1, (text) => text),
    details: detailsOf(
      raw,
      [2, "sense", () => senseWords(sense)],
      ...(information === null ? [] : [[2, "information", () => `0x${information.toString(16)}`] as const]),
    ),
  });
};

/** Commands that failed. */
export const scsiErrors: Dialect = {
  id: "scsi-errors",
  about: "Failed SCSI commands as Linux and MegaRAID firmware report them.",
  readings: [],
  fixed: {
    gate: /Result: hostbyte|Sense|\bCDB/,
    read: (body) => (/\d:\d{1,5}:|\bPD /.test(body) ? (linux(body) ?? firmware(body)) : null),
  },
  samples: [
    {
      lines: [
        "sd 0:2:0:0: [sda] tag#37 FAILED Result: hostbyte=DID_OK driverbyte=DRIVER_SENSE",
        "sd 0:2:0:0: [sda] tag#37 Sense Key : Illegal Request [current] ",
        "sd 0:2:0:0: [sda] tag#37 Add. Sense: Invalid field in cdb",
        "sd 0:2:0:0: [sda] tag#37 CDB: Inquiry 12 00 00 00 06 00",
      ],
      gives: ["notice"],
    },
    {
      lines: [
        "113=Unexpected sense: PD 0b(e0x20/s11) Path 50000c0f02db0000, CDB: 2f 00 49 8d de 9e 00 10 00 00, Sense: 3/11/00",
      ],
      gives: ["notice"],
    },
    {
      lines: ["Raw Sense for PD b: f0 00 03 49 8d de 9e 16 00 00 00 00 11 00 00 80 01 15"],
      gives: ["notice"],
    },
  ],
};
