/** A young start-up engineer: chatty prose with emoji, "job" for a task, read out of `log stream --style ndjson`. */
import { clockOf, type Dialect, hex, kernelWords, pairs, rows, SHOWN, type Table } from "../dialect.ts";

const doing = { in: "read", out: "write", none: "no-data" } as const;
const nice = (result: number): string => (result === 0 ? "✅" : `❌ ${hex(result, 8)}`);
const group = (bytes: Uint8Array): string => rows(bytes, (_, four) => pairs(four), 4).join("  ");

const words: Table = {
  ...kernelWords,
  initBegin: () => ["🚀 rocket driver waking up", "UserInitializeController: let's go"],
  initStep: ({ call, result }) => `${call} ${nice(result)}`,
  constraintKey: ({ key, value }) => `📏 ${key} → ${value}`,
  constraints: ({ result }) => `gave all limits to UserReportHBAConstraints ${nice(result)}`,
  override: () => "🪝 our override of UserReportHBAConstraints got called (nobody else's did)",
  properties: ({ result }) => `gave all limits to the PCI device via SetProperties ${nice(result)}`,
  initEnd: ({ result }) => `UserInitializeController is through ${nice(result)}`,
  started: () => ["🟢 controller is up and running", "🌡️ board temp 38°C, fan auto"],
  specification: ({ bits, align, max }) =>
    `kernel asks UserGetDMASpecification: we said max ${max} bytes, ${align}-byte alignment, ${bits} address bits`,
  highest: ({ id }) => `kernel asks UserReportHighestSupportedDeviceID: we said ${id}`,
  registers: ({ name, value }) => `peeked at ${name} register: ${hex(value, 8)}${value === 0xffffffff ? " 🤔" : ""}`,
  notOpen: ({ result }) => `🚫 PCI device isn't open, can't touch it: ${hex(result, 8)}`,
  enter: ({ task, method }) => `calling ${method} for job ${task}…`,
  dispatch: ({ task, target, iova, length, way, cdb }) =>
    way === "none"
      ? `📥 new job ${task} for target ${target}: no-data command, cdb ${pairs(cdb)} (${length} bytes, IOVA ${hex(iova)})`
      : `📥 new job ${task} for target ${target}: ${doing[way]} ${length} bytes, cdb ${pairs(cdb)}, buffer IOVA ${hex(iova)}`,
  dataBuffer: ({ task, target, result, address, length, where }) =>
    `${where === "dispatch" ? "job arrives" : "job finishes"}: got the data buffer of job ${task} (target ${target}) from UserGetDataBuffer, it's ${length} bytes at ${hex(address)} ${nice(result)}`,
  prepare: ({ task, segments, iova, length, buffer, access, result }) =>
    `🗺️ mapping job ${task}'s buffer ${hex(buffer)} for DMA (${access === "both" ? "read+write" : doing[access]}): ${segments} segment${segments === 1 ? "" : "s"}, first one IOVA ${hex(iova)} with ${length} bytes ${nice(result)}`,
  unprepare: ({ task, result, iova, length }) =>
    `🧹 unmapped job ${task}'s DMA (IOVA ${hex(iova)}, ${length} bytes) ${nice(result)}`,
  submit: ({ task, iova, length, way }) =>
    `📤 job ${task} → controller: ${doing[way]} ${length} bytes, bus address ${hex(iova)}`,
  reply: ({ task, status, scsi, moved }) =>
    `📬 controller answered job ${task}: ${status === 0 ? "success (0)" : `failure (${status})`}, scsi status ${scsi}${scsi === 2 ? " = check condition 😬" : scsi === 0 ? " = good" : ""}, ${moved} bytes transferred`,
  clear: ({ task, address, length, value }) =>
    `🧽 wiping ${length} bytes at ${hex(address)} with ${value} (job ${task})`,
  copy: ({ task, from, to, length }) => `📋 copying ${length} bytes for job ${task}: ${hex(from)} → ${hex(to)}`,
  dump: ({ task, whose, address, bytes, announced, phase }, { exact }) => {
    const what =
      whose === "task"
        ? "the task's own buffer"
        : whose === "private"
          ? "our private buffer"
          : "the UserGetDataBuffer buffer";
    const when =
      phase === null ? "" : phase === "before reply" ? ", controller hasn't answered yet" : ", about to complete";
    return exact
      ? `🔍 job ${task}, ${what}${address === null ? "" : ` at ${hex(address)}`} (${announced} bytes${when}), first ${bytes.length}: ${group(bytes)}`
      : `🔍 job ${task} data (${announced} bytes), first ${bytes.length}: ${group(bytes)}`;
  },
  complete: ({ task, target, moved, status, version }) =>
    `🏁 completing job ${task} on target ${target} with ParallelTaskCompletion: task status ${status}${status === 0 ? " (good)" : status === 2 ? " (check condition)" : ""}, ${moved} bytes, response version ${version}`,
  abort: ({ task }) => `💥 kernel wants us to abort job ${task}`,

  received: ({ task, iova, length, cdb, way }) =>
    `got job ${task}: ${way === "none" ? "no data" : `${doing[way]} ${length} bytes, host address ${hex(iova)}`}, cdb ${pairs(cdb)}`,
  staged: ({ task, from, bytes }) => [
    `job ${task}: ${bytes.length} bytes in my ram at ${hex(from)}, they start with`,
    ...rows(bytes.subarray(0, SHOWN), (_, row) => `  ${group(row)}`),
  ],
  engine: ({ task, from, to, length }) => `job ${task}: dma go, ${length} bytes, ${hex(from)} → ${hex(to)}`,
  engineDone: ({ task, count }) => `job ${task}: dma done, ${count} bytes went across`,
  posted: ({ task, status }) => `job ${task}: answer sent, status ${status}`,
  firmwareFault: ({ code }) => `oh no. crashed with code ${hex(code)}. not coming back on my own`,
  firmwareReset: () => "rebooted, hi again",

  timeout: ({ task, seconds }) => `SCSI task ${task} has not completed for ${seconds} s, considered timed out`,
  crash: ({ address }, { name }) => `process ${name} crashed: EXC_BAD_ACCESS at address ${hex(address, 16)}`,
  canary: ({ task, value, length }) => `🐤 painted ${length} bytes with ${hex(value, 2)} before reading (job ${task})`,
  clientDump: ({ task, bytes }) => [
    `👀 job ${task} gave us ${bytes.length} bytes`,
    ...rows(bytes, (at, row) => `  ${String(at).padStart(5)}: ${group(row)}`, 32),
  ],
  clientError: ({ task, length, errno }) => `😭 job ${task}: reading ${length} bytes failed, errno ${errno}`,
  clientShort: ({ task, got, wanted }) => `😕 job ${task}: only got ${got} bytes of ${wanted}`,
  disk: ({ blocks, blockBytes }) => `💾 there's a disk! ${blocks} blocks of ${blockBytes} bytes`,
};

const frame: Dialect["frame"] = (source, message, tick, { name }) => {
  if (source === "firmware") return `fw ${(tick / 1000).toFixed(1)}ms | ${message}`;
  const [pid, path] =
    source === "kernel"
      ? [0, "/kernel"]
      : source === "client"
        ? [2214, "/usr/local/bin/rocket-read"]
        : [655, `/Library/SystemExtensions/5E1C/dev.rocket.${name}.dext/dev.rocket.${name}`];
  return JSON.stringify({
    traceID: 7_482_904_518_660,
    eventMessage: message,
    eventType: "logEvent",
    source: null,
    formatString: source === "kernel" ? "%s" : "%{public}s",
    activityIdentifier: 0,
    subsystem: source === "host" ? `dev.rocket.${name}` : "",
    category: source === "host" ? "driver" : "",
    threadID: 91_022,
    processImagePath: path,
    senderImagePath: path,
    timestamp: `2025-10-05 ${clockOf(tick)}+0200`,
    machTimestamp: 48_213_000_000 + Math.floor(tick * 24),
    messageType: source === "kernel" ? "Error" : "Default",
    processID: pid,
    timezoneName: "",
  });
};

export const rocket: Dialect = { name: "rocket", fresh: true, frame, words };
