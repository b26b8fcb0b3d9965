/** A replay as text: numbered steps with the buffers that each changed, and what was observed against what was predicted. */
import { aligned } from "../columns.ts";
import { visible } from "../visible.ts";
import type { Held, HeldObservation, LedgerLine, ReplayListing, ReplayStep } from "./listing.ts";
import { BUFFERS } from "./words.ts";

const OUTCOMES: Record<NonNullable<ReplayListing["cause"]>["outcome"], string> = {
  explains: "it gives at least one discrepancy, and nothing speaks against it",
  contradicted: "an observation speaks against it",
  open: "what it would take was not recorded, so that it cannot be compared",
  none: "it changes nothing that was observed",
};

const placesOf = (evidence: LedgerLine["evidence"]): string =>
  evidence.map((one) => ("given" in one ? `told: ${one.given}` : `${one.capture}:${one.line}`)).join(", ");

const rangeOf = ({ offset, bytes, writer, overwrote, evidence }: LedgerLine): string => {
  const place = placesOf(evidence);
  const start = offset === 0 ? "" : `from byte ${offset}: `;
  return `${start}${bytes}  ${writer}${place === "" ? "" : ` (${visible(place)})`}${overwrote === null ? "" : `; before it ${overwrote}`}`;
};

/** A step, and below it each buffer that it changed, as it is now. */
const stepLines = ({ what, logged, changed, state }: ReplayStep, mark: string): string =>
  [
    `${mark} ${what}${logged.length === 0 ? "" : `  (${visible(placesOf(logged))})`}`,
    ...state.buffers
      .filter(({ buffer }) => changed.includes(buffer))
      .flatMap(({ buffer, ranges }) => ranges.map((range) => `       ${BUFFERS[buffer]}: ${rangeOf(range)}`)),
  ]
    .map((line) => `${line}\n`)
    .join("");

const fingerprint = (step: ReplayStep): string => stepLines(step, "");

/** Steps of both replays in one sequence, by the longest that they share. */
const sideBySide = (left: readonly ReplayStep[], right: readonly ReplayStep[]): string => {
  const [ours, theirs] = [left.map(fingerprint), right.map(fingerprint)];
  const shared = ours
    .map(() => new Array<number>(theirs.length + 1).fill(0))
    .concat([new Array<number>(theirs.length + 1).fill(0)]);
  const at = (i: number, j: number): number => shared[i]?.[j] ?? 0;
  for (let i = ours.length - 1; i >= 0; i -= 1) {
    for (let j = theirs.length - 1; j >= 0; j -= 1) {
      const row = shared[i];
      if (row !== undefined)
        row[j] = ours[i] === theirs[j] ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1));
    }
  }
  const lines: string[] = [];
  for (let i = 0, j = 0; i < left.length || j < right.length; ) {
    const [own, other] = [left[i], right[j]];
    if (own !== undefined && other !== undefined && ours[i] === theirs[j]) {
      lines.push(stepLines(own, "  both   "));
      i += 1;
      j += 1;
    } else if (own !== undefined && (other === undefined || at(i + 1, j) >= at(i, j + 1))) {
      lines.push(stepLines(own, "  without"));
      i += 1;
    } else if (other !== undefined) {
      lines.push(stepLines(other, "  with   "));
      j += 1;
    }
  }
  return lines.join("");
};

const VERDICTS: Record<Held["verdict"], string> = { match: "agrees", mismatch: "differs", unknown: "not recorded" };

const heldText = ({ predicted, verdict }: Held): string =>
  verdict === "match" ? VERDICTS.match : `${VERDICTS[verdict]}: ${predicted}`;

/** Observations that are longer stand below the table, because a column is as wide as its longest cell. */
const CELL = 72;

const heldBoth = ({ nominal, cause }: HeldObservation): string =>
  cause === null ? heldText(nominal) : `without ${heldText(nominal)}, with ${heldText(cause)}`;

const observationTable = ({ observations, cause }: ReplayListing): string => {
  if (observations.length === 0) return "  nothing of this task can be held against the model\n";
  const head = ["observed", "shown by", ...(cause === null ? ["replay"] : ["without", "with"])];
  const isLong = ({ observed }: HeldObservation): boolean => observed.length > CELL;
  const rows = observations
    .filter((one) => !isLong(one))
    .map((one) => [
      visible(one.observed),
      visible(placesOf(one.evidence)),
      heldText(one.nominal),
      ...(one.cause === null ? [] : [heldText(one.cause)]),
    ]);
  const below = observations
    .filter(isLong)
    .map((one) => `  ${visible(one.observed)}\n    ${visible(placesOf(one.evidence))}  ${heldBoth(one)}\n`);
  const table = rows.length === 0 ? [] : aligned([head, ...rows]).map((line) => `  ${line}`);
  return [...table, ...below].join("");
};

/** The replay, or both side by side. Ends with a line end. */
export const replayText = (listing: ReplayListing): string => {
  const { task, steps, cause } = listing;
  const title =
    cause === null
      ? `Task ${visible(task)}, as the model has it without any fault`
      : `Task ${visible(task)}, without and with ${cause.id}: ${OUTCOMES[cause.outcome]}`;
  const body =
    cause === null
      ? steps.map((step, index) => stepLines(step, `${String(index + 1).padStart(4)} `)).join("")
      : sideBySide(steps, cause.steps);
  return `${title}\n\n${body}\nWhat was observed\n${observationTable(listing)}`;
};
