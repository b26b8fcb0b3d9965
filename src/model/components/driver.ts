/** The driver: takes a data buffer or not, builds the scatter element, and may touch the data after the reply. */
import { type Flip, flipped, type Setting } from "../assumption.ts";
import { zeros } from "../bytes.ts";
import type { Component, Scene } from "../component.ts";
import { diesUnanswered, diesUncompleted } from "../death.ts";
import { isHeldInDispatch, NEVER_SEEN } from "../ending.ts";
import { isSeen } from "../evidence.ts";
import { keptLength } from "../kept.ts";
import type { Effect, Element } from "../machine.ts";
import { ownMappingOf } from "../own-mapping.ts";
import { covered, segmentsOf } from "../segments.ts";
import { sizeOf } from "../size.ts";
import { eventOf, eventsOf, requestOf, takenBuffers } from "../task.ts";

/** Takes the data buffer: zeros on a read, the client's bytes on a write. */
const takeBuffer = ({ task }: Scene): readonly Effect[] => {
  const length = sizeOf(task);
  const at = takenBuffers(task)[0]?.at ?? null;
  if (task.direction === "data-out") {
    const writer = { step: "hand-over" as const, at, leans: ["framework.zero-fill" as const] };
    return [{ kind: "copy", from: "client", to: "data-buffer", length, writer }];
  }
  const writer = { step: "zero-fill" as const, at, leans: ["framework.zero-fill" as const], from: null };
  return [
    {
      kind: "write",
      buffer: "data-buffer",
      length,
      content: { kind: "bytes", bytes: zeros(keptLength(task, length)) },
      writer,
    },
  ];
};

/** True if the driver maps the data buffer itself and never ends that mapping. */
const keepsMapping = (assumptions: Setting): boolean => flipped(assumptions, "driver.mapping") === "uncompleted";

/** The mapping of the driver's own that a data buffer taken by contract is given to the hardware with. */
const ownMapping = ({ task, assumptions }: Scene): Element | null => {
  const kept = keepsMapping(assumptions) ? eventsOf(task, "map").find((map) => isSeen(map.iova)) : null;
  const mapped = ownMappingOf(task) ?? kept;
  if (mapped == null && takenBuffers(task).length === 0 && !keepsMapping(assumptions)) return null;
  // A mapping that no line shows has an address that nobody knows.
  const listed = segmentsOf(task).length > 1 ? covered(segmentsOf(task)) : (mapped?.length?.value ?? null);
  return { address: mapped?.iova?.value ?? null, length: listed ?? requestOf(task).length };
};

const readdress = (flip: Flip): Element["address"] =>
  typeof flip.parameter === "bigint" ? flip.parameter : "elsewhere";

const submit = (scene: Scene): readonly Effect[] => {
  const dispatched = scene.machine.path.dispatched ?? { address: null, length: null };
  // Behind a null pointer there is nothing to map: the hardware is given zero, or nothing that leads to the task.
  const nothing = scene.assumptions.get("driver.override");
  if (nothing !== undefined) {
    return [{ kind: "pass", point: "submitted", element: { ...dispatched, address: readdress(nothing) } }];
  }
  const mixed = flipped(scene.assumptions, "driver.buffer") !== null;
  const nominal = mixed ? dispatched : (ownMapping(scene) ?? dispatched);
  const address = scene.assumptions.get("driver.address") ?? scene.assumptions.get("driver.target");
  const length = scene.assumptions.get("driver.length") ?? scene.assumptions.get("driver.segments");
  const element: Element = {
    address: address === undefined ? nominal.address : readdress(address),
    length: typeof length?.parameter === "number" ? length.parameter : nominal.length,
  };
  return [{ kind: "pass", point: "submitted", element }];
};

/** True if the driver has the task's data buffer: a line shows that it took it, or that it looked at it beside a mapping of its own. */
const hasBuffer = ({ task, machine }: Scene): boolean =>
  machine.buffers["data-buffer"].length > 0 ||
  takenBuffers(task).length > 0 ||
  (eventsOf(task, "map").length > 0 && eventsOf(task, "dump").some(({ owner }) => owner === "data-buffer"));

/** Clears what the driver can see: the data buffer if it has one, else memory of its own. */
const clearView = (scene: Scene): readonly Effect[] => {
  const { task } = scene;
  const length = sizeOf(task);
  const at = eventOf(task, "cpu-write")?.at ?? null;
  const buffer = hasBuffer(scene) ? "data-buffer" : "private";
  return [
    {
      kind: "write",
      buffer,
      length,
      content: { kind: "bytes", bytes: zeros(keptLength(task, length)) },
      writer: { step: "cpu-clear", at, leans: [], from: null },
    },
  ];
};

const seesReply = (scene: Scene): boolean =>
  scene.machine.milestones.includes("answer") &&
  scene.assumptions.get("controller.interrupt")?.parameter !== NEVER_SEEN &&
  !diesUnanswered(scene.assumptions);

/** A driver that mapped memory of its own ends that mapping before it completes the task. */
const unmapOwn = ({ task, assumptions }: Scene): readonly Effect[] =>
  eventsOf(task, "map").length > 0 && !keepsMapping(assumptions) ? [{ kind: "reach", milestone: "unmap-own" }] : [];

/** Calls of the completion: one for a reply that was seen, or none, or two; one that comes early, or after the end, needs no reply. */
const complete = (scene: Scene): readonly Effect[] => {
  const how = flipped(scene.assumptions, "driver.completion");
  const { milestones, ending } = scene.machine;
  const due = milestones.includes("reply") || how === "before-data" || ending === "given-up";
  if (!due || how === "never" || diesUncompleted(scene.assumptions)) return [];
  const call: Effect = { kind: "reach", milestone: "complete" };
  return how === "twice" ? [call, call] : [call];
};

export const driver: Component = (scene) => {
  const buffer = flipped(scene.assumptions, "driver.buffer");
  switch (scene.step) {
    case "dispatch": {
      // A call that lines show is part of every replay; whether the hardware was given the other address is the question.
      const shown = takenBuffers(scene.task).length > 0 && buffer !== "taken-late";
      return shown || buffer === "taken-in-dispatch" || keepsMapping(scene.assumptions) ? takeBuffer(scene) : [];
    }
    case "submit":
      return isHeldInDispatch(scene.assumptions) ? [] : submit(scene);
    case "reply":
      return seesReply(scene)
        ? [
            { kind: "reach", milestone: "reply" },
            ...(buffer === "taken-late" ? takeBuffer(scene) : []),
            ...(flipped(scene.assumptions, "driver.view") === "cleared" ? clearView(scene) : []),
            ...unmapOwn(scene),
          ]
        : [];
    case "complete":
      return complete(scene);
    default:
      return [];
  }
};
