/**
 * Tasks that a fault of the code or of the set-up would have struck, and that fared well: the same command of the same target, run
 * through the same steps. They settle nothing, because nobody knows whether a driver takes one way for both; but they speak against it.
 */
import { alternativeOf } from "../model/assumptions.ts";
import { allZero } from "../model/bytes.ts";
import type { Evidence } from "../model/evidence.ts";
import type { Observation } from "../model/observation.ts";
import { shapeOf } from "../model/property.ts";
import { grouped } from "../model/survey.ts";
import type { Task } from "../model/task.ts";
import type { Bench } from "./bench.ts";
import type { Account, Candidate } from "./candidate.ts";
import type { Cause } from "./cause.ts";
import type { Court } from "./finding.ts";
import type { Scope } from "./scope.ts";

/** Tasks that are tried at most, and lines that are cited; more would not make the answer clearer. */
const CAP = 8;

const NO_DEPTHS: ReadonlyMap<Task, number> = new Map();

/** Direction, command, target and bits of the address, because a width strikes by these; `null` where no line shows the command. */
const kindOf = (task: Task): string | null => {
  const { direction, target, command, address } = shapeOf(task, NO_DEPTHS);
  return command === null ? null : `${direction} ${target} ${command} ${address?.toString(2).length}`;
};

/** Who looks at which memory: what one statement of a program shows of each task. */
const lookOf = (observation: Observation): string | null =>
  observation.kind === "bytes" ? `${observation.who} ${observation.vantages}` : null;

/** The looks that the accounts explain. */
const looksOf = (accounts: readonly Account[]): ReadonlySet<string | null> =>
  new Set(
    accounts.flatMap(({ finding: { bench, effects } }) =>
      bench.observations.filter((_, index) => effects?.explains.includes(index)).map(lookOf),
    ),
  );

/** The line of a task that shows it untouched by the cause: the replay with it gives another one, or the same look found data. */
const spared = (cause: Cause, bench: Bench, looks: ReadonlySet<string | null>, court: Court): readonly Evidence[] => {
  const { outcome, effects } = court(bench).judge([cause]);
  if (effects === null) return [];
  const at =
    outcome === "contradicted"
      ? effects.contradictedBy[0]
      : bench.observations.findIndex(
          (one, index) =>
            one.kind === "bytes" && looks.has(lookOf(one)) && bench.verdicts[index] === "match" && !allZero(one.bytes),
        );
  return bench.observations[at ?? -1]?.evidence.slice(0, 1) ?? [];
};

/** For a candidate, one line of each task that it would have struck. */
export type SparedBy = (candidate: Candidate) => readonly Evidence[];

/** Failing tasks without a passing one that make a rule of it. */
const ENOUGH = 3;

/** Where all tasks fail, whatever strikes now and then is a worse guess than what strikes always. */
export const isIrregular = ({ causes }: Candidate, { failing, passing }: Pick<Scope, "failing" | "passing">): boolean =>
  failing.length >= ENOUGH &&
  passing.length === 0 &&
  causes.some(({ flip }) => alternativeOf(flip).steady === undefined);

export const sparedAmong = (benches: readonly Bench[], court: Court): SparedBy => {
  const healthy = benches.filter(({ anomalies }) => anomalies.length === 0);
  let known: ReadonlyMap<string | null, readonly Bench[]> | undefined;
  const byKind = () => {
    known ??= grouped(healthy, ({ task }) => kindOf(task));
    return known;
  };
  const alikeTo = (accounts: readonly Account[]): readonly Bench[] => {
    const kinds = new Set(accounts.map(({ finding }) => kindOf(finding.bench.task)));
    kinds.delete(null);
    return [...kinds].flatMap((kind) => (byKind().get(kind) ?? []).slice(0, CAP));
  };
  return ({ causes, accounts }) => {
    const looks = looksOf(accounts);
    const found = causes.flatMap((cause) => {
      const { steady } = alternativeOf(cause.flip);
      if (steady === undefined) return [];
      const struck = steady === "all" ? healthy.slice(0, CAP) : alikeTo(accounts);
      return struck.flatMap((bench) => spared(cause, bench, looks, court));
    });
    return found.slice(0, CAP);
  };
};
