/** Rules about mappings that the driver makes itself with PrepareForDMA and undoes with CompleteDMA. */
import { isSeen } from "../../model/evidence.ts";
import { ofKind } from "../../model/of-kind.ts";
import { isPaired, releaseOrder } from "../../model/release.ts";
import { covered, segmentsOf } from "../../model/segments.ts";
import { eventsOf, requestOf, type Task } from "../../model/task.ts";
import type { Basis, ContractRule, Sighting } from "./rule.ts";
import { agreeing, kept, ofTasks, violated } from "./sightings.ts";

/** kIOReturnBusy: a live command is given other memory. Authority: IOReturn.h, IODMACommand.cpp, setMemoryDescriptor. */
const BUSY = 0xe000_02d5n;

/** The mapping whose range holds an address. */
const holding = (task: Task, address: bigint) =>
  eventsOf(task, "map").find(
    ({ iova, length }) =>
      isSeen(iova) &&
      address >= iova.value &&
      address < iova.value + BigInt(Math.max(isSeen(length) ? length.value : 1, 1)),
  );

const inMapping = (all: Basis): readonly Sighting[] =>
  ofTasks(all, (task) =>
    eventsOf(task, "submit", "receive").flatMap(({ iova, side }) => {
      const map = isSeen(iova) && side !== "device" ? holding(task, iova.value) : undefined;
      return map === undefined || !isSeen(iova) || !isSeen(map.iova)
        ? []
        : [kept(`The address of task ${task.ref} lies in a mapping of the driver's.`, [map.iova.at, iova.at])];
    }),
  );

const whole = (all: Basis): readonly Sighting[] =>
  ofTasks(all, (task) => {
    const segments = segmentsOf(task);
    const { length } = requestOf(task);
    return segments.length > 0 && length !== null && covered(segments) === length
      ? kept(
          `The segments of task ${task.ref} cover all that was asked for.`,
          segments.flatMap(({ address, length: own }) => [address.at, ...(own === null ? [] : [own.at])]),
        )
      : null;
  });

const heldUntilIdle = (all: Basis): readonly Sighting[] =>
  ofTasks(all, (task) => {
    const order = releaseOrder(task);
    return order?.release === "after-reply"
      ? kept(`The mapping of task ${task.ref} is undone after the controller's reply.`, order.evidence)
      : null;
  });

const preparedOnce = ({ timeline }: Basis): readonly Sighting[] =>
  ofKind(timeline, "map").flatMap(({ result }) =>
    isSeen(result) && result.value === BUSY
      ? [violated("PrepareForDMA returns 0xe00002d5: the command still holds a mapping.", [result.at])]
      : [],
  );

const undone = ({ timeline }: Basis): readonly Sighting[] => {
  if (!isPaired(timeline)) return [];
  const [maps, unmaps] = [ofKind(timeline, "map"), ofKind(timeline, "unmap")];
  const lines = [...maps.slice(0, 1), ...unmaps.slice(-1)].map(({ at }) => at);
  return [kept("Every mapping that lines show is undone at its own address.", lines)];
};

const granted = (all: Basis): readonly Sighting[] =>
  agreeing(all, "rights", ({ ref }) => `The mapping of task ${ref} allows the access that the task needs.`);

export const ownMappingRules: readonly ContractRule[] = [
  {
    id: "I-36",
    demand: "The address that the driver posts for memory of its own lies in a segment of PrepareForDMA.",
    consequence: "The access is refused, or other memory is used.",
    authority: { grade: "header", source: "IODMACommand.iig, PrepareForDMA" },
    causes: [],
    judged: { by: "lines", needs: "the segments of PrepareForDMA beside the address of the request", read: inMapping },
  },
  {
    id: "I-39",
    demand: "The segments that PrepareForDMA returns, 32 at most, cover all that was asked for.",
    consequence: "The rest is never moved, although the call succeeds.",
    authority: { grade: "open-source", source: "IODMACommand.cpp, genIOVMSegments" },
    causes: ["truncated-segment-list"],
    judged: { by: "lines", needs: "every segment of a mapping, with its length", read: whole },
  },
  {
    id: "I-40",
    demand: "The driver undoes a mapping only when the controller is done with it.",
    consequence: "Late writes are refused, or hit what has the address by then.",
    authority: { grade: "open-source", source: "IODMACommand.cpp, complete" },
    causes: ["early-unmap"],
    judged: {
      by: "lines",
      needs: "CompleteDMA and the reply of a task in an order that is known",
      read: heldUntilIdle,
    },
  },
  {
    id: "I-41",
    demand: "PrepareForDMA is not called on a command that still holds a mapping.",
    consequence: "With the same memory the first addresses die silently; with other memory the call is refused.",
    authority: { grade: "open-source", source: "IODMACommand.cpp, setMemoryDescriptor" },
    causes: [],
    judged: {
      by: "lines",
      needs: "a result of PrepareForDMA that says so; lines do not name the command of a call",
      read: preparedOnce,
    },
  },
  {
    id: "I-42",
    demand: "Every PrepareForDMA has its CompleteDMA.",
    consequence: "Addresses and wired pages leak until a mapping fails.",
    authority: { grade: "open-source", source: "AppleVTD.cpp; Thunderbolt Device Driver Programming Guide" },
    causes: ["uncompleted-own-mapping", "mismatched-unmap"],
    judged: { by: "lines", needs: "the lines of PrepareForDMA and CompleteDMA, with their addresses", read: undone },
  },
  {
    id: "I-43",
    demand: "The direction of the memory grants what the device does.",
    consequence: "The access is refused, or lost where refusals are silent.",
    authority: { grade: "open-source", source: "IOMemoryDescriptor.cpp, prepare" },
    causes: ["write-protected-mapping"],
    judged: { by: "lines", needs: "the rights or the direction of a mapping", read: granted },
  },
];
