/** The scatter element as the hardware gets it. Separates what the driver builds from what the controller makes of it. */

import { eventsOf } from "../../model/task.ts";
import type { Experiment } from "../experiment.ts";

export const element: Experiment = {
  id: "element",
  do: "Log the scatter element as it is written into the request: address, length, flags.",
  ask: "Which address, length and flags does the driver write into the request? Please log them right before the doorbell.",
  paste: [
    "// right before the doorbell:",
    'os_log(OS_LOG_DEFAULT, "[PostRequest] task = %{public}llu, SGE Address = 0x%{public}016llx, Length = %{public}u, Flags = 0x%{public}08x", id, sge.address, sge.length, sge.flags);',
  ].join("\n"),
  place: "driver",
  cost: 3,
  dependable: true,
  applies: (_, tasks) => tasks.some((task) => eventsOf(task, "submit", "receive").length === 0),
  predicts: ({ trial }) => {
    if (trial.flips.some((flip) => flip.key === "driver.address")) return "address";
    return trial.flips.some((flip) => flip.key === "driver.length") ? "length" : "whole";
  },
  outcomes: {
    address: "the address differs from fBufferIOVMAddr",
    length: "the length differs from fRequestedTransferCount",
    whole: "both are as dispatched",
  },
};
