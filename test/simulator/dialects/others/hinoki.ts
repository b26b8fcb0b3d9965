/** An engineer at a drive maker in Yokohama: "Order No.", polite nouns for everything, hexadecimal with a trailing `h`. */

import type { Way } from "../../statement.ts";
import type { Dialect } from "../dialect.ts";
import { clockOf, kernelWords, pairs, rows, SHOWN } from "../dialect.ts";

const h = (value: bigint | number, width = 0): string => `${value.toString(16).toUpperCase().padStart(width, "0")}h`;
const DIRECTION: Record<Way | "both", string> = {
  in: "device->host",
  out: "host->device",
  none: "no transfer",
  both: "both ways",
};
const judge = (result: number): string => (result === 0 ? "normal end" : `abnormal end (${h(result >>> 0, 8)})`);
const words4 = (bytes: Uint8Array): string => pairs(bytes, "").replace(/.{8}(?=.)/g, "$& ");
const table = (bytes: Uint8Array): readonly string[] =>
  rows(bytes, (offset, row) => `   +${offset.toString(16).toUpperCase().padStart(3, "0")} : ${words4(row)}`);
const no = (task: number): string => `No.${String(task).padStart(3, "0")}`;

export const hinoki: Dialect = {
  name: "hinoki",
  fresh: true,
  frame: (source, message, tick) => {
    if (source === "firmware") return `${String(Math.floor(tick)).padStart(10, "0")}us | ${message}`;
    const who = { host: "HBA", kernel: "KRN", client: "APL" }[source];
    return `11/05 ${clockOf(tick).slice(0, 12)} [${who}] ${message}`;
  },
  words: {
    ...kernelWords,
    initBegin: () => "controller initialization : start",
    initStep: ({ call, result }) => `controller initialization : ${call} ${judge(result)}`,
    constraintKey: ({ key, value }) => `  constraint item ${key}, value ${value}`,
    constraints: ({ result }) => `constraint report (UserReportHBAConstraints) : ${judge(result)}`,
    override: () => "constraint report : overridden method of this driver was called, base class is not called",
    initEnd: ({ result }) => `controller initialization : ${judge(result)}`,
    started: () => ["controller operation : start", "SAS port 0 link up, rate 12.0G"],
    specification: ({ bits, align, max }) =>
      `DMA specification answer : address ${bits}bit, alignment ${align}byte, maximum transfer ${max}byte`,
    properties: ({ result }) => `constraint items set to PCI device by SetProperties : ${judge(result)}`,
    dispatch: ({ task, target, iova, length, way, cdb }) => [
      `Order ${no(task)} acceptance (UserProcessParallelTask) : target ${target}, ${DIRECTION[way]}, ${length}byte`,
      `Order ${no(task)} acceptance : transfer address ${h(iova)}, CDB ${pairs(cdb).toUpperCase()}`,
    ],
    dataBuffer: ({ task, result, address, length, where }) =>
      `Order ${no(task)} UserGetDataBuffer at ${where === "dispatch" ? "acceptance" : "completion"} : ${judge(result)}, virtual address ${h(address)}, ${length}byte`,
    prepare: ({ task, segments, iova, length, buffer, access, result }) =>
      `Order ${no(task)} DMA preparation (PrepareForDMA) : ${judge(result)}, virtual address ${h(buffer)}, transfer address ${h(iova)}, ${length}byte, ${segments} division, ${DIRECTION[access]}`,
    unprepare: ({ task, result, iova, length }) =>
      `Order ${no(task)} DMA release (CompleteDMA) : ${judge(result)}, transfer address ${h(iova)}, ${length}byte`,
    submit: ({ task, iova, length, way }) =>
      `Order ${no(task)} descriptor making : transfer address ${h(iova)}, ${length}byte, ${DIRECTION[way]}`,
    doorbell: ({ task }) => `Order ${no(task)} start notice to controller`,
    reply: ({ task, status, scsi, moved }) =>
      `Order ${no(task)} answer from controller : ${status === 0 ? "normal" : "error"} (controller status ${h(status, 2)}), SCSI status ${h(scsi, 2)}, transferred ${moved}byte`,
    clear: ({ task, address, length, value }) =>
      `Order ${no(task)} buffer fill : virtual address ${h(address)}, ${length}byte, fill value ${h(value, 2)}`,
    copy: ({ task, from, to, length }) => `Order ${no(task)} buffer copy : from ${h(from)} to ${h(to)}, ${length}byte`,
    dump: ({ task, whose, address, bytes, announced, phase }, { exact }) => {
      const kind = {
        task: "buffer of order itself",
        "data buffer": "UserGetDataBuffer buffer",
        private: "work buffer of driver",
      }[whose];
      const time =
        phase === null ? "" : phase === "before reply" ? ", answer is not received yet" : ", just before completion";
      return [
        exact
          ? `Order ${no(task)} content check : ${kind}${address === null ? "" : ` (${h(address)})`} ${announced}byte${time}`
          : `Order ${no(task)} content : ${announced}byte`,
        ...table(bytes),
      ];
    },
    complete: ({ task, target, moved, status, version }) =>
      `Order ${no(task)} completion (ParallelTaskCompletion) : target ${target}, transferred ${moved}byte, task status ${h(status, 2)}, response version ${version}`,
    abort: ({ task }) => `Order ${no(task)} abort was requested (UserAbortTaskRequest)`,
    registers: ({ name, value }) => `register ${name} : ${h(value, 8)}`,
    notOpen: ({ result }) => `register access refused, PCI device is not opened : ${h(result >>> 0, 8)}`,
    enter: ({ task, method }) => `Order ${no(task)} ${method} : in`,
    received: ({ task, iova, length, cdb, way }) =>
      `order fetch   ${no(task)} ${DIRECTION[way]} host address ${h(iova)} ${length}byte CDB ${pairs(cdb).toUpperCase()}`,
    staged: ({ task, from, bytes }) => [
      `data prepared ${no(task)} local memory ${h(from)} ${bytes.length}byte`,
      ...table(bytes.subarray(0, SHOWN)),
    ],
    engine: ({ task, from, to, length }) =>
      `transfer go   ${no(task)} source ${h(from)} destination ${h(to)} ${length}byte`,
    engineDone: ({ task, count }) => `transfer end  ${no(task)} ${count}byte done`,
    posted: ({ task, status }) => `answer sent   ${no(task)} status ${h(status, 2)}`,
    firmwareFault: ({ code }) => `*** firmware stop, error code ${h(code, 4)} ***`,
    firmwareReset: () => "firmware restart",
    timeout: ({ task, seconds }) => `SCSI task ${task}: ${seconds} seconds passed without completion, time over`,
    crash: ({ address }, { name }) => `${name} process abnormal termination, bad access to address ${h(address)}`,
    clientDump: ({ task, bytes }) => [`read ${no(task)} result ${bytes.length}byte`, ...table(bytes)],
    clientError: ({ task, length, errno }) => `disk access ${no(task)} ${length}byte failed, errno ${errno}`,
    clientShort: ({ task, got, wanted }) =>
      `read ${no(task)} insufficient : requested ${wanted}byte, obtained ${got}byte`,
    disk: ({ blocks, blockBytes }) => `disk recognized : ${blocks} blocks, ${blockBytes}byte per block`,
    canary: ({ task, value, length }) =>
      `read ${no(task)} application buffer filled beforehand with ${h(value, 2)}, ${length}byte`,
  },
};
