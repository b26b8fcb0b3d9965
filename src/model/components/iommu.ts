/** The IOMMU: turns an access of the engine into a write, a read or a refusal. Posted writes that it refuses are lost silently for the controller. */
import { flipped } from "../assumption.ts";
import { firstOf } from "../bytes.ts";
import type { Scene } from "../component.ts";
import { FORBIDDEN } from "../engine.ts";
import { isSeen } from "../evidence.ts";
import { keptLength } from "../kept.ts";
import { bytesIn, type Content } from "../ledger.ts";
import type { BufferName, Effect, Element, Refusal } from "../machine.ts";
import { UNBOUNCED } from "../own-mapping.ts";
import { sizeOf } from "../size.ts";
import { eventsOf, requestOf, takenBuffers } from "../task.ts";
import { landingOf } from "./framework.ts";

type Access = Extract<Effect, { kind: "dma" }>;

/** True if the engine's address leads into the task's own mapping, or into one that the driver made for its data buffer. */
const reachable = ({ task, machine, assumptions }: Scene, { address }: Element): boolean => {
  const released = flipped(assumptions, "driver.release") === "early";
  // A mapping of the driver's own that no line shows is as good as one that a line shows.
  if (flipped(assumptions, "driver.target") === "private") return !released;
  if (address === "elsewhere") return false;
  const { iova, length } = requestOf(task);
  // Of an address that no line shows it is the driver's mapping that may be undone.
  if (address === null || iova === null) return machine.mapped && !released;
  const own = machine.mapped && address >= iova && address < iova + BigInt(length ?? 1);
  const byDriver = !released && eventsOf(task, "map").some((map) => isSeen(map.iova) && map.iova.value === address);
  return own || byDriver;
};

const refuse = (reason: Refusal["reason"], access: Refusal["access"], element: Element): readonly Effect[] => [
  {
    kind: "refuse",
    refusal: { address: element.address, length: element.length ?? 0, access, reason },
    leans: ["iommu.silence"],
  },
];

/** As many bytes of it as are moved. */
const cut = (content: Content, length: number): Content =>
  content.kind === "bytes" ? { kind: "bytes", bytes: firstOf(content.bytes, length) } : content;

/** True if the engine reads the host's memory: on a write, or by mistake on a read. */
const isRead = ({ task, assumptions }: Scene): boolean =>
  (task.direction === "data-out") !== (flipped(assumptions, "driver.direction") === "reversed");

const land = (scene: Scene, access: Access, length: number): readonly Effect[] => {
  const { task, machine, assumptions } = scene;
  if (isRead(scene)) {
    const writer = { step: "dma" as const, at: access.at, leans: [] };
    return [
      { kind: "copy", from: landingOf(scene) === "neighbour" ? "neighbour" : "client", to: "staging", length, writer },
    ];
  }
  if (task.direction === "data-out") {
    // The engine writes what it has of its own over the bytes that it should have fetched.
    const writer = { step: "dma" as const, at: access.at, leans: ["memory.untouched" as const], from: null };
    return [{ kind: "write", buffer: landingOf(scene), length, content: { kind: "prior" }, writer }];
  }
  const own = flipped(assumptions, "driver.target") === "private";
  // What a mapping of the driver's own brought is seen in its buffer only once that mapping is completed, unless it went there at once.
  const mapping = assumptions.get("driver.mapping");
  const kept = mapping?.value === "uncompleted" && mapping.parameter !== UNBOUNCED;
  const taken = flipped(assumptions, "driver.buffer") === null && takenBuffers(task).length > 0;
  const shared: readonly BufferName[] = taken ? [landingOf(scene), "data-buffer"] : [landingOf(scene)];
  const targets: readonly BufferName[] = own ? ["private"] : kept ? ["bounce"] : shared;
  const { content } = access;
  if (content !== null) {
    const leans = content.kind === "prior" ? (["memory.untouched"] as const) : [];
    const writer = { step: "dma" as const, at: access.at, leans, from: null };
    return targets.map((buffer) => ({ kind: "write", buffer, length, content: cut(content, length), writer }));
  }
  const writer = { step: "dma" as const, at: access.at, leans: [] };
  return machine.buffers.staging.length === 0
    ? []
    : targets.map((to) => ({ kind: "copy", from: "staging", to, length, writer }));
};

/** An engine that begins at the aligned address below puts each byte as much too early, and nothing where the request ends. */
const landEarlier = (scene: Scene, access: Access, alignment: bigint, length: number): readonly Effect[] => {
  const offset = Number((requestOf(scene.task).iova ?? 0n) % alignment);
  const bytes = bytesIn(scene.machine.buffers.staging, keptLength(scene.task, length)).slice(offset);
  return land(scene, { ...access, content: { kind: "bytes", bytes } }, Math.max(length - offset, 0));
};

/** What becomes of one access of the engine. */
export const translate = (scene: Scene, access: Access): readonly Effect[] => {
  const kind = isRead(scene) ? "read" : "write";
  // The address of another open task is mapped: the access goes there, and none of it comes here.
  const crossed = scene.assumptions.get("controller.task")?.parameter ?? null;
  if (typeof crossed === "object" && crossed?.of === "address") return [];
  if (flipped(scene.assumptions, "iommu.width") === "exceeded") return refuse("too-wide", kind, access.element);
  if (flipped(scene.assumptions, "iommu.requester") === "unknown") return refuse("requester", kind, access.element);
  if (!reachable(scene, access.element)) return refuse("not-present", kind, access.element);
  const turned = scene.assumptions.get("driver.direction")?.parameter === FORBIDDEN;
  if (turned || flipped(scene.assumptions, "iommu.rights") === "forbidden") {
    return refuse(kind === "write" ? "no-write" : "no-read", kind, access.element);
  }
  const asked = sizeOf(scene.task);
  // Hardware that cannot go on behind a boundary leaves what lies there as it is.
  const stop = scene.assumptions.get("driver.alignment")?.parameter;
  const usable = typeof stop === "number" ? Math.min(stop, asked) : asked;
  const length = Math.min(access.element.length ?? asked, usable);
  return typeof stop === "bigint" ? landEarlier(scene, access, stop, length) : land(scene, access, length);
};
