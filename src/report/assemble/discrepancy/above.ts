/** What departs from the model above the driver, in words: requests that never reached it, and a process that died. */
import { hex } from "../../../model/units.ts";
import type { Of, Words } from "./words.ts";

/** What befell a request that no line shows handed to the driver. */
export const UNDELIVERED: Readonly<Record<"error" | "empty" | "rejection" | "stall", Words>> = {
  error: {
    kind: "outcome",
    what: "a client's request failed, and no line shows it handed to the driver",
    predicted: "a request that the driver gets",
    observed: "an error",
  },
  empty: {
    kind: "outcome",
    what: "the client met a disk of 0 bytes, and no line shows the command that told its size",
    predicted: "a disk with data",
    observed: "a disk of 0 bytes",
  },
  rejection: {
    kind: "outcome",
    what: "the kernel refused a request that no line shows handed to the driver",
    predicted: "a request that the driver gets",
    observed: "a rejection",
  },
  stall: {
    kind: "outcome",
    what: "the bring-up of a service hangs",
    predicted: "a bring-up that ends",
    observed: "a wait in vain",
  },
};

/** A line that states the contrary of a fault, and a crash. */
export const aboveWords = (observation: Of<"condition" | "crash">): Words => {
  if (observation.kind === "condition")
    return {
      kind: "outcome",
      what: "a line states the contrary",
      predicted: "what the model takes for granted",
      observed: "the contrary",
    };
  return {
    kind: "outcome",
    what: `a process of the host crashed at ${hex(observation.address)}, which is an address of the device's`,
    predicted: "no crash",
    observed: `a crash at ${hex(observation.address)}`,
  };
};
