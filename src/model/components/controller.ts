/** The controller: fetches the request, stages the device's data, runs the DMA engine, and replies. */
import { truncate } from "../address.ts";
import { type Flip, flipped, type Setting, type Sight } from "../assumption.ts";
import { type Bytes, firstOf, noneButZero, padded, zeros, zerosAhead } from "../bytes.ts";
import type { Component, Scene } from "../component.ts";
import { stepsOutlived } from "../death.ts";
import { isHeldInDispatch } from "../ending.ts";
import { dueLength, lateStages, stagedOf } from "../engine.ts";
import { isSeen } from "../evidence.ts";
import { expectsData } from "../expectation.ts";
import { keptLength } from "../kept.ts";
import { bytesIn, type Content } from "../ledger.ts";
import type { Effect, Element } from "../machine.ts";
import { permuted } from "../permutation.ts";
import { sizeOf } from "../size.ts";
import { eventsOf, type Task } from "../task.ts";
import { cutOffFetch, isCutOff } from "./bus.ts";

const parameterAddress = ({ parameter }: Flip): Element["address"] =>
  typeof parameter === "bigint" ? parameter : "elsewhere";

/** What of another task the engine was given. */
const sightOf = (assumptions: Setting): Sight | null => {
  const parameter = assumptions.get("controller.task")?.parameter ?? null;
  return typeof parameter === "object" ? parameter : null;
};

/** Pads with unknown bytes to the length of the request, or cuts to it. */
const fit = (task: Task, bytes: Bytes, length: number): Bytes => {
  const kept = keptLength(task, length);
  return firstOf(padded(bytes, kept), kept);
};

const stagedContent = (scene: Scene, length: number): Content => {
  if (flipped(scene.assumptions, "device.data") === "zeros")
    return { kind: "bytes", bytes: zeros(keptLength(scene.task, length)) };
  const shown = stagedOf(scene.task)?.bytes?.value;
  // Another command has other data, and nobody knows which unless they are shown.
  if (flipped(scene.assumptions, "driver.frame") !== null) {
    return shown == null ? { kind: "prior" } : { kind: "bytes", bytes: fit(scene.task, shown, length) };
  }
  // Zeros where data are expected are a discrepancy of their own: the nominal device has something else to send.
  if (shown == null || (noneButZero(shown) && expectsData(scene.task, zerosAhead(shown)))) return { kind: "payload" };
  return { kind: "bytes", bytes: fit(scene.task, shown, length) };
};

const stage = (scene: Scene): readonly Effect[] => {
  if (scene.task.direction !== "data-in") return [];
  const asked = sizeOf(scene.task);
  const length = dueLength(scene.task, asked) ?? asked;
  const writer = { step: "staging" as const, at: stagedOf(scene.task)?.bytes?.at ?? null, leans: [], from: null };
  return [{ kind: "write", buffer: "staging", length, content: stagedContent(scene, length), writer }];
};

/** The element that the engine is programmed with. */
const programmed = ({ assumptions }: Scene, received: Element): Element => {
  const destination = assumptions.get("controller.destination");
  const length = assumptions.get("controller.length")?.parameter;
  const sight = sightOf(assumptions);
  const elsewhere = destination === undefined ? received.address : parameterAddress(destination);
  return {
    address: sight?.of === "address" ? sight.address : elsewhere,
    length: typeof length === "number" ? length : received.length,
  };
};

/** What the engine moves in place of the staged bytes; `null` where it moves just those. */
const moved = ({ task, assumptions, machine }: Scene, length: number): Content | null => {
  if (flipped(assumptions, "controller.source") === "other") return { kind: "prior" };
  const sight = sightOf(assumptions);
  if (sight?.of === "bytes") return { kind: "bytes", bytes: fit(task, sight.bytes, length) };
  const order = assumptions.get("controller.order")?.parameter;
  if (typeof order !== "string") return null;
  const staged = bytesIn(machine.buffers.staging, keptLength(task, length));
  return staged.every((byte) => byte === null)
    ? { kind: "payload" }
    : { kind: "bytes", bytes: permuted(staged, order) };
};

