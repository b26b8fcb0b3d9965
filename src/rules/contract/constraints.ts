/**
 * What lines show of the constraints report: when it is called, whether it is overridden, which keys it has and where they are given
 * instead. The rules that ask for it are in `declared.ts`.
 * Authority: IOUserSCSIParallelInterfaceController.iig for the duty and the keys, Apple DTS for "called, never overridden".
 */
import type { ConstraintsEvent, LifecycleEvent } from "../../model/event.ts";
import type { Citation, Evidence } from "../../model/evidence.ts";
import { hasHoles } from "../../model/holes.ts";
import { constraintName } from "../../model/limits.ts";
import { before } from "../../model/order.ts";
import type { Fact } from "../../model/testimony.ts";
import type { Timeline } from "../../model/timeline.ts";
import type { Sighting } from "./rule.ts";

/** The keys that the header marks as required. */
export const REQUIRED_KEYS = [
  "IOMaximumSegmentCountRead",
  "IOMaximumSegmentCountWrite",
  "IOMaximumSegmentByteCountRead",
  "IOMaximumSegmentByteCountWrite",
  "IOMinimumSegmentAlignmentByteCount",
  "IOMaximumSegmentAddressableBitCount",
  "HBA Data Alignment",
] as const;

interface StartUp {
  readonly begin: LifecycleEvent | undefined;
  readonly end: LifecycleEvent | undefined;
  readonly steps: readonly LifecycleEvent[];
  readonly calls: readonly ConstraintsEvent[];
  readonly overrides: readonly ConstraintsEvent[];
  readonly misplaced: readonly ConstraintsEvent[];
}

const startUpOf = ({ setup }: Timeline): StartUp => {
  const lifecycle = setup.filter((event) => event.kind === "lifecycle");
  const constraints = setup.filter((event) => event.kind === "constraints");
  const begin = lifecycle.find((event) => event.step === "initialize-begin");
  const end = lifecycle.find((event) => event.step === "initialize-end");
  return {
    begin,
    end,
    steps: lifecycle.filter((event) => event.step === "initialize-step"),
    calls: constraints.filter((event) => event.how === "called"),
    overrides: constraints.filter((event) => event.how === "overridden"),
    misplaced: constraints.filter((event) => event.how === "misplaced"),
  };
};

/** Lines between two lines of one capture are missing, redacted or not understood: one of them may be the call, or a key. */
const losesLines = (timeline: Timeline, from: LifecycleEvent, to: LifecycleEvent | ConstraintsEvent): boolean =>
  timeline.captures.some((capture) => {
    const inside = (line: number): boolean => line >= from.line && line <= to.line;
    if (capture.index !== from.capture) return false;
    const known = capture.lost.some((loss) => inside(loss.line)) || (capture.unreadAt ?? []).some(inside);
    // A capture that lost lines of its tasks may have lost those of the start-up as well.
    return known || hasHoles(timeline, capture.index);
  });

/** Begin, end and the other steps of the initialisation, if they bound a window in which a call would have been logged. */
const boundedWindow = (timeline: Timeline, { begin, end, steps }: StartUp): readonly Citation[] | null => {
  if (begin === undefined || end === undefined || begin.capture !== end.capture) return null;
  const inside = steps.filter((step) => before(begin, step).verdict === "yes" && before(step, end).verdict === "yes");
  if (inside.length === 0 || losesLines(timeline, begin, end)) return null;
  return [begin.at, ...inside.map((step) => step.at), end.at];
};

const told = (facts: readonly Fact[], kind: "no-call" | "override"): readonly Evidence[] =>
  facts
    .filter((fact) => fact.kind === kind && fact.call === "UserReportHBAConstraints")
    .map((fact) => ({ origin: "told", fact: fact.text }));

/** A call that is logged: in time, too late, or at a time that no line of the start-up tells. */
const whenCalled = (call: ConstraintsEvent, { end }: StartUp): Sighting => {
  if (end !== undefined && before(end, call).verdict === "yes") {
    const what = "UserReportHBAConstraints is called after UserInitializeController returned.";
    return { cause: "late-constraints-report", status: "violated", what, evidence: [call.at, end.at] };
  }
  const cause = "unreported-constraints";
  if (end !== undefined && before(call, end).verdict === "yes") {
    const what = "UserReportHBAConstraints is called before UserInitializeController returns.";
    return { cause, status: "kept", what, evidence: [call.at, end.at] };
  }
  const what =
    "UserReportHBAConstraints is called; no line shows whether UserInitializeController had returned by then.";
  return { cause, status: "not-assessable", what, evidence: [call.at] };
};

const called = (timeline: Timeline, startUp: StartUp): Sighting => {
  const [call] = startUp.calls;
  if (call !== undefined) return whenCalled(call, startUp);
  const window = boundedWindow(timeline, startUp);
  if (window !== null) {
    return {
      cause: "unreported-constraints",
      status: "violated",
      what: "UserInitializeController runs from begin to end, logs other steps, and never calls UserReportHBAConstraints.",
      evidence: window,
    };
  }
  const testimony = told(timeline.facts, "no-call");
  if (testimony.length > 0) {
    return {
      cause: "unreported-constraints",
      status: "violated",
      what: `UserReportHBAConstraints is not called; this was told, not logged. ${missingWindow(startUp)}`,
      evidence: testimony,
    };
  }
  return {
    cause: "unreported-constraints",
    status: "not-assessable",
    what: missingWindow(startUp),
    evidence: [],
  };
};

