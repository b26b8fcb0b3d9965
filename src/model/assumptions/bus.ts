/** Assumptions about the way between host and controller: who may use it, and what passing it proves. */
import type { Assumption } from "../assumption.ts";
import { closedSession, registersOf } from "../contact.ts";

export const busAssumptions: readonly Assumption[] = [
  {
    key: "bus.mastering",
    sentence: "The command register lets the controller master the bus while a task is open.",
    authority: {
      grade: "header",
      source: "PCIDriverKit, kIOPCICommandBusMaster; IOPCIFamily clears it when the session closes",
    },
    platforms: ["apple-silicon", "intel", "unknown"],
    alternatives: {
      off: {
        variants: () => [null],
        stated: (task, timeline) =>
          registersOf(task, timeline).flatMap(({ of, value, at }) => (of === "mastering" && !value ? [at] : [])),
        loggedAs: null,
        steady: "all",
      },
    },
  },
  {
    key: "bus.link",
    sentence: "The controller answers on the bus while a task is open.",
    authority: { grade: "open-source", source: "IOPCIFamily: a read that nothing answers gives all ones" },
    platforms: ["apple-silicon", "intel", "unknown"],
    alternatives: {
      gone: {
        variants: () => [null],
        stated: (task, timeline) =>
          // A closed session reads as all ones, too: then they say nothing of the link.
          closedSession(task, timeline) === null
            ? registersOf(task, timeline).flatMap(({ of, value, at }) => (of === "answer" && !value ? [at] : []))
            : [],
        loggedAs: null,
        steady: "all",
      },
    },
  },
  {
    key: "controller.pull",
    sentence:
      "The controller fetches its requests from host memory, so that a request which it has is an access that worked.",
    authority: {
      grade: "inference",
      source:
        "MPI and MFI controllers pull requests; one that is handed them through its registers proves nothing by having them",
    },
    platforms: ["apple-silicon", "intel", "unknown"],
    alternatives: {},
  },
  {
    key: "controller.reply-path",
    sentence: "A reply reaches the driver as a write of the controller: into host memory, or as a message interrupt.",
    authority: {
      grade: "header",
      source: "PCIDriverKit: interrupts of a DEXT are MSI or MSI-X, and each is a memory write",
    },
    platforms: ["apple-silicon", "intel", "unknown"],
    alternatives: {},
  },
];
