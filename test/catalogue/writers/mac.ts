/** Formats of a Mac: the log command, its exporters, Console.app and Xcode. */
import { at, day, lines, seconds, type Writer } from "./writer.ts";

const SENDER = "(com.example.osprey.dext)";

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
