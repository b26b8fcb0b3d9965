// Captures for the benchmark: macOS log lines of which a share comes from a driver. The same arguments give the same bytes.
import { closeSync, openSync, writeSync } from "node:fs";

/** Words that driver and firmware lines are found by; what the peers search for. */
export const LITERALS = [
  "fBufferIOVMAddr",
  "fRequestedTransferCount",
  "UserProcessParallelTask",
  "ReplyStatus",
  "SCSIStatus",
];

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

/** @typedef {{ process: string, sender: string, subsystem: string, message: string }} Entry */

/** @param {(below: number) => number} pick @returns {Entry} */
const chatter = (pick) => {
  /** @type {readonly (readonly [string, string, string, string])[]} */
  const kinds = [
    [
      "kernel",
      "(IOPCIFamily)",
      "",
      `bridge ${pick(8)}: device ${pick(32)} link width x${1 << pick(4)} at ${hex(pick(1 << 30), 8)}`,
    ],
    [
      "kernel",
      "(Sandbox)",
      "",
      `mdworker(${pick(40000)}) deny(1) file-read-data /private/var/folders/${hex(pick(1 << 30), 8)}`,
    ],
    [
      "mDNSResponder",
      "",
      "com.apple.mdns:resolver",
      `[R${pick(99999)}] question for host ${hex(pick(1 << 30), 8)} sent over en${pick(3)}`,
    ],
    [
      "WindowServer",
      "(SkyLight)",
      "com.apple.SkyLight:default",
      `window ${pick(9999)} moved to display ${pick(3)} with transform ${pick(9)}.${pick(99)}`,
    ],
    [
      "backupd",
      "(TimeMachine)",
      "com.apple.TimeMachine:copy",
      `${pick(100)} per cent, ${pick(9999)} MB at ${pick(99)} MB/s`,
    ],
    [
      "trustd",
      "(Security)",
      "com.apple.securityd:cert",
      `leaf anchor ${pick(4)} trusted, serial ${hex(pick(1 << 30), 8)}`,
    ],
  ];
  const [process, sender, subsystem, message] = kinds[pick(kinds.length)] ?? ["kernel", "", "", ""];
  return { process, sender, subsystem, message };
};

/** Lines of one read task after the other; every hundredth one is refused. @param {(below: number) => number} pick */
const driver = (pick) => {
  let [task, step, length, address] = [0, 0, 6, 0];
  const dispatch = "[UserProcessParallelTask_Impl]";
  const reply = "[HBA_ReplyHandler]";
  /** @returns {Entry} */
  return () => {
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

/** @param {Entry} entry @param {string} stamp @param {number} thread */
const asText = ({ process, sender, subsystem, message }, stamp, thread) =>
  `${stamp} 0x${hex(thread, 6).padEnd(8)} Default     0x0                  312    0    ${process}: ${sender === "" ? "" : `${sender} `}${subsystem === "" ? "" : `[${subsystem}] `}${message}\n`;

/** @param {Entry} entry @param {string} stamp @param {number} thread */
const asJson = ({ process, sender, subsystem, message }, stamp, thread) =>
  `${JSON.stringify({
    timestamp: stamp,
    threadID: thread,
    eventType: "logEvent",
    messageType: "Default",
    processID: 312,
    processImagePath: `/usr/libexec/${process}`,
    senderImagePath: `/System/Library/DriverExtensions/${sender.replace(/[()]/g, "") || process}`,
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
    const line = render(relevant ? next() : chatter(pick), stampOf(micros), 0x1000 + pick(64));
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
