/** What drivers tell their kernel in words: the answer of a dispatch, and the end of a task. */
import { type Dialect, denies, has, named, says } from "../dialect.ts";
import { goesUpwards } from "../request-words.ts";
import { serviceSaid } from "../said-values.ts";

export const answersUpwards: Dialect = {
  id: "answers-upwards",
  about: "Drivers that say in words what they answer their kernel.",
  readings: [
    {
      example: "Task 2: UserProcessParallelTask returns, response code 0",
      topics: ["return"],
      opens: true,
      reads: (sentence) =>
        named(sentence, "dispatch") !== undefined &&
        says(sentence, "return", "returns", "returned", "returning") &&
        serviceSaid(sentence) !== null &&
        !has(sentence, "status", "completion-status", "transferred", "iova", "cdb"),
    },
    {
      example: "ppt tid=100 ret=0x0 *response=0",
      topics: ["return"],
      opens: true,
      // The parameter of the dispatch that its answer is written to.
      reads: (sentence) =>
        /\*\s?response\b/.test(sentence.body) &&
        has(sentence, "service-response") &&
        (has(sentence, "task") || sentence.scope !== null),
    },
    {
      example: "Exchange 0x109: completing task 1 to the kernel, service response TASK_COMPLETE, status GOOD",
      topics: ["complete"],
      opens: true,
      reads: (sentence) =>
        says(sentence, "completing", "completes", "complete", "completed") &&
        named(sentence, "complete") === undefined &&
        (has(sentence, "task") || sentence.scope !== null) &&
        (has(sentence, "version") || serviceSaid(sentence) !== null) &&
        goesUpwards(sentence) &&
        !denies(sentence),
    },
  ],
  samples: [
    { lines: ["Task 2: UserProcessParallelTask returns, response code 0"], gives: ["return"] },
    {
      lines: ["completing task 1 to the kernel, response version 1, service response TASK_COMPLETE, status GOOD"],
      gives: ["complete"],
    },
  ],
};
