// Captures for the benchmark: macOS log lines of which a share comes from a driver. The same arguments give the same bytes.
import { closeSync, openSync, writeSync } from "node:fs";

/** @param {number} seed @returns {(below: number) => number} numbers of a xorshift generator */
const numbers = (seed) => {
  let state = seed | 0;
  return (below) => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) % below;
  };
};

/** @param {number} value @param {number} width */
const hex = (value, width) => value.toString(16).padStart(width, "0");

/** @typedef {{ process: string, sender: string, subsystem: string, message: string, thread: number }} Entry */

/** @param {(below: number) => number} pick a thread of a pool */
const threadOf = (pick) => 0x1000 + pick(64);

/** What other programs of a Mac write, by process, sender, and subsystem: words that drivers use as well are among it. @type {readonly (readonly [string, string, string, (pick: (below: number) => number) => string])[]} */
const KINDS = [
  [
    "kernel",
    "(IOPCIFamily)",
    "",
    (pick) =>
      `IOPCIBridge::probeBus: pci${pick(8)} device ${pick(32)}:${pick(8)} link width x${1 << pick(4)} speed ${pick(5)} caps 0x${hex(pick(1 << 30), 8)}`,
  ],
  [
    "kernel",
    "(AppleACPIPlatform)",
    "",
    (pick) => `AppleACPICPU: ProcessorId=${pick(16)} LocalApicId=${pick(16)} Enabled`,
  ],
  [
    "kernel",
    "(Sandbox)",
    "",
    (pick) =>
      `System Policy: mdworker_shared(${pick(40000)}) deny(1) file-read-data /private/var/folders/zz/${hex(pick(1 << 24), 6)}/T/com.apple.${hex(pick(1 << 24), 6)}`,
  ],
  [
    "kernel",
    "",
    "",
    (pick) =>
      `memorystatus: killing_idle_process pid ${pick(40000)} [mdworker] (sysproc) ${pick(1000)}s rf:- type:idle compressor_size:${pick(900000)}`,
  ],
  [
    "runningboardd",
    "(RunningBoard)",
    "com.apple.runningboard:ttl",
    (pick) =>
      `Acquiring assertion targeting [app<application.com.apple.mail.${pick(1 << 30)}(501)>:${pick(40000)}] from originator [osservice<com.apple.dock>:${pick(900)}] with description <RBSAssertionDescriptor| "${pick(999)}-${pick(99999)}" ID:${pick(999)} target:${pick(9999)}>`,
  ],
  [
    "mDNSResponder",
    "",
    "com.apple.mDNSResponder:Default",
    (pick) =>
      `[R${pick(99999)}->Q${pick(99999)}] Question for <mask.hash: '${hex(pick(1 << 30), 8)}'> (AAAA) assigned DNS service ${pick(99)}`,
  ],
  [
    "WindowServer",
    "(SkyLight)",
    "com.apple.SkyLight:default",
    (pick) =>
      `CGXSetWindowTransform: window ${pick(9999)} for connection 0x${hex(pick(1 << 20), 5)} transform [${pick(9)}.${pick(99)} 0 0 1] display ${pick(3)}`,
  ],
  [
    "locationd",
    "(CoreLocation)",
    "com.apple.locationd.Position:Service",
    (pick) =>
      `{"msg%{public}.0s":"#Warning #CLIUA update", "bundle":"com.apple.${hex(pick(1 << 24), 6)}", "ticks":${pick(1 << 30)}, "event":"activity", "ok":${pick(2)}}`,
  ],
  [
    "backupd",
    "(TimeMachine)",
    "com.apple.TimeMachine:CopyProgress",
    (pick) =>
      `.....Progress: ${pick(100)}.${pick(100)}% done, ${pick(9999)}.${pick(99)} MB copied, avg: ${pick(99)}.${pick(99)} MB/sec, files ${pick(1 << 30)}`,
  ],
  [
    "storagekitd",
    "(StorageKit)",
    "com.apple.storagekit:diskmanagement",
    (pick) =>
      `disk${pick(20)}s${pick(6)} appeared, ioMedia 0x${hex(pick(1 << 30), 8)}, size ${pick(1 << 30)} bytes, SCSI task queue depth ${pick(64)}, ready=${pick(2)}`,
  ],
  [
    "cfprefsd",
    "(CoreFoundation)",
    "com.apple.defaults:cfprefsd",
    (pick) =>
      `Process ${pick(40000)} (Finder) sent a request related to { com.apple.${hex(pick(1 << 24), 6)}, user: kCFPreferencesCurrentUser, kCFPreferencesAnyHost, path: /Users/u/Library/Preferences }`,
  ],
  [
    "trustd",
    "(Security)",
    "com.apple.securityd:SecError",
    (pick) =>
      `error code: ${pick(99)} cert[${pick(4)}]: AnchorTrusted =(leaf)[force]> ${pick(2)}, SCT ${hex(pick(1 << 30), 8)}`,
  ],
];

