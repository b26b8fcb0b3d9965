/** One capture in every style in which people have it: the same records, written by the rules of each tool. */

/** A record of the unified log. */
export interface Logged {
  /** Milliseconds since the capture's start. */
  readonly at: number;
  readonly thread: number;
  readonly process: string;
  /** Path of the image that wrote it. */
  readonly image: string;
  readonly message: string;
}

export const DEXT = "/Library/SystemExtensions/0A1B2C3D/com.example.raid.dext/com.example.raid";

/** The lines of a driver's log as records of one capture. */
export const loggedBy = (lines: readonly string[], thread = 9961): readonly Logged[] =>
  lines.map((message, at) => ({ at, thread, process: "/kernel", image: DEXT, message }));

const two = (value: number, digits = 2): string => String(value).padStart(digits, "0");

/** 09:26:00 in a zone of nine hours, and what comes after it. */
const clock = (at: number, zone: 0 | 9): string => {
  const seconds = Math.floor(at / 1000);
  return `${two(zone)}:${two(26 + Math.floor(seconds / 60))}:${two(seconds % 60)}.${two(at % 1000, 3)}`;
};

const local = (at: number): string => `2026-03-14 ${clock(at, 9)}000+0900`;
const utc = (at: number): string => `2026-03-14T${clock(at, 0)}`;

const nameOf = (path: string): string => /([^/]+\.dext)\//.exec(path)?.[1] ?? path.split("/").at(-1) ?? "";
const tail = ({ image, process }: Logged): string => (image === process ? "" : `(${nameOf(image)}) `);

const object = (one: Logged) => ({
  timezoneName: "",
  messageType: "Default",
  eventType: "logEvent",
  source: null,
  formatString: "%s",
  userID: 0,
  activityIdentifier: 0,
  subsystem: "",
  category: "",
  threadID: one.thread,
  senderImageUUID: "4F3C",
  senderImagePath: one.image,
  backtrace: { frames: [{ imageOffset: 4096, imageUUID: "4F3C" }] },
  bootUUID: "",
  processImagePath: one.process,
  timestamp: local(one.at),
  machTimestamp: 81_723_004_411 + one.at,
  eventMessage: one.message,
  processID: 0,
});

/** As Apple's writer prints it: slashes escaped, a blank on either side of the colon. */
const pretty = (one: Logged): string =>
  JSON.stringify(object(one), null, 2)
    .replaceAll("/", "\\/")
    .replaceAll(/^( +"[A-Za-z]+"):/gm, "$1 :");

const exported = (one: Logged): Readonly<Record<string, unknown>> => ({
  subsystem: "",
  thread_id: one.thread,
  pid: 0,
  euid: 0,
  library: one.image,
  library_uuid: "4F3C",
  activity_id: 0,
  time: 1.7734480135897e18,
  category: "",
  event_type: "Log",
  log_type: "Default",
  process: one.process,
  process_uuid: "9B2E",
  message: one.message,
  raw_message: "%s",
  boot_uuid: "3590A0B1",
  timezone_name: "Tokyo",
  message_entries: [],
  timestamp: `${utc(one.at)}000000Z`,
});

const renamed = (one: Logged): Readonly<Record<string, unknown>> => {
  const { raw_message: format_string, message_entries: _, ...rest } = exported(one);
  return { ...rest, parent_activity_id: null, format_string };
};

const HEADER =
  "Timestamp,Event Type,Log Type,Subsystem,Thread ID,PID,EUID,Library,Library UUID,Activity ID,Parent Activity ID,Category,Process,Process UUID,Message,Raw Message,Boot UUID,System Timezone Name";

const cell = (text: string, separator: string): string =>
  text.includes('"') || text.includes("\n") || text.includes(separator) ? `"${text.replaceAll('"', '""')}"` : text;

const cells = (one: Logged): readonly string[] =>
  `${utc(one.at)}Z|Log|Default||${one.thread}|0|0|${one.image}|4F3C|0|0||${one.process}|9B2E|@|%s|3590A0B1|Tokyo`
    .split("|")
    .map((text) => (text === "@" ? one.message : text));

const row = (values: readonly string[], separator: string): string =>
  values.map((value) => cell(value, separator)).join(separator);

const table = (all: readonly Logged[], separator: string): string =>
  [HEADER.replaceAll(",", separator), ...all.map((one) => row(cells(one), separator)), ""].join("\n");

