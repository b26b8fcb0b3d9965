/**
 * Trace Event JSON for Perfetto and chrome://tracing. A report has places and no stamps, so every track is named "order only": events
 * are instants without a duration, one microsecond apart, because the format asks for a place on an axis.
 */
import { acceptedResults } from "../gate/summary.ts";
import type { Reporter } from "../reporter.ts";
import type { Report } from "../schema.ts";
import { visible, visibleJson } from "../visible.ts";

type Task = Report["tasks"][number];

const track = (pid: number, name: string, tid: number, label: string): unknown => ({
  name,
  ph: "M",
  pid,
  tid,
  args: { name: label },
});

/** `dext.log` of `dispatch dext.log:2`. */
const captureOf = (event: string): string => event.slice(event.indexOf(" ") + 1, event.lastIndexOf(":"));

/** The events of one task in one log: across two logs their order is not known, so each log has a track of its own. */
interface Track {
  readonly task: Task;
  readonly capture: string;
}

const tracksOf = (task: Task): readonly Track[] =>
  [...new Set(task.events.map(captureOf))].map((capture) => ({ task, capture }));

const eventsOf = ({ task, capture }: Track, index: number): readonly unknown[] => [
  track(1, "thread_name", index + 1, visible(`task ${task.ref} in ${capture} (order only)`)),
  ...task.events
    .filter((event) => captureOf(event) === capture)
    .map((event, step) => ({
      name: visible(event.split(" ")[0] ?? event),
      cat: "dma",
      ph: "i",
      s: "t",
      ts: step,
      pid: 1,
      tid: index + 1,
      args: { place: visible(event), iova: task.iova, bytes: task.bytes, direction: task.direction },
    })),
];

const traceOf = (report: Report): unknown => ({
  traceEvents: [
    track(1, "process_name", 0, "dma-forensics (order only, no times)"),
    ...report.tasks.flatMap(tracksOf).flatMap(eventsOf),
  ],
  otherData: {
    verdict: report.verdict,
    headline: report.headline,
    time: "order only: one microsecond from each event to the next, and no duration is known",
    accepted: acceptedResults(report).map(({ ref, words }) => `${ref} ${words}`),
  },
});

export const traceEvent: Reporter = {
  id: "trace-event",
  about: "order of events for Perfetto and chrome://tracing, without times",
  render: (report) => `${visibleJson(JSON.stringify(traceOf(report), null, 2))}\n`,
};
