/** Assumptions about the controller's DMA engine: what it is programmed with, when it runs, and what it makes of the staged bytes. */
import type { Assumption, Parameter } from "../assumption.ts";
import { concurrentWith } from "../concurrent.ts";
import {
  changedStages,
  type EngineLine,
  engineDestinations,
  fillsLeft,
  lateStages,
  nothingArrived,
  priorLengths,
  shortLengths,
  stagedOf,
} from "../engine.ts";
import { type Citation, isSeen } from "../evidence.ts";
import { permutationsOf } from "../permutation.ts";
import { engineOrder } from "../reply-order.ts";
import { seenBytes } from "../seen.ts";
import { covered, receivedOf } from "../segments.ts";
import { sights } from "../sights.ts";
import { eventsOf, requestOf, type Task } from "../task.ts";
import type { Timeline } from "../timeline.ts";
import { undrivenCuts } from "../undriven.ts";

const once = (): readonly Parameter[] => [null];
const nowhere = (): readonly Citation[] => [];

/** Engine lines with an address that has a nearer name: that of another open task, or the task's own without bits that hardware may not drive. */
const isNamed = (task: Task, timeline: Timeline): ((line: EngineLine<bigint>) => boolean) => {
  const named = new Set([
    ...concurrentWith(task, timeline).map((other) => requestOf(other).iova),
    ...undrivenCuts(task).map(({ address }) => address),
  ]);
  return ({ value }) => named.has(value);
};

/** Refusals of the payload at the very address of the task: the engine was given that one. */
const refusedAtOwn = (task: Task): readonly Citation[] => {
  const own = requestOf(task).iova;
  const payload = task.direction === "data-in" ? "write" : "read";
  return eventsOf(task, "fault").flatMap(({ address, access }) =>
    isSeen(address) && address.value === own && (!isSeen(access) || access.value === payload) ? [address.at] : [],
  );
};

/** Lines that program the engine with an address that is neither this task's nor one of another name. */
const foreignDestinations = (task: Task, timeline: Timeline): readonly EngineLine<bigint>[] => {
  const lines = engineDestinations(task);
  if (lines.length === 0) return lines;
  const named = isNamed(task, timeline);
  return lines.filter((line) => !named(line));
};

/** Lines that give the engine the address or the buffer of another open task. */
const crossings = (task: Task, timeline: Timeline): readonly Citation[] => {
  const lines = eventsOf(task, "transfer");
  if (lines.length === 0) return [];
  const others = concurrentWith(task, timeline);
  const own = stagedOf(task)?.address;
  const addresses = new Map(others.map((other) => [requestOf(other).iova, other]));
  const buffers = others.flatMap((other) => stagedOf(other)?.address ?? []).filter(isSeen);
  const taken = engineDestinations(task).filter(({ value }) => addresses.has(value));
  const read = lines.flatMap(({ source }) => {
    if (!isSeen(source) || (isSeen(own) && own.value === source.value)) return [];
    const other = buffers.find((buffer) => buffer.value === source.value);
    return other === undefined ? [] : [source.at, other.at];
  });
  const { iova } = requestOf(task);
  const given = others.flatMap(engineDestinations).filter(({ value }) => value === iova);
  return [...taken.map(({ at }) => at), ...read, ...given.map(({ at }) => at)];
};

export const engineAssumptions: readonly Assumption[] = [
  {
    key: "controller.destination",
    sentence: "The DMA engine writes to the address that the controller received.",
    authority: { grade: "inference", source: "purpose of the address in a request" },
    platforms: ["apple-silicon", "intel", "unknown"],
    alternatives: {
      other: {
        variants: (task, timeline) => {
          const shown = foreignDestinations(task, timeline).map(({ value }) => value);
          // Where every line of the engine has a nearer name there is nothing left for this one.
          if (shown.length === 0) return engineDestinations(task).length > 0 ? [] : [null];
          return [...new Set(shown)];
        },
        stated: (task, timeline) => foreignDestinations(task, timeline).map(({ at }) => at),
        denied: refusedAtOwn,
        loggedAs: null,
      },
    },
  },
  {
    key: "controller.length",
    sentence: "The DMA engine moves as many bytes as the request asks for and the device has.",
    authority: { grade: "inference", source: "purpose of the length in a request" },
    platforms: ["apple-silicon", "intel", "unknown"],
    alternatives: {
      short: {
        variants: (task) => {
          const one = eventsOf(task, "receive").flatMap(({ length }) => length?.value ?? [])[0];
          const list = receivedOf(task);
          const received = list.length > 1 ? covered(list) : one;
          const asked = received ?? requestOf(task).length ?? 0;
          const shown = [...shortLengths(task).map(({ value }) => value), ...priorLengths(task)];
          const shorter = [...new Set(shown)].filter((length) => length < asked);
          if (shorter.length > 0) return shorter;
          return asked > 1 ? [Math.floor(asked / 2)] : [];
        },
        stated: (task) => shortLengths(task).map(({ at }) => at),
        contrary: nothingArrived,
        loggedAs: null,
        separatedBy: ["long"],
      },
    },
  },
  {
    key: "controller.order",
    sentence: "The DMA engine writes the bytes in the order in which they were staged.",
    authority: { grade: "inference", source: "both sides of the bus address bytes" },
    platforms: ["apple-silicon", "intel", "unknown"],
    alternatives: {
      permuted: {
        variants: (task) => {
          const staged = stagedOf(task)?.bytes?.value ?? [];
          const found = seenBytes(task).flatMap((bytes) => permutationsOf(staged, bytes));
          return found.length > 0 ? [...new Set(found)] : ["bytes of 32 bits"];
        },
        stated: nowhere,
        loggedAs: null,
      },
    },
  },
  {
    key: "controller.reply",
    sentence: "The controller posts its reply after the data.",
    authority: { grade: "header", source: "PCI Express base specification, ordering of posted writes" },
    platforms: ["apple-silicon", "intel", "unknown"],
    alternatives: {
      "before-data": {
        variants: () => ["before-completion", "after-completion"],
        stated: (task) => {
          const order = engineOrder(task);
          return order?.reply === "before-data" ? order.evidence : [];
        },
        loggedAs: null,
        separatedBy: ["direction"],
        race: true,
      },
    },
  },
  {
    key: "controller.staging",
    sentence: "The staged bytes stay as they are until the engine has moved them.",
    authority: { grade: "inference", source: "purpose of a staging buffer" },
    platforms: ["apple-silicon", "intel", "unknown"],
    alternatives: {
      reused: {
        variants: once,
        stated: (task) =>
          lateStages(task)
            .filter(({ changed }) => changed)
            .map(({ at }) => at),
        traces: changedStages,
        contrary: fillsLeft,
        loggedAs: null,
        separatedBy: ["depth"],
        race: true,
      },
    },
  },
  {
    key: "controller.task",
    sentence: "The DMA engine is given the address and the buffer of one and the same task.",
    authority: { grade: "inference", source: "a request is one task's" },
    platforms: ["apple-silicon", "intel", "unknown"],
    alternatives: {
      crossed: { variants: sights, stated: crossings, loggedAs: null, separatedBy: ["depth"], race: true },
    },
  },
];
