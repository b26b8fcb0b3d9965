/** What the order of the two sides rests on, as plain data: counts of matched tasks, and each clock with what ties it to the host's. */
import { halfWidthOf } from "../../model/align/place.ts";
import type { Task } from "../../model/task.ts";
import type { Diagnosis } from "../../rules/diagnosis.ts";
import type { Report } from "../schema.ts";

const widthAt = (task: Task): bigint | null =>
  task.events.map((event) => halfWidthOf(event.stamp)).find((width) => width !== null) ?? null;

/** The first task that went wrong and whose clocks are tied, else the last of all. */
const widthOf = ({ timeline, discrepancies }: Diagnosis): bigint | null => {
  if (timeline.alignment?.clocks.every(({ because }) => because !== null) ?? true) return null;
  const sick = new Set(discrepancies.map(({ task }) => task));
  const widths = timeline.tasks.filter(({ ref }) => sick.has(ref)).map(widthAt);
  const last = timeline.tasks.findLast((task) => widthAt(task) !== null);
  return widths.find((width) => width !== null) ?? (last === undefined ? null : widthAt(last));
};

export const alignmentOf = (diagnosis: Diagnosis): Report["alignment"] => {
  const { alignment, captures } = diagnosis.timeline;
  if (alignment === null) return null;
  const nameOf = (index: number): string => captures.find((capture) => capture.index === index)?.name ?? "?";
  return {
    basis: alignment.clocks.some(({ because }) => because === null) ? "aligned-clocks" : "order-only",
    matched: { ...alignment.matched },
    by: [...alignment.by],
    clocks: alignment.clocks.map(({ device, start, host, tasks, drift, told, contradicting, offNominal, because }) => ({
      device: nameOf(device),
      start,
      host: host === null ? null : nameOf(host),
      tasks,
      told: [...told],
      drift: drift === null ? null : { least: `${drift.least}`, most: `${drift.most}` },
      contradicting: [...contradicting],
      offNominal,
      because,
    })),
    halfWidth: widthOf(diagnosis)?.toString() ?? null,
  };
};
