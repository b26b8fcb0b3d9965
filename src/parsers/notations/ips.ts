/**
 * `.ips` files of macOS 12 and later: one line about the report, then an object. A panic's object holds the kernel's text in one
 * string; copies in forums are often no JSON any more, and are read as the text that they are.
 */
import { NO_ENVELOPE } from "../framing.ts";
import { type Entry, type Notation, SILENT } from "../notation.ts";
import type { JsonObject } from "../scan/json.ts";
import { messageOf, textOf } from "../scan/json-text.ts";

const CRASH = "a crash of the driver's process; what it did before is in its log, not in this report";

/** Keys of the first line, of which it has two at least beside the kind of report. */
const ABOUT = [
  "timestamp",
  "os_version",
  "incident_id",
  "app_name",
  "name",
  "app_version",
  "build_version",
  "slice_uuid",
];

const crashOf = (object: JsonObject): Entry | null => {
  const name = object.get("procName");
  if (name === undefined || !object.has("threads") || !(object.has("termination") || object.has("exception")))
    return null;
  const isDriver = ["procPath", "procName", "coalitionName"].some((key) => textOf(object.get(key))?.includes(".dext"));
  return isDriver ? { ...SILENT, bodies: [name.line], because: CRASH } : SILENT;
};

export const ips: Notation = {
  id: "ips",
  about: "Panics and crashes of macOS as .ips files.",
  carrier: "object",
  examples: [
    [
      '{"bug_type":"210","timestamp":"2026-01-28 14:35:30.00 +0800","os_version":"macOS 26.2 (25C56)","incident_id":"0E1C"}',
      "{",
      '  "build" : "macOS 26.2 (25C56)",',
      '  "product" : "Mac16,10",',
      '  "incident" : "0E1C",',
      '  "panicString" : "panic(cpu 5 caller 0xfffffe00aaaa5798): \\"dart-apciec0 (0xfffffe24aaaa0000): DART(DART) error: SID 1 PTE invalid exception on write of DVA 0x8a5c4000 (CTE 0x10 SEG 0xb PTE 0x3db) ERROR_STATUS 0x90000008 TIME 0 TTE 0 AXI_ID 0xc0\\" @AppleT8110DART.cpp:2085\\nDebugger message: panic"',
      "}",
    ],
  ],
  marks: ["panicString", "crashReporterKey", "incident", "socId", "product", "build", "procName", "bug_type"],
  messages: ["panicString"],
  spoiled: "text",
  early: true,
  closed: false,
  read: (object) => {
    const panic = object.get("panicString");
    // The kernel wrote it, and nothing in the object is the time of a single line of it.
    if (panic?.kind === "string") {
      return { ...SILENT, envelope: { ...NO_ENVELOPE, process: "kernel" }, bodies: messageOf(panic) };
    }
    if (object.has("bug_type") && ABOUT.filter((key) => object.has(key)).length >= 2) return SILENT;
    return crashOf(object);
  },
  writer: "host",
  stampOf: () => null,
};
