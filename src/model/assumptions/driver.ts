/** Assumptions about the driver: what it gives the hardware, when it completes, and what it does with its own view of the data. */
import { cutsOf, signExtend, swapBytes, swapHalfBytes, swapWords, truncate } from "../address.ts";
import type { Alternative, Assumption, Parameter } from "../assumption.ts";
import { dispatchedBefore, firstBefore } from "../dispatches.ts";
import { nothingArrived, priorLengths } from "../engine.ts";
import type { DataBufferEvent } from "../event.ts";
import type { Citation } from "../evidence.ts";
import { isSeen } from "../evidence.ts";
import { hostAddresses } from "../host-memory.ts";
import { blended, isAltered, isMisreading } from "../misread.ts";
import { ofKind } from "../of-kind.ts";
import { before } from "../order.ts";
import { arrivedInOwn, intendedAddress } from "../own-mapping.ts";
import type { TaskProperty } from "../property.ts";
import { covered, cutOf, elementsOf, isBehindFirst, openCut, receivedOf } from "../segments.ts";
import { survey } from "../survey.ts";
import { eventOf, eventsOf, requestOf, type Task, takenBuffers } from "../task.ts";
import type { Timeline } from "../timeline.ts";
import { iova } from "../units.ts";

const once = (): readonly Parameter[] => [null];
const nowhere = (): readonly Citation[] => [];

/**
 * True if the thread that was handed the task went on to post it, or to return, behind the call: it had not left the method. Of a log
 * without threads, lines of one task between its hand-over and its post are taken for the same one's.
 */
const isWithin = (task: Task, call: DataBufferEvent): boolean => {
  const dispatch = eventOf(task, "dispatch");
  if (dispatch === undefined || call.thread !== dispatch.thread) return false;
  const later = eventsOf(task, "submit", "return").filter(({ thread }) => thread === dispatch.thread);
  return before(dispatch, call).verdict === "yes" && later.some((event) => before(call, event).verdict === "yes");
};

/** The calls of `UserGetDataBuffer` that did not fail, by where the lines put them. */
const bufferCalls = (task: Task, late: boolean): readonly Citation[] => {
  const dispatch = eventOf(task, "dispatch");
  const reply = eventOf(task, "reply");
  return takenBuffers(task)
    .filter((call) => {
      if (call.inDispatch !== null) return call.inDispatch !== late;
      // Where the line names no method, its place among the task's other lines has to do.
      if (reply !== undefined && before(reply, call).verdict === "yes") return late;
      const tagged = dispatch !== undefined && call.tag !== null && call.tag === dispatch.tag;
      return !late && (tagged || isWithin(task, call));
    })
    .map((call) => call.at);
};

/** The addresses that lines show on the way from driver to engine, after the dispatch. */
const shownAddresses = (task: Task): readonly { readonly value: bigint; readonly at: Citation }[] =>
  eventsOf(task, "submit", "receive").flatMap((event) =>
    isSeen(event.iova) && !isBehindFirst(task, event.iova.value)
      ? [{ value: event.iova.value, at: event.iova.at }]
      : [],
  );

/**
 * An alternative that changes the dispatched address by one of a few functions. Its parameter is the changed address,
 * or `null` for an address that nobody recorded.
 */
const readdressed = (
  changes: (task: Task, timeline: Timeline) => readonly Parameter[],
  separatedBy: readonly TaskProperty[] = [],
): Alternative => ({
  steady: "kind",
  separatedBy,
  variants: (task, timeline) => {
    if (eventOf(task, "dispatch")?.iova?.value == null) return [];
    const intended = intendedAddress(task);
    // What a change makes of an address that no line shows is not known either.
    return intended === null ? [null] : changes(task, timeline).filter((changed) => changed !== intended);
  },
  stated: (task, timeline) => {
    const intended = intendedAddress(task);
    if (intended === null) return [];
    const changed = changes(task, timeline).filter((address) => address !== intended);
    return shownAddresses(task)
      .filter((shown) => changed.includes(shown.value))
      .map((shown) => shown.at);
  },
  loggedAs: null,
});

const intended = (task: Task): bigint => intendedAddress(task) ?? 0n;

/** Bit 31 that is set fills the upper half with ones; one that is clear leaves what a truncation leaves. */
const signExtensions = (address: bigint): readonly bigint[] =>
  ((address >> 31n) & 1n) === 1n ? [signExtend(address)] : [];

