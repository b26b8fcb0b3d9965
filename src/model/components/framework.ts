/**
 * The framework: prepares and hands out a task, and at completion copies what it holds to the client's pages.
 * Order and length of the copies are closed source; the bounce copy comes before the copy of the data buffer.
 */
import { type AssumptionKey, flipped, type Setting } from "../assumption.ts";
import { zeros } from "../bytes.ts";
import { OUTLIVES } from "../completion.ts";
import type { Component, Scene } from "../component.ts";
import { diesUncompleted } from "../death.ts";
import { isHeldInDispatch } from "../ending.ts";
import type { DumpEvent } from "../event.ts";
import type { Citation } from "../evidence.ts";
import { isSeen } from "../evidence.ts";
import { COMPLETED_BY_ANOTHER, mistakenFor } from "../identifier.ts";
import { keptLength } from "../kept.ts";
import type { Content, WriterStep } from "../ledger.ts";
import type { BufferName, Effect, Ending } from "../machine.ts";
import { before } from "../order.ts";
import { sizeOf } from "../size.ts";
import { eventOf, eventsOf, requestOf, type Task } from "../task.ts";

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

/** Faults that keep a request from the driver: the kernel refuses it, or never gets as far as handing it over. */
const BARRIERS: readonly (readonly [AssumptionKey, string])[] = [
  ["framework.break-size", "zero"],
  ["framework.segments", "several"],
  ["driver.limits", "contradictory"],
  ["driver.segment-type", "unusable"],
  ["driver.queue", "blocked"],
  ["iommu.mapper", "absent"],
];

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

/** What stands where the data will land, if that is not the client's own memory: pages of somebody else hold what nobody recorded. */
const landingPages = (
  landing: BufferName,
  size: number,
  content: Content,
  step: WriterStep,
  at: Citation | null,
): Effect =>
  landing === "neighbour"
    ? filled(landing, size, { kind: "prior" }, step, null)
    : filled(landing, size, content, step, at);

const prepare = ({ task, assumptions }: Scene): readonly Effect[] => {
  const barrier = isHeldInDispatch(assumptions)
    ? undefined
    : BARRIERS.find(([key, value]) => flipped(assumptions, key) === value);
  if (barrier !== undefined) return [{ kind: "barrier", by: barrier[0] }];
  const { iova, length } = requestOf(task);
  const size = sizeOf(task);
  const out = task.direction === "data-out";
  const program = programBytes(task);
  const shown = program ?? shownBefore(task);
  const known: Content =
    shown?.bytes.value != null ? { kind: "bytes", bytes: shown.bytes.value } : { kind: out ? "payload" : "prior" };
  const zeroed = out && flipped(assumptions, "framework.hand-over") === "zeros";
  const content: Content = zeroed ? { kind: "bytes", bytes: zeros(keptLength(task, size)) } : known;
  const step = out ? ("hand-over" as const) : ("left-over" as const);
  const at = shown?.at ?? null;
  const landing = landingOf({ assumptions });
  const pages: Effect[] = [
    filled("client", size, content, step, at),
    ...(landing === "client" ? [] : [landingPages(landing, size, content, step, at)]),
    ...(program === undefined ? [] : [filled("program", size, known, "hand-over", at)]),
  ];
  const mapped: Effect[] = flipped(assumptions, "iommu.mapping") === "absent" ? [] : [{ kind: "map" }];
  return [...pages, ...mapped, { kind: "pass", point: "dispatched", element: { address: iova, length } }];
};

/** Responses that the kernel does not take for the task: it looks at the version, and looks the task up by id and target. */
const IGNORED: ReadonlySet<string | null> = new Set(["unversioned", "misaddressed"]);

/** True if the mapping is still there when the data come behind an early completion. */
const outlives = (assumptions: Setting): boolean => assumptions.get("driver.completion")?.parameter === OUTLIVES;

/** Ends the task: it is settled for the kernel, and its mapping goes. */
const ended = ({ assumptions }: Scene, ending: Ending): readonly Effect[] => [
  { kind: "end", ending },
  ...(flipped(assumptions, "iommu.mapping") === "absent" || outlives(assumptions) ? [] : [{ kind: "unmap" } as const]),
];

/** True if the kernel takes the driver's completion for this task. */
const accepts = ({ assumptions, machine }: Scene): boolean =>
  machine.ending === null &&
  machine.milestones.includes("complete") &&
  !IGNORED.has(flipped(assumptions, "driver.response")) &&
  flipped(assumptions, "driver.target-id") === null &&
  (assumptions.get("driver.identifier") === undefined || mistakenFor(assumptions) !== null);

const accept = (scene: Scene): readonly Effect[] => {
  const { task, assumptions, machine } = scene;
  if (!accepts(scene)) return [];
  const at = eventOf(task, "complete")?.at ?? null;
  const length = sizeOf(task);
  const copied: Effect[] = [];
  // By contract a driver that took the buffer filled it; the copy then changes nothing unless the hardware was given the IOVA.
  const mixed = flipped(assumptions, "driver.buffer") !== null;
  const filled = mixed || eventsOf(task, "map").length > 0;
  if (task.direction === "data-in" && filled && machine.buffers["data-buffer"].length > 0) {
    const writer = { step: "copy-back" as const, at, leans: ["framework.copy-back" as const] };
    copied.push({ kind: "copy", from: "data-buffer", to: "client", length, writer });
  }
  return [...copied, ...ended(scene, "completed")];
};

/** Before the controller's next step the kernel may have ended the task: by the call's own response, or by the completion of another task with its id. */
const endedAhead = (scene: Scene): readonly Effect[] => {
  if (scene.machine.ending !== null) return [];
  const { step, assumptions } = scene;
  if (step === "fetch" && flipped(assumptions, "driver.return") === "final") return ended(scene, "ended-at-once");
  const shared = assumptions.get("driver.identifier");
  if (step === "transfer" && shared !== undefined && shared.parameter === COMPLETED_BY_ANOTHER)
    return ended(scene, "completed");
  return [];
};

/** The kernel gives up on a task that is still open; that of a dead driver it flushes. */
const expire = (scene: Scene): readonly Effect[] => {
  if (scene.machine.ending !== null) return [];
  return ended(scene, diesUncompleted(scene.assumptions) ? "flushed" : "given-up");
};

export const framework: Component = (scene) => {
  if (scene.step === "prepare") return prepare(scene);
  if (scene.step === "accept") return accept(scene);
  return scene.step === "expire" ? expire(scene) : endedAhead(scene);
};
