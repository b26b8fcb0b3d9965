/** Assumptions about the pointers of a driver: what its own methods hand out, and what it takes for an address of its CPU. */
import type { Assumption } from "../assumption.ts";
import { DEATHS, OUTLIVES_ALL } from "../death.ts";
import { type Citation, isSeen } from "../evidence.ts";
import { eventOf, eventsOf, type Task } from "../task.ts";

const EVERYWHERE = ["apple-silicon", "intel", "unknown"] as const;

/** Calls that report success, with the address that they gave. */
const given = (task: Task, passes: (address: bigint) => boolean): readonly Citation[] =>
  eventsOf(task, "data-buffer").flatMap(({ result, address }) =>
    (result?.value == null || result.value === 0n) && isSeen(address) && passes(address.value) ? [address.at] : [],
  );

export const pointerAssumptions: readonly Assumption[] = [
  {
    key: "driver.override",
    sentence: "UserGetDataBuffer gives a buffer whenever it reports success.",
    authority: { grade: "header", source: "IOUserSCSIParallelInterfaceController.iig, UserGetDataBuffer" },
    platforms: EVERYWHERE,
    alternatives: {
      null: {
        // The hardware is then given zero, or an address that no line shows to be the task's.
        variants: (task) => {
          if (eventOf(task, "data-buffer") !== undefined) return [0n, null];
          return eventsOf(task, "submit", "receive").some(({ iova }) => iova?.value === 0n) ? [0n] : [];
        },
        stated: (task) => given(task, (address) => address === 0n),
        happened: true,
        denied: (task) =>
          given(task, (address) => address === 0n).length > 0 ? [] : given(task, (address) => address !== 0n),
        loggedAs: "data-buffer",
        steady: "kind",
      },
    },
  },
  {
    key: "driver.pointer",
    sentence: "The driver gives fBufferIOVMAddr to the hardware alone and never follows it with its CPU.",
    authority: { grade: "header", source: "SCSIUserParallelTask, fBufferIOVMAddr" },
    platforms: EVERYWHERE,
    alternatives: {
      dereferenced: {
        variants: (task) => (eventOf(task, "crash") === undefined ? [] : [...DEATHS, OUTLIVES_ALL]),
        stated: (task) => {
          const iova = eventOf(task, "dispatch")?.iova;
          return eventsOf(task, "crash").flatMap(({ address }) =>
            isSeen(address) && isSeen(iova) ? [address.at, iova.at] : [],
          );
        },
        loggedAs: null,
        steady: "kind",
      },
    },
  },
];