/** @param {(below: number) => number} pick @returns {Entry} */
const chatter = (pick) => {
  const [process, sender, subsystem, message] = KINDS[pick(KINDS.length)] ?? ["kernel", "", "", () => ""];
  return { process, sender, subsystem, message: message(pick), thread: threadOf(pick) };
};

/** Lines of one read task after the other; every hundredth one is refused. @param {(below: number) => number} pick */
const driver = (pick) => {
  let [task, step, length, address, thread] = [0, 0, 6, 0, 0];
  const dispatch = "[UserProcessParallelTask_Impl]";
  const reply = "[HBA_ReplyHandler]";
  /** @returns {Entry} */
  return () => {
    // The lines of one call are of one thread.
    if (step === 0 || step === 2) thread = threadOf(pick);
    if (step === 0) {
      task += 1;
      length = [6, 36, 255, 512, 4096][pick(5)] ?? 6;
      address = 0x80000000 + pick(0x4000) * 4096;
    }
    const lines = [
      `${dispatch} task ${task} fBufferIOVMAddr = 0x${hex(address, 8)}`,
      `${dispatch} fRequestedTransferCount = ${length}`,
      `${reply} [TaskID: ${task}] COMPLETING...`,
      `${reply} Hardware Transferred = ${length} bytes`,
      `${reply} ReplyStatus = SUCCESS (0x0)`,
      `${reply} SCSIStatus = ${task % 100 === 0 ? "CHECK_CONDITION (0x2)" : "SUCCESS (0x0)"}`,
    ];
    const message = lines[step] ?? "";
    step = (step + 1) % lines.length;
    return {
      process: "com.example.raid",
      sender: "(com.example.raid.dext)",
      subsystem: "com.example.raid:dma",
      message,
      thread,
    };
  };
};

/** @param {number} micros */
const stampOf = (micros) => {
  const second = Math.floor(micros / 1e6) % 86400;
  const two = (/** @type {number} */ part) => String(part).padStart(2, "0");
  const clock = [Math.floor(second / 3600), Math.floor(second / 60) % 60, second % 60].map(two).join(":");
  return `2025-10-14 ${clock}.${String(micros % 1e6).padStart(6, "0")}+0800`;
};

/** @param {Entry} entry @param {string} stamp */
const asText = ({ process, sender, subsystem, message, thread }, stamp) =>
  `${stamp} 0x${hex(thread, 6).padEnd(8)} Default     0x0                  312    0    ${process}: ${sender === "" ? "" : `${sender} `}${subsystem === "" ? "" : `[${subsystem}] `}${message}\n`;

/** Where the part of a program lies that writes. @param {string} process @param {string} sender */
const imageOf = (process, sender) => {
  if (sender.endsWith(".dext")) return `/Library/SystemExtensions/0A1B2C3D/${sender}/${process}`;
  if (process === "kernel" && sender !== "")
    return `/System/Library/Extensions/${sender}.kext/Contents/MacOS/${sender}`;
  return sender === "" ? `/usr/libexec/${process}` : `/System/Library/Frameworks/${sender}.framework/${sender}`;
};

/** @param {Entry} entry @param {string} stamp */
const asJson = ({ process, sender, subsystem, message, thread }, stamp) =>
  `${JSON.stringify({
    timestamp: stamp,
    threadID: thread,
    eventType: "logEvent",
    messageType: "Default",
    processID: 312,
    processImagePath: `/usr/libexec/${process}`,
    senderImagePath: imageOf(process, sender.replace(/[()]/g, "")),
    subsystem: subsystem.split(":")[0],
    category: subsystem.split(":")[1] ?? "",
    eventMessage: message,
  })}\n`;

/**
 * Writes one capture.
 * @param {string} path
 * @param {{ bytes?: number, tasks?: number, share: number, style?: "text" | "ndjson" }} shape `share` in per cent of the
 *   lines; it ends at a number of bytes, or of driver tasks
 * @returns {{ bytes: number, lines: number }}
 */
export const writeCapture = (
  path,
  { bytes = Number.POSITIVE_INFINITY, tasks = Number.POSITIVE_INFINITY, share, style = "text" },
) => {
  const pick = numbers(0x2545f491);
  const next = driver(pick);
  const render = style === "text" ? asText : asJson;
  const file = openSync(path, "w");
  let [written, lines, told, micros] = [0, 0, 0, 28_800_000_000];
  let block = "";
  while (written < bytes && told < tasks * 6) {
    const relevant = pick(100) < share;
    if (relevant) told += 1;
    micros += 20 + pick(300);
    const line = render(relevant ? next() : chatter(pick), stampOf(micros));
    block += line;
    written += line.length;
    lines += 1;
    if (block.length > 1 << 20) {
      writeSync(file, block);
      block = "";
    }
  }
  writeSync(file, block);
  closeSync(file);
  return { bytes: written, lines };
};
