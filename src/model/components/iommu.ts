/** The IOMMU: turns an access of the engine into a write, a read or a refusal. Posted writes that it refuses are lost silently for the controller. */
import { flipped } from "../assumption.ts";
import type { Scene } from "../component.ts";
import { isSeen } from "../evidence.ts";
import type { Content } from "../ledger.ts";
import type { BufferName, Effect, Element, Refusal } from "../machine.ts";
import { eventsOf, requestOf, takenBuffers } from "../task.ts";
import { landingOf } from "./framework.ts";

type Access = Extract<Effect, { kind: "dma" }>;

/** True if the engine's address leads into the task's own mapping, or into one that the driver made for its data buffer. */
const reachable = ({ task, machine }: Scene, { address }: Element): boolean => {
  if (address === "elsewhere") return false;
  const { iova, length } = requestOf(task);
  if (address === null || iova === null) return machine.mapped;
  const own = machine.mapped && address >= iova && address < iova + BigInt(length ?? 1);
  const byDriver = eventsOf(task, "map").some((map) => isSeen(map.iova) && map.iova.value === address);
  return own || byDriver;
};

const refuse = (reason: Refusal["reason"], access: Refusal["access"], element: Element): readonly Effect[] => [
  {
    kind: "refuse",
    refusal: { address: element.address, length: element.length ?? 0, access, reason },
    leans: ["iommu.silence"],
  },
];

/** Bytes of another buffer than the staged one: nobody knows them. */
const otherContent = (): Content => ({ kind: "prior" });

const land = (scene: Scene, access: Access, length: number): readonly Effect[] => {
  const { task, machine, assumptions } = scene;
  if (task.direction === "data-out") {
    const writer = { step: "dma" as const, at: access.at, leans: [] };
    return [{ kind: "copy", from: "client", to: "staging", length, writer }];
  }
  const taken = flipped(assumptions, "driver.buffer") === null && takenBuffers(task).length > 0;
  // What a mapping of the driver's own brought is seen in its buffer only once that mapping is completed.
  const kept = flipped(assumptions, "driver.mapping") === "uncompleted";
  const targets: readonly BufferName[] = kept
    ? ["bounce"]
    : taken
      ? [landingOf(scene), "data-buffer" as const]
      : [landingOf(scene)];
  if (access.from === "other") {
    const writer = { step: "dma" as const, at: access.at, leans: ["memory.untouched" as const], from: null };
    return targets.map((buffer) => ({ kind: "write", buffer, length, content: otherContent(), writer }));
  }
  const writer = { step: "dma" as const, at: access.at, leans: [] };
  return machine.buffers.staging.length === 0
    ? []
    : targets.map((to) => ({ kind: "copy", from: "staging", to, length, writer }));
};

/** What becomes of one access of the engine. */
export const translate = (scene: Scene, access: Access): readonly Effect[] => {
  const kind = scene.task.direction === "data-in" ? "write" : "read";
  if (!reachable(scene, access.element)) return refuse("not-present", kind, access.element);
  if (flipped(scene.assumptions, "iommu.rights") === "forbidden") {
    return refuse(kind === "write" ? "no-write" : "no-read", kind, access.element);
  }
  const asked = requestOf(scene.task).length ?? 0;
  return land(scene, access, Math.min(access.element.length ?? asked, asked));
};
