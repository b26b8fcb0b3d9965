/** What the controller fetches and answers. Separates a request that is lost from a controller that stopped and an answer that is lost. */

import { endOf } from "../../model/ending.ts";
import { eventsOf } from "../../model/task.ts";
import type { Experiment } from "../experiment.ts";

export const arrival: Experiment = {
  id: "arrival",
  do: "Print each request as the firmware fetches it and each reply as it posts it, and whether the firmware runs when the time is over.",
  ask: "Does the firmware ever see the request? Please print each request as it is fetched and each reply as it is posted.",
  paste: [
    "/* firmware, where a request is fetched, and where its reply is posted: */",
    'printf("recv req tag=%u host_addr=0x%08X%08X len=%u\\n", tag, addr_hi, addr_lo, len);',
    'printf("post reply tag=%u status=%u\\n", tag, status);',
  ].join("\n"),
  place: "firmware",
  cost: 5,
  dependable: true,
  applies: (_, tasks) =>
    tasks.some((task) => endOf(task) !== undefined && eventsOf(task, "device-reply", "reply").length === 0),
  predicts: ({ machine: { milestones } }) => {
    if (milestones.includes("answer")) return "answered";
    return milestones.includes("fetch") ? "fetched" : "nothing";
  },
  outcomes: {
    nothing: "the request is never fetched",
    fetched: "it is fetched and never answered",
    answered: "it is fetched and answered",
  },
};