const velociraptor = (one: Logged): string => {
  const values = cells(one);
  const named = HEADER.split(",").map((name, at) => [name, values[at] ?? ""] as const);
  return JSON.stringify({ ...Object.fromEntries(named), ClientId: "C.1", Fqdn: "mac.example" });
};

const ALL =
  "SourceFile LogFilePos ContinousTime Time ThreadId LogType ActivityId ParentActivityId PID EUID TTL ProcessName SenderName Subsystem Category SignpostName SignpostString ImageOffset ImageUUID ProcessImageUUID SenderImagePath ProcessImagePath LogMessage";

const wide = (one: Logged): string =>
  `a.tracev3|4096|817|2026-03-14 ${clock(one.at, 0)}000|${one.thread}|Default|0|0|0|0|0|kernel|raid|||||4096|4F3C|9B2E|${one.image}|${one.process}|@`
    .split("|")
    .map((text) => (text === "@" ? one.message : text))
    .join("\t");

/** Each style with the id of the format that it must be taken for. */
export const STYLES: Readonly<
  Record<string, { readonly id: string; readonly write: (all: readonly Logged[]) => string }>
> = {
  "default style": {
    id: "log-show-default",
    write: (all) =>
      all
        .map(
          (one) =>
            `${local(one.at)} 0x${one.thread.toString(16).padEnd(9)} Default     0x0                  0      0    kernel: ${tail(one)}${one.message}`,
        )
        .join("\n"),
  },
  "compact style": {
    id: "log-show-compact",
    write: (all) =>
      all
        .map(
          (one) => `2026-03-14 ${clock(one.at, 9)} Df kernel[0:${one.thread.toString(16)}] ${tail(one)}${one.message}`,
        )
        .join("\n"),
  },
  "syslog style": {
    id: "log-show-syslog",
    write: (all) => all.map((one) => `${local(one.at)}  localhost kernel[0]: ${tail(one)}${one.message}`).join("\n"),
  },
  "json style": { id: "log-show-json", write: (all) => `[${all.map(pretty).join(",")}]\n` },
  "json style behind the command's own lines": {
    id: "log-show-json",
    write: (all) =>
      `Filtering the log data using "eventMessage CONTAINS "fBufferIOVMAddr = 0x1234""\nSkipping info and debug messages, pass --info and/or --debug to include.\n[${all.map(pretty).join(",\n")}\n]\n`,
  },
  "json style in one line": { id: "log-show-json", write: (all) => JSON.stringify(all.map(object)) },
  "json style with its head cut off": {
    id: "log-show-json",
    write: (all) => `  "userID" : 0,\n  "category" : ""\n},${all.map(pretty).join(",")}]\n`,
  },
  "ndjson style": {
    id: "log-show-ndjson",
    write: (all) =>
      [...all.map((one) => JSON.stringify(object(one))), `{"count":${all.length},"finished":1}`, ""].join("\n"),
  },
  "unifiedlog_iterator as JSON": {
    id: "mandiant-jsonl",
    write: (all) => all.map((one) => JSON.stringify(exported(one))).join("\n"),
  },
  "unifiedlog_iterator as JSON, newer keys": {
    id: "mandiant-jsonl",
    write: (all) => all.map((one) => JSON.stringify(renamed(one))).join("\n"),
  },
  "rows of Velociraptor": { id: "mandiant-jsonl", write: (all) => all.map(velociraptor).join("\n") },
  "unifiedlog_iterator as CSV": { id: "mandiant-csv", write: (all) => table(all, ",") },
  "unifiedlog_iterator as CSV with semicolons": { id: "mandiant-csv", write: (all) => table(all, ";") },
  "unifiedlog_iterator as CSV without a header": {
    id: "mandiant-csv",
    write: (all) => all.map((one) => row(cells(one), ",")).join("\n"),
  },
  "unifiedlog_iterator as CSV with further columns in front": {
    id: "mandiant-csv",
    write: (all) => [`Host,${HEADER},Case`, ...all.map((one) => row(["mac", ...cells(one), "7"], ","))].join("\n"),
  },
  "UnifiedLogReader with all columns": {
    id: "unified-log-reader-all",
    write: (all) => [ALL.replaceAll(" ", "\t"), ...all.map(wide)].join("\n"),
  },
};
