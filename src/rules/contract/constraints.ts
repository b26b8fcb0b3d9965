/**
 * The constraints report: I-05 (called before UserInitializeController returns), I-06 (never overridden), I-07 (seven keys),
 * I-08 (no key that is not read there), I-10 (not given to the provider).
 * Authority: IOUserSCSIParallelInterfaceController.iig for the duty and the keys, Apple DTS for "called, never overridden".
 */
import type { ConstraintsEvent, LifecycleEvent } from "../../model/event.ts";
import type { Citation, Evidence } from "../../model/evidence.ts";
import { hasHoles } from "../../model/holes.ts";
import { constraintName } from "../../model/limits.ts";
import { before } from "../../model/order.ts";
import type { Fact } from "../../model/testimony.ts";
import type { Timeline } from "../../model/timeline.ts";
import type { ContractFinding } from "./rule.ts";

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
const whenCalled = (call: ConstraintsEvent, { end }: StartUp): ContractFinding => {
  const rule = "I-05";
  if (end !== undefined && before(end, call).verdict === "yes") {
    const what = "UserReportHBAConstraints is called after UserInitializeController returned.";
    return { rule, cause: "late-constraints-report", status: "violated", what, evidence: [call.at, end.at] };
  }
  const cause = "unreported-constraints";
  if (end !== undefined && before(call, end).verdict === "yes") {
    const what = "UserReportHBAConstraints is called before UserInitializeController returns.";
    return { rule, cause, status: "kept", what, evidence: [call.at, end.at] };
  }
  const what =
    "UserReportHBAConstraints is called; no line shows whether UserInitializeController had returned by then.";
  return { rule, cause, status: "not-assessable", what, evidence: [call.at] };
};

const called = (timeline: Timeline, startUp: StartUp): ContractFinding => {
  const rule = "I-05";
  const [call] = startUp.calls;
  if (call !== undefined) return whenCalled(call, startUp);
  const window = boundedWindow(timeline, startUp);
  if (window !== null) {
    return {
      rule,
      cause: "unreported-constraints",
      status: "violated",
      what: "UserInitializeController runs from begin to end, logs other steps, and never calls UserReportHBAConstraints.",
      evidence: window,
    };
  }
  const testimony = told(timeline.facts, "no-call");
  if (testimony.length > 0) {
    return {
      rule,
      cause: "unreported-constraints",
      status: "violated",
      what: `UserReportHBAConstraints is not called; this was told, not logged. ${missingWindow(startUp)}`,
      evidence: testimony,
    };
  }
  return {
    rule,
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

const overridden = (timeline: Timeline, startUp: StartUp): ContractFinding => {
  const rule = "I-06";
  const cause = "overridden-constraints-report";
  const [override] = startUp.overrides;
  if (override !== undefined) {
    return {
      rule,
      cause,
      status: "violated",
      what: "UserReportHBAConstraints is overridden.",
      evidence: [override.at],
    };
  }
  const testimony = told(timeline.facts, "override");
  if (testimony.length > 0) {
    return {
      rule,
      cause,
      status: "violated",
      what: "UserReportHBAConstraints is overridden; this was told, and no line shows it.",
      evidence: testimony,
    };
  }
  const [call] = startUp.calls;
  if (call !== undefined) {
    return { rule, cause, status: "kept", what: "UserReportHBAConstraints is called.", evidence: [call.at] };
  }
  return {
    rule,
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

const complete = (timeline: Timeline, startUp: StartUp): ContractFinding => {
  const { calls } = startUp;
  const rule = "I-07";
  const cause = "incomplete-constraints";
  const refused = calls.find((call) => call.result?.value != null && call.result.value !== 0n);
  if (refused?.result != null) {
    const what = "UserReportHBAConstraints returns an error.";
    return { rule, cause, status: "violated", what, evidence: [refused.result.at] };
  }
  const keys = calls.flatMap((call) => call.keys);
  const names = new Set(keys.map((key) => constraintName(key.name)));
  const absent = REQUIRED_KEYS.filter((key) => !names.has(constraintName(key)));
  const at = keys.map((key) => key.at);
  if (keys.length > 0 && absent.length === 0) {
    return { rule, cause, status: "kept", what: "All seven required keys are reported.", evidence: at };
  }
  const whole = wholeReport(timeline, startUp);
  if (whole !== null) {
    return { rule, cause, status: "violated", what: `The report lacks ${absent.join(", ")}.`, evidence: whole };
  }
  const what =
    keys.length === 0
      ? "No line shows the keys of the constraints report."
      : "Keys of the constraints report may be missing: lines of its capture were cut, lost or not understood.";
  return { rule, cause, status: "not-assessable", what, evidence: at };
};

/** Keys that limit the whole request: they count as properties of the controller and nowhere else (IOSCSIParallelInterfaceController.cpp). */
const UNREAD_KEYS = [
  "IOMaximumByteCountRead",
  "IOMaximumByteCountWrite",
  "IOMaximumBlockCountRead",
  "IOMaximumBlockCountWrite",
].map(constraintName);

const placed = (timeline: Timeline, startUp: StartUp): readonly ContractFinding[] => {
  const { calls, misplaced } = startUp;
  const cause = "misplaced-constraints";
  const elsewhere = misplaced.map((event): ContractFinding => {
    const what = "Limits of the storage stack are given to SetProperties of the provider, which does not read them.";
    const result = event.result === null ? [] : [event.result.at];
    const limits = event.keys.map(({ at }) => at);
    return { rule: "I-10", cause, status: "violated", what, evidence: [event.at, ...result, ...limits] };
  });
  const keys = calls.flatMap((call) => call.keys);
  const unread = keys.filter(({ name }) => UNREAD_KEYS.includes(constraintName(name)));
  const [first] = unread;
  if (first !== undefined) {
    const what = `${first.name} stands in the constraints report, where nobody reads it.`;
    const evidence = unread.map(({ at }) => at);
    return [...elsewhere, { rule: "I-08", cause, status: "violated", what, evidence }];
  }
  const whole = wholeReport(timeline, startUp);
  if (elsewhere.length > 0 || whole === null) return elsewhere;
  const what = "Every key of the constraints report is one that is read there.";
  return [{ rule: "I-08", cause, status: "kept", what, evidence: whole }];
};

/** The rules about the constraints report; nothing is said of a timeline without a host's line. */
export const constraintsRules = (timeline: Timeline): readonly ContractFinding[] => {
  if (!timeline.events.some((event) => event.side === "host")) return [];
  const startUp = startUpOf(timeline);
  return [
    called(timeline, startUp),
    overridden(timeline, startUp),
    complete(timeline, startUp),
    ...placed(timeline, startUp),
  ];
};
