/** Gives told observations to tasks: to the one that was named, else to the only data task that the fact fits. */
import { isReadCapacity } from "../commands.ts";
import { requestOf, type Task } from "../task.ts";
import type { Fact, ObservedFact } from "../testimony.ts";
import type { UnplacedFact } from "../timeline.ts";

const fits = (task: Task, fact: ObservedFact, capacityKnown: boolean): boolean => {
  if (fact.task !== null) return task.ref === fact.task || task.id === fact.task;
  if (task.direction !== "data-in") return false;
  if (fact.saw === "0-byte-disk") return !capacityKnown || isReadCapacity(task);
  if (fact.saw === "zeros") return true;
  return requestOf(task).length === fact.saw.length;
};

export const placeFacts = (
  tasks: readonly Task[],
  facts: readonly Fact[],
): { readonly tasks: readonly Task[]; readonly unplaced: readonly UnplacedFact[] } => {
  if (facts.length === 0) return { tasks, unplaced: [] };
  const capacityKnown = tasks.some(isReadCapacity);
  const told = new Map<Task, ObservedFact[]>();
  const unplaced: UnplacedFact[] = [];
  for (const fact of facts) {
    if (fact.kind !== "observed") continue;
    const fitting = tasks.filter((task) => fits(task, fact, capacityKnown));
    const named = fitting.filter((task) => task.ref === fact.task);
    const candidates = named.length > 0 ? named : fitting;
    const [only, ...others] = candidates;
    if (only === undefined || others.length > 0) unplaced.push({ fact, candidates });
    else told.set(only, [...(told.get(only) ?? []), fact]);
  }
  return { tasks: tasks.map((task) => ({ ...task, told: told.get(task) ?? [] })), unplaced };
};
