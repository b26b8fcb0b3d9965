/** Each framing by example: a line, the fields of its envelope, its stamp as a number, and its message. */
import { describe, expect, it } from "vitest";
import { particular } from "./every.ts";
import { FIRMWARE_LINES } from "./firmware-lines.ts";
import { LINUX } from "./linux-lines.ts";
import { MACOS } from "./macos-lines.ts";

/** Nanoseconds since 1970 by the calendar of the machine that tests: exact for days that exist. */
const utc = (iso: string): bigint => {
  const [seconds = "", fraction = ""] = iso.split(".");
  return BigInt(Date.parse(`${seconds}Z`)) * 1_000_000n + BigInt(fraction.padEnd(9, "0"));
};

describe.each([...MACOS, ...LINUX, ...FIRMWARE_LINES])(
  "$id: $line",
  ({ id, line, body, stamp, utc: iso, kind, value, ...fields }) => {
    const framing = particular.find((candidate) => candidate.id === id);
    const envelope = framing?.match(line) ?? null;

    it("peels the envelope", () => {
      expect(envelope).not.toBeNull();
      const nothing = { thread: null, process: null, sender: null, level: null };
      expect({ ...envelope, bodyColumn: undefined }).toEqual({ ...nothing, ...fields, stamp, bodyColumn: undefined });
      expect(line.slice(envelope?.bodyColumn)).toBe(body);
    });

    it("reads the stamp", () => {
      const read = stamp === null ? null : (framing?.stampOf(stamp) ?? null);
      if (kind === undefined) {
        expect(read).toBeNull();
        return;
      }
      expect(read).toMatchObject({ kind, text: stamp, value: iso === undefined ? value : utc(iso) });
    });
  },
);

describe("stamps that name no moment", () => {
  it.each([
    ["log-show-compact", "2026-02-30 09:26:53.589"],
    ["xcode-console", "2026-03-14 24:00:00.000"],
    ["iso-syslog", "2026-13-01T00:00:00Z"],
    ["rfc5424", "2025-02-29T00:00:00Z"],
    ["dmesg-human", "Thu Abc  4 23:12:54 2024"],
    ["dmesg-human", "Aug 4 09:48"],
    ["dmesg-human", "+0.000012"],
    ["megaraid-termlog", "30/11/25  6:35:01"],
    ["minicom", "2026-04-31 00:00:00"],
    ["tio", "09:26:53.589"],
    ["moreutils-ts", "00:00:07"],
    ["rfc3164", "Mar 14 09:26:53"],
  ])("%s: %s", (id, text) => {
    expect(particular.find((framing) => framing.id === id)?.stampOf(text)).toBeNull();
  });
});

describe("an envelope of log show", () => {
  const HEAD = "2026-03-14 09:26:53.589793+0900 0x26e9     Default     0x0                  0      0    ";
  const ways = <T>(parts: readonly T[], texts: readonly string[], join: (part: T, text: string) => string) =>
    parts.flatMap((part) => texts.map((text) => join(part, text)));
  const together = (part: string, text: string): string => part + text;
  const written = ways(["kernel: ", "powerd:"], ["", "(com.example.raid.dext) ", "(com.example.raid.dext)"], together);
  const filed = ways(written, ["", "[com.example.raid:dma] ", "[com.example.raid:dma]"], together);
  const lines = ways(filed, ["", "task 1", "[com.example.raid:io] task 1", "(owner) task 1"], together);
  const OTHER = `${HEAD}other: (com.example.other.dext) [com.example.other:io] task 1`;
  const framing = particular.find(({ id }) => id === "log-show-default");
  const matchBehind = (above: readonly string[], line: string) => {
    for (const one of above) framing?.match(one);
    return framing?.match(line) ?? null;
  };

  it("hangs on no line above it", () => {
    for (const line of lines) {
      const alone = matchBehind([OTHER], HEAD + line);
      expect(alone).not.toBeNull();
      for (const above of lines) expect(matchBehind([OTHER, HEAD + above], HEAD + line)).toEqual(alone);
    }
  });
});