/** Widths that address registers, scatter elements and bridges are known to have. */
const COMMON_WIDTHS = [48, 44, 42, 40, 36, 32, 31, 30, 28, 24, 20, 16];

/** Any width that makes the dispatched address one that lines show, and the common ones. */
const truncations = (task: Task): readonly bigint[] => {
  const shown = shownAddresses(task).map(({ value }) => value);
  const widths = Array.from({ length: 56 }, (_, index) => index + 8);
  const seen = cutsOf(intended(task), widths).filter((address) => shown.includes(address));
  // Zero is tried where no line shows it: it explains nothing then.
  const common = COMMON_WIDTHS.map((bits) => truncate(intended(task), bits)).filter(
    (address) => address !== 0n || !shown.includes(0n),
  );
  return [...new Set([...seen, ...common])];
};

/** IOVAs that were dispatched before this task: those that lines show it to have been given, else one for all, `null` for one that no line shows. */
const earlierIovas = (task: Task, timeline: Timeline): readonly Parameter[] => {
  const own = eventOf(task, "dispatch");
  if (own === undefined) return [];
  const shown = shownAddresses(task).map(({ value }) => value);
  const given = dispatchedBefore(own, shown, timeline);
  return given.length > 0 ? given : [firstBefore(own, timeline)];
};

/** Addresses of all mappings that lines show. */
const mapped = survey(
  (timeline): ReadonlySet<bigint> =>
    new Set([...ofKind(timeline, "map"), ...ofKind(timeline, "dispatch")].flatMap(({ iova }) => iova?.value ?? [])),
);

/** Addresses on the way to the engine that lie in no mapping that lines show, and that no other fault makes of the task's own. */
const foreignAddresses = (task: Task, timeline: Timeline): readonly bigint[] => {
  const own = intended(task);
  return shownAddresses(task)
    .map(({ value }) => value)
    .filter((value) => value !== 0n && value !== own && !mapped(timeline).has(iova(value)) && !isAltered(own, value));
};

/** Lengths below the request that a line shows on the way to the engine; a list that ends too soon has a name of its own. */
const shorterLengths = (task: Task): readonly { readonly value: number; readonly at: Citation }[] => {
  const asked = eventOf(task, "dispatch")?.length?.value ?? null;
  if (asked === null) return [];
  const cut = cutOf(task)?.bytes ?? null;
  const lists = { submit: elementsOf(task), receive: receivedOf(task) };
  const shown = eventsOf(task, "submit", "receive").flatMap(({ kind, length }) =>
    isSeen(length) && lists[kind].length <= 1 ? [{ value: length.value, at: length.at }] : [],
  );
  const sum = Object.values(lists).flatMap((list) => {
    const [first, bytes] = [list[0]?.length, list.length > 1 ? covered(list) : null];
    return bytes !== null && isSeen(first) ? [{ value: bytes, at: first.at }] : [];
  });
  return [...shown, ...sum].filter(({ value }) => value < asked && value !== cut);
};

/** Lengths that the engine's lines show, and that of the prefix that arrived. */
const movedLengths = (task: Task): readonly number[] => {
  const engine = eventsOf(task, "transfer").flatMap(({ length, count }) =>
    [length?.value ?? [], count?.value ?? []].flat(),
  );
  return [...engine, ...priorLengths(task)];
};

/** Fills with zero after the reply that no dump of zeros precedes: a look before the fill cannot show its effect. */
const clears = (task: Task): readonly Citation[] => {
  const reply = eventOf(task, "reply");
  const dumps = eventsOf(task, "dump");
  return eventsOf(task, "cpu-write")
    .filter((clear) => clear.fill === null || clear.fill.value === 0)
    .filter((clear) => reply !== undefined && before(reply, clear).verdict === "yes")
    .filter((clear) => dumps.length === 0 || dumps.some((dump) => before(clear, dump).verdict === "yes"))
    .map((clear) => clear.at);
};

