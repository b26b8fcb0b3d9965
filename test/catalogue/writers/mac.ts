/** Formats of a Mac: the log command, its exporters, Console.app and Xcode. */
import type { Statement } from "../statements.ts";
import { at, day, lines, minutes, seconds, type Writer } from "./writer.ts";

const SENDER = "(com.example.osprey.dext)";

const json = ({ after, message }: Statement): Readonly<Record<string, unknown>> => ({
  traceID: 0,
  eventMessage: message,
  eventType: "logEvent",
  source: null,
  formatString: "%s",
  userID: 0,
  activityIdentifier: 0,
  subsystem: "",
  category: "",
  threadID: 9961,
  senderImagePath: "/Library/SystemExtensions/A1B2/com.example.osprey.dext/com.example.osprey",
  bootUUID: "3590A0B1-0C2D-4E6F-8A9B-112233445566",
  processImagePath: "/kernel",
  timestamp: `${day(after)}+0900`,
  machTimestamp: 81_723 + after,
  messageType: "Default",
  processID: 0,
  timezoneName: "",
});

/** As `log` writes JSON: slashes escaped, and an id that no double holds. */
const written = (value: unknown): string => JSON.stringify(value).replaceAll("/", "\\/");

const cell = (text: string): string => (/[",\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);

const mandiant = ({ after, message }: Statement): readonly (readonly [string, string])[] => [
  ["Timestamp", `2026-03-14T00:${minutes(after, 3)}Z`],
  ["Event Type", "Log"],
  ["Log Type", "Default"],
  ["Subsystem", ""],
  ["Thread ID", "9961"],
  ["PID", "0"],
  ["EUID", "0"],
  ["Library", "/Library/SystemExtensions/A1B2/com.example.osprey.dext/com.example.osprey"],
  ["Library UUID", "3590A0B10C2D4E6F8A9B112233445566"],
  ["Activity ID", "0"],
  ["Parent Activity ID", "0"],
  ["Category", ""],
  ["Process", "/kernel"],
  ["Process UUID", "3590A0B10C2D4E6F8A9B112233445567"],
  ["Message", message],
  ["Raw Message", "%s"],
  ["Boot UUID", "3590A0B10C2D4E6F8A9B112233445568"],
  ["System Timezone Name", "Asia/Tokyo"],
];

const keyOf = (title: string): string => title.toLowerCase().replaceAll(" ", "_");

const HEADER_DEFAULT = "Timestamp                       Thread     Type        Activity             PID    TTL  ";
const DASHES = "-".repeat(116);

/** Formats of a Mac. */
export const MAC: readonly Writer[] = [
  {
    name: "log show, default",
    of: "host",
    write: lines(
      ({ after, message }) =>
        `${day(after)}+0900 0x26e9     Default     0x0                  0      0    kernel: ${SENDER} ${message}`,
      [
        'Filtering the log data using "senderImagePath CONTAINS "osprey""',
        "Skipping info and debug messages, pass --info and/or --debug to include.",
        HEADER_DEFAULT,
      ],
      [
        DASHES,
        "Log      - Default:         10, Info:                0, Debug:             0, Error:          0, Fault:          0",
        "Activity - Create:           0, Transition:          0, Actions:           0",
      ],
    ),
  },
  {
    name: "log show, compact",
    of: "host",
    write: lines(
      ({ after, message }) => `${day(after, 3)} Df kernel[0:26e9] ${SENDER} ${message}`,
      ["Timestamp               Ty Process[PID:TID]"],
    ),
  },
  {
    name: "log show, syslog",
    of: "host",
    write: lines(
      ({ after, message }) => `${day(after)}+0900  localhost kernel[0]: ${SENDER} ${message}`,
      ["Timestamp                       (process)[PID]    "],
    ),
  },
  {
    name: "log show, json",
    of: "host",
    write: (statements) =>
      `[${statements
        .map((one) => {
          const fields = Object.entries(json(one)).map(
            ([key, value]) => `  "${key}" : ${key === "traceID" ? "44303244788367364" : written(value)}`,
          );
          return `{\n${fields.join(",\n")}\n}`;
        })
        .join(",")}]\n`,
  },
  {
    name: "log show, ndjson",
    of: "host",
    write: lines(
      (one) => written(json(one)).replace('"traceID":0', '"traceID":44303244788367364'),
      ['Filtering the log data using "process == "kernel""'],
      ['{"count":10,"finished":1}'],
    ),
  },
  {
    name: "Console.app copy",
    of: "host",
    write: lines(({ after, message }) => `default\t${at(after)}+0900\tkernel\t${message}`),
  },
  {
    name: "Xcode console",
    of: "host",
    write: lines(({ after, message }) => `${day(after)}+0900 RaidTool[381:17115] ${message}`),
  },
  {
    name: "unifiedlog_iterator, CSV",
    of: "host",
    write: (statements) => {
      const [first] = statements;
      const head =
        first === undefined
          ? ""
          : mandiant(first)
              .map(([title]) => title)
              .join(",");
      return [
        head,
        ...statements.map((one) =>
          mandiant(one)
            .map(([, value]) => cell(value))
            .join(","),
        ),
      ].join("\n");
    },
  },
  {
    name: "unifiedlog_iterator, JSONL",
    of: "host",
    write: lines((one) =>
      JSON.stringify({
        ...Object.fromEntries(mandiant(one).map(([title, value]) => [keyOf(title), value])),
        thread_id: 9961,
        pid: 0,
        time: 1.773448013589793e18,
        timestamp: `2026-03-14T00:${minutes(one.after, 6)}000Z`,
        timezone_name: "Asia/Tokyo",
        message_entries: [],
      }),
    ),
  },
  {
    name: "UnifiedLogReader, default",
    of: "host",
    write: lines(
      ({ after, message }) =>
        `${day(after)} 0x26e9     Default     0x0                  0      0    kernel ${SENDER} ${message}`,
      ["Timestamp                  Thread     Type        Activity             PID    TTL  Message"],
    ),
  },
  {
    name: "IOLog with a stamp",
    of: "both",
    write: lines(({ after, message }) => `[ ${seconds(after).toFixed(6)}]: ${message}`),
  },
];
