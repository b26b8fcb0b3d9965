/** Captures of many tasks of few kinds, several of them open at a time, for tests about how they are judged together. */
import { correlate } from "../../src/model/correlate.ts";
import type { Event } from "../../src/model/event.ts";
import type { Capture } from "../../src/model/evidence.ts";
import type { Timeline } from "../../src/model/timeline.ts";
import { openCapture } from "../../src/parsers/capture.ts";
import { lexiconOf } from "../../src/parsers/lexicon.ts";

export interface Told {
  readonly id: number;
  readonly address: bigint;
  readonly fault: "zeros" | "address" | "timeout" | "refused" | "client" | null;
  /** What the firmware stages, as pairs. */
  readonly payload: string;
}

const hex = (value: bigint, digits: number): string => value.toString(16).padStart(digits, "0");

export const PAYLOAD = "00 00 05 12 1F 00";

/** Lines of the driver and of the firmware, step by step. */
const stepsOf = ({ id, address, fault, payload }: Told): readonly (readonly [driver: boolean, line: string])[] => {
  const received = fault === "address" ? address + 0x1000n : address;
  const begun = [
    [
      true,
      `[UserProcessParallelTask_Impl] task ${id} fBufferIOVMAddr = 0x${hex(address, 8)} fRequestedTransferCount = 6`,
    ],
    [false, `[fw] request received: task ${id} Host IOVA = 0x${hex(received, 16)} DataLength = 6`],
    [false, `[fw] task ${id} staging dump at 0x228BB800, length 6: ${payload}`],
  ] as const;
  if (fault === "timeout") return [...begun, [true, `[HBA_Timeout] task ${id} timed out`]];
  const refusal =
    "dart-apciec0 (0xfffffe1b2c3d4000): DART(DART) error: SID 2 PTE invalid exception on write of DVA 0x240000000 (TTBR 0 SEG 0x80 PTE 0x120) ERROR_STATUS 0x80000004 TIME 0 TTE 0 AXI_ID 0";
  const met = "kernel: client read error on disk4: 0xe00002ca, length 6";
  return [
    ...begun,
    [false, `[fw] task ${id} reply status SUCCESS (0x0)`],
    ...(fault === "refused" ? ([[true, refusal]] as const) : []),
    [true, `[HBA_ReplyHandler] [TaskID: ${id}] ReplyStatus = SUCCESS (0x0)`],
    [true, `[HBA_ReplyHandler] [TaskID: ${id}] buffer holds: ${fault === "zeros" ? "00 00 00 00 00 00" : payload}`],
    [true, `ParallelTaskCompletion: fControllerTaskIdentifier = ${id}, fBytesTransferred = 6, version = 1`],
    ...(fault === "client" ? ([[true, met]] as const) : []),
  ];
};

export interface Read {
  readonly captures: readonly Capture[];
  readonly events: readonly Event[];
}

/** What stands in front of a line of the one log or the other, by how many lines of it came before. */
export type Envelope = (before: number) => string;

/** Tasks of which so many are open at a time, as a reader gives them. */
export const readTasks = (tasks: readonly Told[], depth: number, envelope: Envelope = () => ""): Read => {
  const [driver, firmware]: [string[], string[]] = [[], []];
  for (let first = 0; first < tasks.length; first += depth) {
    const open = tasks.slice(first, first + depth).map(stepsOf);
    const most = Math.max(...open.map(({ length }) => length));
    for (let step = 0; step < most; step += 1)
      for (const steps of open) {
        const [isDriver, line] = steps[step] ?? [true, ""];
        const log = isDriver ? driver : firmware;
        if (line !== "") log.push(`${envelope(log.length)}${line}`);
      }
  }
  const parsed = [driver, firmware].map((lines, index) => {
    const reader = openCapture(`${index}.log`, index, lexiconOf([]));
    reader.feed(new TextEncoder().encode(`${lines.join("\n")}\n`));
    return reader.finish(false);
  });
  return { captures: parsed.map(({ capture }) => capture), events: parsed.flatMap(({ events }) => events) };
};

export const timelineOf = (tasks: readonly Told[], depth: number): Timeline => {
  const { captures, events } = readTasks(tasks, depth);
  return correlate(captures, events, [], "unknown");
};

/** Six bytes of which the first is never zero, others for each number. */
export const ownPayload = (number: number): string =>
  Array.from({ length: 6 }, (_, at) => ((number * 7 + at * 13) % 255) + 1)
    .map((byte) => byte.toString(16).toUpperCase().padStart(2, "0"))
    .join(" ");
