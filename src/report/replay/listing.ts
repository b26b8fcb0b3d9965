/** The replay of one task as plain data: each step with the state after it, and what was observed held against its end; with a cause, both replays. */
import { NOMINAL, type Setting, setting } from "../../model/assumption.ts";
import { formatBytes } from "../../model/bytes.ts";
import type { Comparison, Prediction } from "../../model/comparison.ts";
import { historyOf } from "../../model/history.ts";
import type { Ledger } from "../../model/ledger.ts";
import type { BufferName, Machine, Point } from "../../model/machine.ts";
import { eventOf, type Task } from "../../model/task.ts";
import type { Bench } from "../../rules/bench.ts";
import type { Cause } from "../../rules/cause.ts";
import type { Diagnosis } from "../../rules/diagnosis.ts";
import { judgeOf } from "../../rules/finding.ts";
import { predictedWords } from "../assemble/contradiction.ts";
import { type Cite, evidenceOf } from "../assemble/evidence.ts";
import { contentText, overwrittenText, writerText } from "../assemble/ledger.ts";
import type { ReportEvidence } from "../schema.ts";
import { loggedAs } from "./logged.ts";
import { addressText, effectWords, observationWords } from "./words.ts";

/** One range of a buffer. */
export interface LedgerLine {
  readonly offset: number;
  readonly length: number;
  readonly bytes: string;
  readonly writer: string;
  readonly overwrote: string | null;
  readonly evidence: readonly ReportEvidence[];
}

/** The machine after a step: the address path so far, and every buffer that holds anything. */
export interface State {
  readonly path: readonly { readonly point: Point; readonly address: string; readonly length: number | null }[];
  readonly mapped: boolean;
  readonly moved: number | null;
  readonly buffers: readonly { readonly buffer: BufferName; readonly ranges: readonly LedgerLine[] }[];
}

export interface ReplayStep {
  readonly what: string;
  /** The line that logs the step, whatever it says of it; none where no line does, or where what the step wrote is cited. */
  readonly logged: readonly ReportEvidence[];
  /** Buffers that the step changed. */
  readonly changed: readonly BufferName[];
  readonly state: State;
}

/** One observation against one replay. */
export interface Held {
  readonly predicted: string;
  readonly verdict: Comparison["verdict"];
}

export interface HeldObservation {
  readonly observed: string;
  readonly evidence: readonly ReportEvidence[];
  readonly nominal: Held;
  /** With the cause; `null` without one. */
  readonly cause: Held | null;
}

export interface ReplayListing {
  readonly schemaVersion: "1";
  readonly task: string;
  readonly steps: readonly ReplayStep[];
  readonly cause: {
    readonly id: string;
    readonly outcome: "explains" | "contradicted" | "open" | "none";
    readonly steps: readonly ReplayStep[];
  } | null;
  readonly observations: readonly HeldObservation[];
}

const POINTS: readonly Point[] = ["dispatched", "submitted", "received", "engine"];
const BUFFERS: readonly BufferName[] = ["staging", "client", "bounce", "data-buffer", "private"];

const rangesOf = (ledger: Ledger, cite: Cite): readonly LedgerLine[] =>
  ledger.map((entry) => ({
    offset: entry.offset,
    length: entry.length,
    bytes: contentText(entry),
    writer: writerText(entry),
    overwrote: overwrittenText(entry),
    evidence: entry.writer.at === null ? [] : cite([entry.writer.at]),
  }));

const stateOf = ({ path, mapped, moved, buffers }: Machine, cite: Cite): State => ({
  path: POINTS.flatMap((point) => {
    const element = path[point];
    return element === undefined ? [] : [{ point, address: addressText(element.address), length: element.length }];
  }),
  mapped,
  moved,
  buffers: BUFFERS.filter((buffer) => buffers[buffer].length > 0).map((buffer) => ({
    buffer,
    ranges: rangesOf(buffers[buffer], cite),
  })),
});

const stepsOf = (task: Task, assumptions: Setting, cite: Cite): readonly ReplayStep[] =>
  historyOf(task, assumptions).flatMap(({ effect, machine: now }) => {
    const what = effectWords(effect);
    const changed = effect.kind === "write" ? [effect.buffer] : effect.kind === "copy" ? [effect.to] : [];
    const kind = loggedAs(effect);
    const event = kind === null ? undefined : eventOf(task, kind);
    const logged = event === undefined ? [] : cite([event.at]);
    return what === null ? [] : [{ what, logged, changed, state: stateOf(now, cite) }];
  });

/** What a replay predicts of an observation. The words for contradictions fall short where nothing is contradicted. */
const predictionText = (prediction: Prediction): string => {
  if (prediction.of === "bytes" && prediction.content === "payload") return "the device's data, which no line shows";
  if (prediction.of === "bytes" && prediction.content === "mixed") return formatBytes(prediction.bytes);
  if (prediction.of === "engine" && prediction.runs && prediction.source === "staging")
    return "an engine that reads the staged bytes";
  if (prediction.of === "rights" && prediction.allowed) return "a mapping that allows the access";
  if (prediction.of === "fault" && prediction.refusal !== null)
    return `a refused ${prediction.refusal.access} at ${addressText(prediction.refusal.address)}`;
  return predictedWords(prediction);
};

const held = (comparison: Comparison | undefined): Held => ({
  predicted: comparison === undefined ? "unknown" : predictionText(comparison.prediction),
  verdict: comparison?.verdict ?? "unknown",
});

/** The replay of a bench, and of the same with the cause that fits it best. `null` if the fault cannot occur in this task. */
export const listReplay = (bench: Bench, { timeline }: Diagnosis, cause: Cause | null): ReplayListing | null => {
  const cite = evidenceOf(timeline.captures);
  const finding = cause === null ? null : judgeOf(bench).judge([cause]);
  const trial = finding?.trial ?? null;
  if (cause !== null && trial === null) return null;
  return {
    schemaVersion: "1",
    task: bench.task.ref,
    steps: stepsOf(bench.task, NOMINAL, cite),
    cause:
      cause === null || finding === null || trial === null
        ? null
        : { id: cause.id, outcome: finding.outcome, steps: stepsOf(bench.task, setting(trial.flips), cite) },
    observations: bench.observations.map((observation, index) => ({
      observed: observationWords(observation),
      evidence: cite(observation.evidence),
      nominal: held(bench.nominal[index]),
      cause: trial === null ? null : held(trial.comparisonAt(index)),
    })),
  };
};
