/**
 * What lines show of the constraints report: when it is called, whether it is overridden, which keys it has and where they are given
 * instead. The rules that ask for it are in `declared.ts`.
 * Authority: IOUserSCSIParallelInterfaceController.iig for the duty and the keys, Apple DTS for "called, never overridden".
 */
import type { ConstraintsEvent, Event, LifecycleEvent } from "../../model/event.ts";
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
  /** Begins and ends of all that run at once, where nothing tells their lines apart; the one pair where it is one. */
  readonly begins: readonly LifecycleEvent[];
  readonly ends: readonly LifecycleEvent[];
  readonly steps: readonly LifecycleEvent[];
  readonly calls: readonly ConstraintsEvent[];
  readonly overrides: readonly ConstraintsEvent[];
  readonly misplaced: readonly ConstraintsEvent[];
}

const startUpIn = (setup: readonly Event[]): StartUp => {
  const lifecycle = setup.filter((event) => event.kind === "lifecycle");
  const constraints = setup.filter((event) => event.kind === "constraints");
  const begins = lifecycle.filter((event) => event.step === "initialize-begin");
  const ends = lifecycle.filter((event) => event.step === "initialize-end");
  const [begin, end] = [begins[0], ends[0]];
  const atOnce = end !== undefined && begins.every((one) => before(one, end).verdict === "yes");
  return {
    begin,
    end,
    begins: atOnce ? begins : begins.slice(0, 1),
    ends: atOnce ? ends : ends.slice(0, 1),
    steps: lifecycle.filter((event) => event.step === "initialize-step"),
    calls: constraints.filter((event) => event.how === "called"),
    overrides: constraints.filter((event) => event.how === "overridden"),
    misplaced: constraints.filter((event) => event.how === "misplaced"),
  };
};

/** The start-up of each controller that a badge tells apart: a report of one of them is none of the others'. */
const startUpsOf = ({ setup }: Timeline): readonly StartUp[] => {
  const told = new Set(setup.flatMap(({ controller }) => controller ?? []));
  if (told.size < 2) return [startUpIn(setup)];
  // A line without a badge may be of any of them.
  return [...told].map((own) => startUpIn(setup.filter(({ controller }) => controller === own || controller === null)));
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
const boundedWindow = (timeline: Timeline, { begin, ends, steps }: StartUp): readonly Citation[] | null => {
  const end = ends.at(-1);
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

/** Two drivers start at once, nothing tells their lines apart, and there are fewer calls than drivers. */
const calledByFewer = (timeline: Timeline, startUp: StartUp): Sighting | null => {
  const { begins, ends, calls } = startUp;
  if (calls.length === 0 || calls.length >= begins.length || ends.length !== begins.length) return null;
  const window = boundedWindow(timeline, startUp);
  if (window === null) return null;
  const count = calls.length === 1 ? "one call" : `${calls.length} calls`;
  return {
    cause: "unreported-constraints",
    status: "violated",
    what: `${begins.length} drivers run UserInitializeController at once, and there is ${count} of UserReportHBAConstraints.`,
    evidence: [...begins, ...calls, ...ends].map(({ at }) => at),
  };
};

const called = (timeline: Timeline, startUp: StartUp): Sighting => {
  const [call] = startUp.calls;
  const fewer = calledByFewer(timeline, startUp);
  if (fewer !== null) return fewer;
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
  [...new Set(startUpsOf(timeline).flatMap(({ misplaced }) => misplaced))].map((event): Sighting => {
    const what = "Limits of the storage stack are given to SetProperties of the provider, which does not read them.";
    const result = event.result === null ? [] : [event.result.at];
    const limits = event.keys.map(({ at }) => at);
    return { cause: "misplaced-constraints", status: "violated", what, evidence: [event.at, ...result, ...limits] };
  });

/** Keys that nobody reads in the report. That all are read there is no news where the same limits stand in a wrong place as well. */
const unread = (timeline: Timeline, startUp: StartUp): readonly Sighting[] => {
  const { calls, misplaced } = startUp;
  const cause = "misplaced-constraints";
  const keys = calls.flatMap((call) => call.keys);
  const ignored = keys.filter(({ name }) => UNREAD_KEYS.includes(constraintName(name)));
  const [first] = ignored;
  if (first !== undefined) {
    const what = `${first.name} stands in the constraints report, where nobody reads it.`;
    return [{ cause, status: "violated", what, evidence: ignored.map(({ at }) => at) }];
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
    timeline.events.some((event) => event.side === "host")
      ? startUpsOf(timeline).map((startUp) => read(timeline, startUp))
      : [];

export const unreadKeys = (timeline: Timeline): readonly Sighting[] =>
  startUpsOf(timeline).flatMap((startUp) => unread(timeline, startUp));

export const calledInTime = ofHost(called);
export const neverOverridden = ofHost(overridden);
export const allKeys = ofHost(complete);
