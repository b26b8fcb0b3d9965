/** Mandiant's `unifiedlog_iterator --format jsonl`, which reads log archives without macOS, and the rows of Velociraptor around it. */
import { exportedOf, exportedStamp } from "../exported-row.ts";
import type { Notation } from "../notation.ts";
import { foldedName } from "../scan/csv.ts";
import type { JsonObject } from "../scan/json.ts";
import { messageOf, textOf } from "../scan/json-text.ts";

/** Fields beside message and type, of which a record has one at least; folded. */
const COMPANY = ["bootuuid", "logtype", "rawmessage", "formatstring", "library", "threadid"];

/** Both generations, and the names of columns that Velociraptor keeps. */
const MARKS = ["event_type", "log_type", "boot_uuid", "raw_message", "format_string", "library_uuid", "process_uuid"];

const fieldsOf = (object: JsonObject) => {
  const byName = new Map([...object].map(([key, value]) => [foldedName(key), value]));
  return {
    byName,
    text: (...names: readonly string[]) => names.map((name) => textOf(byName.get(name))).find((text) => text) ?? null,
    lines: (name: string) => {
      const value = byName.get(name);
      return value?.kind === "string" && value.end > value.start ? messageOf(value) : [];
    },
  };
};

export const mandiantJsonl: Notation = {
  id: "mandiant-jsonl",
  about: "Objects of unifiedlog_iterator, which reads log archives without macOS.",
  carrier: "object",
  examples: [
    [
      '{"subsystem":"","thread_id":9961,"pid":0,"euid":0,"library":"/Library/SystemExtensions/0A1B/com.example.raid.dext/com.example.raid","library_uuid":"4F3C","activity_id":0,"time":1.7734480135897932e18,"category":"","event_type":"Log","log_type":"Default","process":"/kernel","process_uuid":"9B2E","message":"[DEBUG] fBufferIOVMAddr = 0x8a5c4000","raw_message":"%s","boot_uuid":"3590A0B1","timezone_name":"Tokyo","message_entries":[],"timestamp":"2026-03-14T00:26:53.589793125Z"}',
    ],
    [
      '{"thread_id":9961,"library":"/kernel","event_type":"Log","log_type":"Default","process":"/kernel","message":"","format_string":"fBufferIOVMAddr = 0x%llx","parent_activity_id":null,"timestamp":"2026-03-14T00:26:53.589793125Z"}',
    ],
    [
      '{"Timestamp":"2026-03-14T00:26:53.589Z","Event Type":"Log","Log Type":"Default","Thread ID":"9961","PID":"0","Library":"/kernel","Process":"/kernel","Message":"fBufferIOVMAddr = 0x8a5c4000","Raw Message":"","ClientId":"C.1","Fqdn":"mac"}',
    ],
  ],
  marks: [...MARKS, "Event Type", "Raw Message", "Boot UUID", "Log Type"],
  messages: ["message", "Message"],
  spoiled: "unread",
  early: false,
  closed: false,
  read: (object) => {
    const { byName, ...fields } = fieldsOf(object);
    const named = byName.has("eventtype") && byName.has("message");
    return named && COMPANY.some((name) => byName.has(name)) ? exportedOf(fields) : null;
  },
  writer: "host",
  stampOf: exportedStamp,
};
