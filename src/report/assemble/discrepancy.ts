/** One discrepancy in words: what departs from the model, what was predicted and what was observed. */
import type { Comparison } from "../../model/comparison.ts";
import type { Task } from "../../model/task.ts";
import type { Discrepancy } from "../../rules/discrepancy.ts";
import { aboveWords } from "./discrepancy/above.ts";
import { bytesWords } from "./discrepancy/bytes.ts";
import { completionWords } from "./discrepancy/completion.ts";
import { orderWords } from "./discrepancy/order.ts";
import { outcomeWords } from "./discrepancy/outcome.ts";
import { pathWords } from "./discrepancy/path.ts";
import { platformWords } from "./discrepancy/platform.ts";
import { strayWords } from "./discrepancy/stray.ts";
import type { Words } from "./discrepancy/words.ts";

const wordsFor = (comparison: Comparison, out: boolean): Words => {
  const { observation, prediction } = comparison;
  switch (observation.kind) {
    case "bytes":
      return bytesWords(observation, comparison, out);
    case "address":
    case "length":
    case "engine":
    case "field":
      return pathWords(observation, prediction);
    case "order":
    case "reply-order":
    case "release-order":
    case "settle-order":
    case "sequence":
      return orderWords(observation);
    case "response":
    case "completions":
      return completionWords(observation);
    case "outcome":
      return outcomeWords(observation, prediction);
    case "contact":
    case "register":
    case "neighbour":
    case "rights":
    case "mapping":
    case "fault":
      return platformWords(observation);
    case "condition":
    case "crash":
      return aboveWords(observation);
    case "step":
      return { kind: "outcome", what: "a step took place that should not", predicted: "no such step", observed: "it" };
  }
};

/** The words of a discrepancy; `task` is the one that it is of. */
export const discrepancyWords = (discrepancy: Discrepancy, task: Task | undefined): Words =>
  discrepancy.comparison === null
    ? strayWords(discrepancy)
    : wordsFor(discrepancy.comparison, task?.direction === "data-out");
