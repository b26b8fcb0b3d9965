/** The controller: fetches the request, stages the device's data, runs the DMA engine, and replies. */
import { flipped } from "../assumption.ts";
import { allZero, type Bytes, padded, zeros } from "../bytes.ts";
import type { Component, Scene } from "../component.ts";
import { isSeen } from "../evidence.ts";
import { expectsData } from "../expectation.ts";
import type { Content } from "../ledger.ts";
import type { Effect } from "../machine.ts";
import { eventsOf, requestOf, type Task } from "../task.ts";

/** The first dump of the staging buffer with at least one known byte. */
const stagedBytes = (task: Task) => eventsOf(task, "stage").find((stage) => isSeen(stage.bytes));

/** Pads with unknown bytes to the length of the request, or cuts to it. */
const fit = (bytes: Bytes, length: number): Bytes => padded(bytes, length).slice(0, length);

const stagedContent = (scene: Scene, length: number): Content => {
  if (flipped(scene.assumptions, "device.data") === "zeros") return { kind: "bytes", bytes: zeros(length) };
  const shown = stagedBytes(scene.task)?.bytes?.value;
  // Zeros where data are expected are a discrepancy of their own: the nominal device has something else to send.
  if (shown == null || (allZero(shown) && expectsData(scene.task))) return { kind: "payload" };
  return { kind: "bytes", bytes: fit(shown, length) };
};

/**
 * Bytes that the firmware says it staged; a device may have fewer than were asked for, which is no fault. The rows of a
 * dump tell nothing about it: dumps are cut.
 */
const stagedLength = (task: Task): number | null =>
  eventsOf(task, "stage").flatMap(({ length }) => length?.value ?? [])[0] ?? null;

/** The length of a read is what was asked for, cut to what the device has; unknown where no line shows the latter. */
const lengthOf = (task: Task, asked: number | null): number | null => {
  if (task.direction === "data-out" || asked === null) return asked;
  const staged = stagedLength(task);
  return staged === null ? null : Math.min(asked, staged);
};

const stage = (scene: Scene): readonly Effect[] => {
  if (scene.task.direction !== "data-in") return [];
  const asked = requestOf(scene.task).length ?? 0;
  const length = lengthOf(scene.task, asked) ?? asked;
  const writer = { step: "staging" as const, at: stagedBytes(scene.task)?.bytes?.at ?? null, leans: [], from: null };
  return [{ kind: "write", buffer: "staging", length, content: stagedContent(scene, length), writer }];
};

const transfer = (scene: Scene): readonly Effect[] => {
  const { task, assumptions, machine } = scene;
  const received = machine.path.received ?? { address: null, length: null };
  const idle =
    flipped(assumptions, "controller.engine") === "never" || flipped(assumptions, "device.status") === "refused";
  if (idle) return [{ kind: "move", count: 0 }];
  const at = eventsOf(task, "transfer")[0]?.at ?? null;
  const from =
    flipped(assumptions, "controller.source") === "other"
      ? "other"
      : task.direction === "data-in"
        ? "staging"
        : "client";
  return [
    { kind: "pass", point: "engine", element: { ...received, length: lengthOf(task, received.length) } },
    { kind: "move", count: lengthOf(task, received.length) },
    { kind: "dma", from, element: received, at },
  ];
};

const fetch = ({ machine }: Scene): readonly Effect[] => [
  { kind: "reach", milestone: "fetch" },
  { kind: "pass", point: "received", element: machine.path.submitted ?? { address: null, length: null } },
];

/** The steps of the controller in their order. */
const OWN: readonly Scene["step"][] = ["fetch", "stage", "transfer", "answer"];

/** True if the controller still works at this step: its firmware runs, and the driver's death has not taken bus mastering away. */
const works = ({ assumptions, step, machine }: Scene): boolean => {
  const at = OWN.indexOf(step);
  const failed = assumptions.get("controller.state") ?? assumptions.get("driver.process");
  const reached = typeof failed?.parameter === "number" ? failed.parameter : OWN.length;
  return at < reached && (step === "fetch" || machine.milestones.includes("fetch"));
};

export const controller: Component = (scene) => {
  if (!works(scene)) return [];
  switch (scene.step) {
    case "fetch":
      return flipped(scene.assumptions, "driver.request") === "lost" ? [] : fetch(scene);
    case "stage":
      return stage(scene);
    case "transfer":
      return transfer(scene);
    case "answer":
      return [{ kind: "reach", milestone: "answer" }];
    default:
      return [];
  }
};
