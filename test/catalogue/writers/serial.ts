/** Formats of serial lines, of firmware, and of the programs that capture them. */
import { at, day, lines, minutes, seconds, type Writer } from "./writer.ts";

/** Formats of serial lines, of firmware and of what captures them. */
export const SERIAL: readonly Writer[] = [
  { name: "bare", of: "both", write: lines(({ message }) => message) },
  {
    name: "PuTTY",
    of: "both",
    write: lines(
      ({ message }) => message,
      ["=~=~=~=~=~=~=~=~=~=~=~= PuTTY log 2026.03.14 09:26:53 =~=~=~=~=~=~=~=~=~=~=~="],
    ),
  },
  {
    name: "tio",
    of: "both",
    write: lines(
      ({ after, message }) => `[${at(after, 3)}] ${message}`,
      ["[09:26:50.001] tio v2.5", "[09:26:50.002] Connected"],
    ),
  },
  {
    name: "minicom",
    of: "both",
    write: lines(({ after, message }) => `[${day(after, 3)}] ${message}`, ["Welcome to minicom 2.8"]),
  },
  { name: "ts", of: "both", write: lines(({ message }) => `Mar 14 09:26:53 ${message}`) },
  { name: "ts -s", of: "both", write: lines(({ after, message }) => `00:00:0${Math.floor(after / 1e6)} ${message}`) },
  {
    name: "ts %.s",
    of: "both",
    write: lines(({ after, message }) => `1773448013.${String(589_793 + after)} ${message}`),
  },
  {
    name: "container log",
    of: "both",
    write: lines(({ after, message }) => `2026-03-14T00:${minutes(after, 9)}Z ${message}`),
  },
  {
    name: "firmware ticks in ms",
    of: "device",
    write: lines(({ after, message }) => `[${281_931 + Math.floor(after / 1000)}ms] ${message}`),
  },
  {
    name: "firmware seconds",
    of: "device",
    write: lines(({ after, message }) => `[${seconds(after).toFixed(3).padStart(9)}] ${message}`),
  },
  { name: "MegaRAID termlog before the clock is set", of: "device", write: lines(({ message }) => `T40: ${message}`) },
  { name: "MegaRAID termlog", of: "device", write: lines(({ message }) => `03/14/26  9:26:53: ${message}`) },
  {
    name: "tio around firmware seconds",
    of: "device",
    write: lines(({ after, message }) => `[${at(after, 3)}] [${seconds(after).toFixed(3).padStart(9)}] ${message}`),
  },
];