const missingWindow = ({ begin, end, steps }: StartUp): string => {
  if (begin === undefined && end === undefined)
    return "The captures do not show UserInitializeController; they start after initialisation or do not log it.";
  if (begin === undefined)
    return "The captures start inside UserInitializeController, so an earlier call may be missing.";
  if (end === undefined) return "The captures do not show UserInitializeController return.";
  return steps.length === 0
    ? "No other step of UserInitializeController is logged, so silence about this call says nothing."
    : "Lines of the capture that shows UserInitializeController are missing or were not understood.";
};

const overridden = (timeline: Timeline, startUp: StartUp): Sighting => {
  const cause = "overridden-constraints-report";
  const [override] = startUp.overrides;
  if (override !== undefined) {
    return {
      cause,
      status: "violated",
      what: "UserReportHBAConstraints is overridden.",
      evidence: [override.at],
    };
  }
  const testimony = told(timeline.facts, "override");
  if (testimony.length > 0) {
    return {
      cause,
      status: "violated",
      what: "UserReportHBAConstraints is overridden; this was told, and no line shows it.",
      evidence: testimony,
    };
  }
  const [call] = startUp.calls;
  if (call !== undefined) {
    return { cause, status: "kept", what: "UserReportHBAConstraints is called.", evidence: [call.at] };
  }
  return {
    cause,
    status: "not-assessable",
    what: "No line speaks of an override or a call of UserReportHBAConstraints.",
    evidence: [],
  };
};

/**
 * The lines of a report of which no key can be missing, because no line is between the begin of the initialisation and the call;
 * `null` if one may be.
 */
const wholeReport = (timeline: Timeline, { begin, calls }: StartUp): readonly Citation[] | null => {
  const call = calls.find((one) => one.complete);
  if (begin === undefined || call === undefined || begin.capture !== call.capture) return null;
  if (before(begin, call).verdict !== "yes" || losesLines(timeline, begin, call)) return null;
  return [...calls.flatMap(({ keys }) => keys.map(({ at }) => at)), begin.at, ...calls.map(({ at }) => at)];
};

const complete = (timeline: Timeline, startUp: StartUp): Sighting => {
  const { calls } = startUp;
  const cause = "incomplete-constraints";
  const refused = calls.find((call) => call.result?.value != null && call.result.value !== 0n);
  if (refused?.result != null) {
    const what = "UserReportHBAConstraints returns an error.";
    return { cause, status: "violated", what, evidence: [refused.result.at] };
  }
  const keys = calls.flatMap((call) => call.keys);
  const names = new Set(keys.map((key) => constraintName(key.name)));
  const absent = REQUIRED_KEYS.filter((key) => !names.has(constraintName(key)));
  const at = keys.map((key) => key.at);
  if (keys.length > 0 && absent.length === 0) {
    return { cause, status: "kept", what: "All seven required keys are reported.", evidence: at };
  }
  const whole = wholeReport(timeline, startUp);
  if (whole !== null) {
    return { cause, status: "violated", what: `The report lacks ${absent.join(", ")}.`, evidence: whole };
  }
  const what =
    keys.length === 0
      ? "No line shows the keys of the constraints report."
      : "Keys of the constraints report may be missing: lines of its capture were cut, lost or not understood.";
  return { cause, status: "not-assessable", what, evidence: at };
};

/** Keys that limit the whole request: they count as properties of the controller and nowhere else (IOSCSIParallelInterfaceController.cpp). */
const UNREAD_KEYS = [
  "IOMaximumByteCountRead",
  "IOMaximumByteCountWrite",
  "IOMaximumBlockCountRead",
  "IOMaximumBlockCountWrite",
].map(constraintName);

/** The same keys, given to a method of the provider that does not read them. */
export const misplacedKeys = (timeline: Timeline): readonly Sighting[] =>
  startUpOf(timeline).misplaced.map((event): Sighting => {
    const what = "Limits of the storage stack are given to SetProperties of the provider, which does not read them.";
    const result = event.result === null ? [] : [event.result.at];
    const limits = event.keys.map(({ at }) => at);
    return { cause: "misplaced-constraints", status: "violated", what, evidence: [event.at, ...result, ...limits] };
  });

/** Keys that nobody reads in the report. That all are read there is no news where the same limits stand in a wrong place as well. */
export const unreadKeys = (timeline: Timeline): readonly Sighting[] => {
  const startUp = startUpOf(timeline);
  const { calls, misplaced } = startUp;
  const cause = "misplaced-constraints";
  const keys = calls.flatMap((call) => call.keys);
  const unread = keys.filter(({ name }) => UNREAD_KEYS.includes(constraintName(name)));
  const [first] = unread;
  if (first !== undefined) {
    const what = `${first.name} stands in the constraints report, where nobody reads it.`;
    return [{ cause, status: "violated", what, evidence: unread.map(({ at }) => at) }];
  }
  const whole = wholeReport(timeline, startUp);
  if (misplaced.length > 0 || whole === null) return [];
  const what = "Every key of the constraints report is one that is read there.";
  return [{ cause, status: "kept", what, evidence: whole }];
};

/** Nothing is said of a timeline without a host's line. */
const ofHost =
  (read: (timeline: Timeline, startUp: StartUp) => Sighting) =>
  (timeline: Timeline): readonly Sighting[] =>
    timeline.events.some((event) => event.side === "host") ? [read(timeline, startUpOf(timeline))] : [];

export const calledInTime = ofHost(called);
export const neverOverridden = ofHost(overridden);
export const allKeys = ofHost(complete);
