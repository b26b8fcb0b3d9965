/** The case in one sentence, with how far it reaches. */
import { showsReceiver } from "../../model/observation.ts";
import { eventsOf, type Task } from "../../model/task.ts";
import { kindsOf } from "../../rules/bench.ts";
import type { Diagnosis } from "../../rules/diagnosis.ts";
import { isPoorlyRead } from "../../rules/reach.ts";
import { discrepancyWords } from "./discrepancy.ts";
import { reserveOf } from "./reserve.ts";

/** True if a line of either side shows the bytes that were to be sent. */
const staged = (tasks: readonly Task[]): boolean =>
  tasks.some((task) => eventsOf(task, "stage").some((stage) => stage.bytes?.value != null));

/** True if bytes or an outcome at a receiver were held against a prediction and agreed. */
const compared = (benches: Diagnosis["benches"]): boolean =>
  kindsOf(benches).some(({ task, observations, verdicts }) =>
    observations.some((observation, index) => verdicts[index] === "match" && showsReceiver(task, observation)),
  );

const reach = ({ assessed, timeline, benches }: Diagnosis): string => {
  const tasks = timeline.tasks.length === 1 ? "the task" : `the ${timeline.tasks.length} tasks`;
  if (assessed === "bytes") {
    return compared(benches)
      ? `what ${tasks} delivered agrees with what was sent, as far as lines show it`
      : "lines show what a receiver got, and none shows what was sent, so there was nothing to compare it with";
  }
  const sent = staged(timeline.tasks) ? "no line shows what the receiver got" : "no line shows any bytes";
  return `the lines of ${tasks} agree with each other from dispatch to completion, and ${sent}`;
};

const others = (count: number): string =>
  count === 0 ? "" : count === 1 ? ", and one more discrepancy" : `, and ${count} more discrepancies`;

export const headlineOf = (diagnosis: Diagnosis): string => {
  const [first, ...rest] = diagnosis.discrepancies;
  if (first !== undefined) {
    const task = first.task === null ? "" : `task ${first.task}: `;
    const own = diagnosis.timeline.tasks.find(({ ref }) => ref === first.task);
    return `${task}${discrepancyWords(first, own).what}${others(rest.length)}`;
  }
  if (diagnosis.assessed !== "none")
    return `${reach(diagnosis)}${diagnosis.verdict === "nothing-wrong" ? reserveOf(diagnosis.timeline) : ""}`;
  const poor = diagnosis.timeline.captures.find(isPoorlyRead);
  if (poor !== undefined && diagnosis.timeline.tasks.length > 0) {
    return `most lines of ${poor.name} that look like evidence were not understood, so that what agrees in the rest proves nothing`;
  }
  return diagnosis.timeline.tasks.length === 0
    ? "no line of these captures shows a DMA task"
    : "no task can be followed from its dispatch to its completion";
};