export const driverAssumptions: readonly Assumption[] = [
  {
    key: "driver.buffer",
    sentence: "The driver does not take the task's data buffer while it gives the hardware fBufferIOVMAddr.",
    authority: { grade: "header", source: "IOUserSCSIParallelInterfaceController.iig, UserGetDataBuffer" },
    platforms: ["apple-silicon", "intel", "unknown"],
    alternatives: {
      // The copy at completion goes to the client: a write has none.
      "taken-in-dispatch": {
        variants: once,
        stated: (task) => bufferCalls(task, false),
        denied: arrivedInOwn,
        loggedAs: "data-buffer",
        steady: "kind",
        separatedBy: ["direction"],
      },
      "taken-late": {
        variants: once,
        stated: (task) => bufferCalls(task, true),
        denied: arrivedInOwn,
        loggedAs: "data-buffer",
        steady: "kind",
        separatedBy: ["direction"],
      },
    },
  },
  {
    key: "driver.address",
    sentence: "The address in the scatter element is the dispatched IOVA, all 64 bits of it.",
    authority: { grade: "header", source: "SCSIUserParallelTask, fBufferIOVMAddr" },
    platforms: ["apple-silicon", "intel", "unknown"],
    alternatives: {
      truncated: readdressed(truncations, ["high-address"]),
      "byte-swapped": readdressed((task) => [swapBytes(intended(task)), swapHalfBytes(intended(task))]),
      "word-swapped": readdressed((task) => [swapWords(intended(task))]),
      // Bit 31 is set from 2 GiB on.
      "sign-extended": readdressed((task) => signExtensions(intended(task)), ["high-address"]),
      stale: { ...readdressed(earlierIovas), steady: undefined },
      misread: readdressed((task) => {
        const shown = shownAddresses(task).map(({ value }) => value);
        const misread = shown.filter((value) => isMisreading(intended(task), value));
        return misread.length > 0 ? misread : [blended(intended(task), requestOf(task).length)];
      }),
      physical: {
        ...readdressed((task, timeline) => {
          const foreign = foreignAddresses(task, timeline);
          const known = hostAddresses(task);
          if (foreign.length > 0) return foreign;
          // An address that has a nearer name is no other domain's.
          if (shownAddresses(task).some(({ value }) => isAltered(intended(task), value))) return [];
          return known.length > 0 ? known : [null];
        }),
        stated: (task) => {
          const known = hostAddresses(task);
          return shownAddresses(task).flatMap(({ value, at }) => (known.includes(value) ? [at] : []));
        },
      },
    },
  },
  {
    key: "driver.length",
    sentence: "The length in the scatter element is the requested transfer count.",
    authority: { grade: "header", source: "SCSIUserParallelTask, fRequestedTransferCount" },
    platforms: ["apple-silicon", "intel", "unknown"],
    alternatives: {
      short: {
        variants: (task) => {
          const asked = requestOf(task).length ?? 0;
          const shown = [...shorterLengths(task).map((length) => length.value), ...movedLengths(task)];
          const shorter = [...new Set(shown)].filter((length) => length > 0 && length < asked);
          // A list that ends too soon has a name of its own.
          if (cutOf(task)?.listed === true) return [];
          if (shorter.length > 0) return shorter;
          // Where no line shows what was asked for, no length of the element is known to be short of it.
          if (eventOf(task, "dispatch")?.length == null) return [];
          return asked > 1 ? [Math.floor(asked / 2)] : [];
        },
        // Of a mapping whose segments nobody counted the list may have ended too soon: the length shows the effect of both.
        stated: (task) => (openCut(task) === null ? shorterLengths(task).map((length) => length.at) : []),
        contrary: nothingArrived,
        loggedAs: null,
        separatedBy: ["long"],
      },
    },
  },
  {
    key: "driver.view",
    sentence: "The driver leaves the received data alone.",
    authority: { grade: "inference", source: "no driver has a reason to clear data it was asked for" },
    platforms: ["apple-silicon", "intel", "unknown"],
    alternatives: {
      cleared: {
        variants: once,
        stated: clears,
        loggedAs: "cpu-write",
        separatedBy: ["direction"],
      },
    },
  },
  {
    key: "driver.constraints",
    sentence: "The driver calls UserReportHBAConstraints before UserInitializeController returns.",
    authority: { grade: "header", source: "IOUserSCSIParallelInterfaceController.iig, UserReportHBAConstraints" },
    platforms: ["apple-silicon", "intel", "unknown"],
    alternatives: {
      never: { variants: once, stated: nowhere, loggedAs: "constraints" },
      overridden: { variants: once, stated: nowhere, loggedAs: "constraints" },
      late: { variants: once, stated: nowhere, loggedAs: "constraints" },
      incomplete: { variants: once, stated: nowhere, loggedAs: "constraints" },
      misplaced: { variants: once, stated: nowhere, loggedAs: "constraints" },
    },
  },
];
