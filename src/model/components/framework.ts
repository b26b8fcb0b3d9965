/**
 * The framework: prepares and hands out a task, and at completion copies what it holds to the client's pages.
 * Order and length of the copies are closed source; the bounce copy comes before the copy of the data buffer.
 */
import { flipped } from "../assumption.ts";
import { zeros } from "../bytes.ts";
import type { Component, Scene } from "../component.ts";
import type { DumpEvent } from "../event.ts";
import type { Citation } from "../evidence.ts";
import { isSeen } from "../evidence.ts";
import type { Content, WriterStep } from "../ledger.ts";
import type { BufferName, Effect } from "../machine.ts";
import { before } from "../order.ts";
import { eventOf, eventsOf, requestOf, type Task } from "../task.ts";
import { isCutOff } from "./bus.ts";

/** The pages that the task's IOVA leads to. */
export const landingOf = ({ assumptions }: Pick<Scene, "assumptions">): BufferName => {
  if (flipped(assumptions, "iommu.mapping") === "stale") return "neighbour";
  return flipped(assumptions, "framework.bounce") === "unsynced" ? "bounce" : "client";
};

/** A dump of memory that is none of the task's. */
const isBeside = ({ owner }: DumpEvent): boolean => owner === "private" || owner === "neighbour";

/** What the program that asked for a write holds, where it prints that. */
const programBytes = (task: Task) =>
  task.direction === "data-out"
    ? eventsOf(task, "dump").find((dump) => isSeen(dump.bytes) && dump.owner === "client")
    : undefined;

/** A dump that shows the pages before the transfer: of a write the bytes that are handed over, of a read what was left there. */
const shownBefore = (task: Task) => {
  if (task.direction === "data-out") {
    return eventsOf(task, "dump").find((dump) => isSeen(dump.bytes) && !isBeside(dump));
  }
  const reply = eventOf(task, "reply");
  const dumps = eventsOf(task, "dump").filter((dump) => !isBeside(dump));
  const later = dumps.some((dump) => reply !== undefined && before(reply, dump).verdict === "yes");
  return later
    ? dumps.find((dump) => isSeen(dump.bytes) && reply !== undefined && before(dump, reply).verdict === "yes")
    : undefined;
};

/** One buffer as it stands before the transfer. */
const filled = (
  buffer: BufferName,
  length: number,
  content: Content,
  step: WriterStep,
  at: Citation | null,
): Effect => {
  const leans = content.kind === "prior" ? (["memory.untouched"] as const) : [];
  return { kind: "write", buffer, length, content, writer: { step, at, leans, from: null } };
};

const prepare = ({ task, assumptions }: Scene): readonly Effect[] => {
  const { iova, length } = requestOf(task);
  const size = length ?? 0;
  const out = task.direction === "data-out";
  const program = programBytes(task);
  const shown = program ?? shownBefore(task);
  const known: Content =
    shown?.bytes.value != null ? { kind: "bytes", bytes: shown.bytes.value } : { kind: out ? "payload" : "prior" };
  const zeroed = out && flipped(assumptions, "framework.hand-over") === "zeros";
  const content: Content = zeroed ? { kind: "bytes", bytes: zeros(size) } : known;
  const step = out ? ("hand-over" as const) : ("left-over" as const);
  const at = shown?.at ?? null;
  const landing = landingOf({ assumptions });
  const pages: Effect[] = [
    filled("client", size, content, step, at),
    filled(
      landing,
      size,
      landing === "neighbour" ? { kind: "prior" } : content,
      step,
      landing === "neighbour" ? null : at,
    ),
    ...(program === undefined ? [] : [filled("program", size, known, "hand-over", at)]),
  ];
  const mapped: Effect[] = flipped(assumptions, "iommu.mapping") === "absent" ? [] : [{ kind: "map" }];
  return [...pages, ...mapped, { kind: "pass", point: "dispatched", element: { address: iova, length } }];
};

const complete = ({ task, assumptions, machine }: Scene): readonly Effect[] => {
  const at = eventOf(task, "complete")?.at ?? null;
  const length = requestOf(task).length ?? 0;
  const copied: Effect[] = [];
  // By contract a driver that took the buffer filled it; the copy then changes nothing unless the hardware was given the IOVA.
  const mixed = flipped(assumptions, "driver.buffer") !== null;
  const filled = mixed || eventsOf(task, "map").length > 0;
  if (task.direction === "data-in" && filled && machine.buffers["data-buffer"].length > 0) {
    const writer = { step: "copy-back" as const, at, leans: ["framework.copy-back" as const] };
    copied.push({ kind: "copy", from: "data-buffer", to: "client", length, writer });
  }
  return [
    { kind: "complete" },
    ...copied,
    ...(flipped(assumptions, "iommu.mapping") === "absent" ? [] : [{ kind: "unmap" } as const]),
  ];
};

export const framework: Component = (scene) => {
  if (scene.step === "prepare") return prepare(scene);
  // A task that nobody answers is completed by nobody; in the end the kernel gives it up.
  if (scene.step === "complete") return isCutOff(scene.assumptions) ? [] : complete(scene);
  return [];
};