/** Staging that somebody fills again before the engine has run: the later look shows with what, if there is one. */
const overwritten = ({ task, assumptions }: Scene): readonly Effect[] => {
  if (task.direction !== "data-in" || flipped(assumptions, "controller.staging") !== "reused") return [];
  const length = sizeOf(task);
  const later = lateStages(task).find(({ changed }) => changed);
  const content: Content =
    later === undefined ? { kind: "prior" } : { kind: "bytes", bytes: fit(task, later.bytes, length) };
  const leans = later === undefined ? (["memory.untouched"] as const) : [];
  const writer = { step: "staging" as const, at: later?.at ?? null, leans, from: null };
  return [{ kind: "write", buffer: "staging", length, content, writer }];
};

/** True if nothing makes the engine run: no request that it could serve, or firmware that does not start it. */
const isIdle = (assumptions: Setting): boolean =>
  flipped(assumptions, "controller.engine") === "never" ||
  flipped(assumptions, "device.status") === "refused" ||
  flipped(assumptions, "device.limit") === "exceeded" ||
  assumptions.get("driver.frame")?.parameter === "refused" ||
  flipped(assumptions, "driver.unmap") !== null ||
  flipped(assumptions, "driver.session") !== null;

/** The element as the engine's address lines carry it. */
const driven = (assumptions: Setting, element: Element): Element => {
  const width = assumptions.get("driver.width")?.parameter;
  if (typeof width !== "number" || typeof element.address !== "bigint") return element;
  return { ...element, address: truncate(element.address, width) };
};

/** Where the engine is told to put the data. One that is told to go the other way has the host's address for its source. */
const destinationOf = ({ task, assumptions }: Scene, { address }: Element): Element["address"] => {
  const turned = task.direction === "data-in" && flipped(assumptions, "driver.direction") === "reversed";
  if (!turned) return address;
  return eventsOf(task, "stage").find((stage) => isSeen(stage.address))?.address?.value ?? "elsewhere";
};

const transfer = (scene: Scene): readonly Effect[] => {
  const { task, assumptions, machine } = scene;
  const received = driven(assumptions, machine.path.received ?? { address: null, length: null });
  if (isIdle(assumptions)) return [...overwritten(scene), { kind: "move", count: 0 }];
  const at = eventsOf(task, "transfer")[0]?.at ?? null;
  const element = programmed(scene, received);
  const count = dueLength(task, element.length);
  const content = task.direction === "data-in" ? moved(scene, sizeOf(task)) : null;
  const own = task.direction === "data-in" ? "staging" : "client";
  const sight = sightOf(assumptions);
  const over: readonly Effect[] =
    sight?.of === "over"
      ? [
          {
            kind: "dma",
            from: "other",
            content: { kind: "bytes", bytes: sight.bytes },
            element: { ...received, length: sight.bytes.length },
            at: null,
          },
        ]
      : [];
  return [
    ...overwritten(scene),
    { kind: "pass", point: "engine", element: { address: destinationOf(scene, element), length: count } },
    { kind: "move", count },
    { kind: "dma", from: content === null ? own : "other", content, element, at },
    ...over,
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
  const fault = assumptions.get("controller.state")?.parameter;
  const reached = (typeof fault === "number" ? fault : stepsOutlived(assumptions)) ?? OWN.length;
  return at < reached && (step === "fetch" || machine.milestones.includes("fetch"));
};

/** True if the request comes as far as the controller's queue. */
const isPosted = (assumptions: Setting): boolean =>
  flipped(assumptions, "driver.request") !== "lost" && !isHeldInDispatch(assumptions);

export const controller: Component = (scene) => {
  if (isCutOff(scene.assumptions)) return scene.step === "fetch" ? cutOffFetch(scene.assumptions) : [];
  if (!works(scene)) return [];
  switch (scene.step) {
    case "fetch":
      return isPosted(scene.assumptions) ? fetch(scene) : [];
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
