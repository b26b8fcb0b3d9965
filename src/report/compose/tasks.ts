/** The tasks that were followed where nothing, or not only they, went wrong: how far the look reaches, and on which lines it stands. */

import {
  type Block,
  type Column,
  type Content,
  heading,
  type Inline,
  joined,
  muted,
  paragraph,
  text,
} from "../document.ts";
import type { Report } from "../schema.ts";
import { count, everything, JOIN_REASONS, joinNote } from "../wording.ts";
import { linesOf } from "./lines.ts";
import type { ComposeContext, Section } from "./section.ts";

type Task = Report["tasks"][number];

const SHOWN = 8;

const COLUMNS: readonly Column[] = [
  { title: "task", holds: "name" },
  { title: "IOVA", holds: "name" },
  { title: "bytes", holds: "number" },
  { title: "direction", holds: "name" },
  { title: "joined by", holds: "prose" },
];

const address = (iova: string | null): Inline => (iova === null ? muted("not shown") : { role: "address", text: iova });

const joins = (task: Task): Content => {
  const parts = task.joins.map(
    ({ by, certain }): Content => [text(certain ? JOIN_REASONS[by] : `${JOIN_REASONS[by]} (inferred)`)],
  );
  return parts.length === 0 ? [muted("nothing: one side only")] : joined(parts, [text(", ")]);
};

const row = (task: Task): readonly Content[] => [
  [text(task.ref)],
  [address(task.iova)],
  [task.bytes === null ? muted("not shown") : text(String(task.bytes))],
  [text(task.direction)],
  joins(task),
];

/** The lines on which the two sides agree, for a single task: nothing is wrong with them, so none is the primary one. */
const agreement = (task: Task, report: Report, context: ComposeContext): readonly Block[] => {
  const evidence = task.joins.flatMap((join) =>
    join.evidence.map((one) => ({ ...one, note: one.note ?? joinNote(join) })),
  );
  return linesOf(evidence, report, context, "at-none");
};

export const tasks: Section = (report, context) => {
  const { taskCount, discrepancies } = report;
  const only = report.tasks[0];
  if (only === undefined || (taskCount === 1 && discrepancies.length > 0)) return [];
  const failing = new Set(discrepancies.map(({ task }) => task));
  const ordered = [
    ...report.tasks.filter(({ ref }) => failing.has(ref)),
    ...report.tasks.filter(({ ref }) => !failing.has(ref)),
  ];
  const more = taskCount - Math.min(SHOWN, ordered.length);
  return [
    ...(taskCount === 1 ? agreement(only, report, context) : []),
    heading(2, text(count(taskCount, "task followed", "tasks followed"))),
    { kind: "table", columns: COLUMNS, rows: ordered.slice(0, SHOWN).map(row) },
    ...(more > 0 ? [paragraph(muted(`${more} more, `), ...everything)] : []),
  ];
};
