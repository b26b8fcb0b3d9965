/**
 * Two numbers of one task on one line, `task_id=100 tag=1`: the framework's id of it, and the number under which the hardware knows it. Which is
 * which is told by the words of the keys; where these do not tell, the first names the task and the other is nothing.
 */
import { namesSlot } from "./numbered-task.ts";
import type { RoleValue } from "./role-value.ts";
import type { Sentence } from "./sentence.ts";

// task_id     fControllerTaskIdentifier     ctid
const OF_FRAMEWORK = /task|^c?tid$|unique|ident/i;

// tag     hw_tag     reqTag     smid     cid     exch     mailbox slot
const OF_HARDWARE = /(?:^|[_\s.]|[a-z](?=T))(?:tag|tagid|hwtag|cid|exch(?:ange)?(?: ?id)?|xri|oxid|cookie)$|^hw/i;

/** How surely a key names the framework's task: 2 by its words, 0 for a number of the hardware's, 1 for any other. */
const rankOf = (name: string): 0 | 1 | 2 => {
  if (OF_HARDWARE.test(name) || namesSlot(name)) return 0;
  return OF_FRAMEWORK.test(name) ? 2 : 1;
};

/** The framework's id among the numbers of a line; the first of several that are alike. */
export const ownNumber = <T extends { readonly name: string }>(tasks: readonly T[]): T | undefined =>
  tasks.reduce<T | undefined>(
    (best, task) => (best === undefined || rankOf(task.name) > rankOf(best.name) ? task : best),
    undefined,
  );

/** The number of the hardware beside the task's own, `null` where none stands there or the words do not tell. */
export const slotBeside = (
  { fields }: Pick<Sentence, "fields">,
  task: Pick<RoleValue, "name" | "start"> | null,
): RoleValue | null => {
  if (task === null || rankOf(task.name) === 0) return null;
  const others = fields.filter(
    ({ role, name, start, content }) =>
      (role === "task" || (role === "other" && namesSlot(name))) &&
      start !== task.start &&
      rankOf(name) === 0 &&
      content.number !== null &&
      content.unit === null,
  );
  const [slot, ...more] = others;
  if (slot === undefined || more.length > 0) return null;
  const { half, name, content, start, end } = slot;
  return { role: "slot", half, name, content, start, end };
};
