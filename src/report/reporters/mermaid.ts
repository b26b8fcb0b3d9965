/**
 * A sequence diagram of one task, the first with a discrepancy. Events stand log by log, because their order across two logs is
 * not known, and no time is stated.
 * Mermaid reads `#`, `;` and `%%` in text, and a line end would begin an arrow of its own, so only letters and a few signs pass.
 */
import type { Reporter } from "../reporter.ts";
import type { Report } from "../schema.ts";
import { visible } from "../visible.ts";

/** Steps: viewers refuse long diagrams. */
const STEPS = 24;
/** UTF-16 units of a label. */
const LABEL = 80;

/** The two events that say of themselves that something crossed; all others are notes on the side that logged them. */
const ARROWS: Readonly<Record<string, string>> = { receive: "Host->>Device", reply: "Device->>Host" };

const label = (text: string): string =>
  visible(text)
    .replace(/[^\p{L}\p{N} .,()/_-]/gu, " ")
    .slice(0, LABEL)
    .replace(/\p{Cs}$/u, "")
    .trim();

interface Step {
  readonly capture: string;
  readonly side: "Host" | "Device" | "Log";
  readonly line: string;
}

/** `dispatch dext.log:2` with the side of its capture. */
const stepOf = (event: string, captures: Report["captures"]): Step => {
  const [, kind = event, place = ""] = /^(\S{1,64}) (.{1,4096})$/su.exec(event) ?? [];
  const capture = captures.find(({ name }) => place.startsWith(`${name}:`));
  const side = capture?.side === "host" ? "Host" : capture?.side === "device" ? "Device" : "Log";
  const number = place.slice(place.lastIndexOf(":") + 1);
  const text = label(`${kind} (${capture?.name ?? place} line ${number})`);
  return { capture: capture?.name ?? "", side, line: `  ${ARROWS[kind] ?? `Note over ${side}`}: ${text}` };
};

/** The steps with a caption wherever another log begins. */
const captioned = (steps: readonly Step[]): readonly string[] =>
  steps.flatMap(({ capture, side, line }, index) => {
    if (steps[index - 1]?.capture === capture) return [line];
    return [`  Note over ${side}: ${label(`${capture}, order holds within this log only`)}`, line];
  });

export const mermaid: Reporter = {
  id: "mermaid",
  about: "a Mermaid sequence diagram of the first task that failed",
  render: ({ tasks, discrepancies, captures }) => {
    const failed = discrepancies.find(({ task }) => task !== null)?.task;
    const task = tasks.find(({ ref }) => ref === failed) ?? tasks[0];
    const head = ["sequenceDiagram", "  participant Host", "  participant Device", "  participant Log"];
    if (task === undefined) return `${[...head, "  Note over Host: no task was followed"].join("\n")}\n`;
    const address = task.iova ?? "no address logged";
    const bytes = task.bytes === null ? "no length logged" : `${task.bytes} bytes`;
    const more = task.events.length - STEPS;
    return `${[
      ...head,
      `  Note over Host: ${label(`task ${task.ref} asks for ${task.direction}, ${bytes}, ${address}`)}`,
      ...captioned(task.events.slice(0, STEPS).map((event) => stepOf(event, captures))),
      ...(more > 0 ? [`  Note over Log: ${more} more events`] : []),
      ...discrepancies
        .filter((one) => one.task === task.ref)
        .map(
          ({ kind, what, accepted }) =>
            `  Note over Host,Device: ${label(`${accepted === null ? "" : "accepted "}discrepancy of ${kind}, ${what}`)}`,
        ),
    ].join("\n")}\n`;
  },
};
