/** Rules about targets: which ids they may have, and how they are created. */
import type { Event, TargetEvent } from "../../model/event.ts";
import { isSeen, type Seen } from "../../model/evidence.ts";
import { numberingOf } from "../../model/numbering.ts";
import { ofKind } from "../../model/of-kind.ts";
import { before } from "../../model/order.ts";
import { silenceOf } from "../../model/silence.ts";
import type { Timeline } from "../../model/timeline.ts";
import type { Basis, ContractRule, Sighting } from "./rule.ts";
import { kept, open, violated } from "./sightings.ts";

/** kIOReturnBadArgument: the name of a queue that no method of the class has. Authority: IOReturn.h, IOUserServer.cpp. */
const BAD_ARGUMENT = 0xe000_02c2n;

const steps = ({ setup }: Timeline, step: TargetEvent["step"]): readonly TargetEvent[] =>
  setup.filter((event) => event.kind === "target").filter((event) => event.step === step);

const isNumber = (id: Seen<string>): boolean => /^\d+$/.test(id.value);

/** Ids under which targets are created or addressed, each once. */
const usedIds = (timeline: Timeline): readonly Seen<string>[] => {
  const created = steps(timeline, "create-begin").map(({ target }) => target);
  const addressed = ofKind(timeline, "dispatch").map(({ target }) => target);
  const seen = [...created, ...addressed].filter((id) => isSeen(id)).filter(isNumber);
  return [...new Map([...seen].reverse().map((id) => [id.value, id])).values()].reverse();
};

/** The last word on an id, if it is a number. */
const reportedId = (timeline: Timeline, step: "highest" | "initiator"): Seen<string> | null => {
  const id = steps(timeline, step).findLast(({ target }) => isSeen(target))?.target;
  return isSeen(id) && isNumber(id) ? id : null;
};

const apartFromInitiator = ({ timeline }: Basis): readonly Sighting[] => {
  const own = reportedId(timeline, "initiator");
  if (own === null) return [];
  return usedIds(timeline).map((id) =>
    id.value === own.value
      ? violated(`Target ${id.value} has the id of the initiator.`, [own.at, id.at])
      : kept(`Target ${id.value} and the initiator have different ids.`, [own.at, id.at]),
  );
};

/** The controllers whose lines a badge tells apart; `null` where it is one. */
const controllersIn = (timeline: Timeline): readonly (string | null)[] => {
  const told = new Set(steps(timeline, "highest").map(({ controller }) => controller));
  return [...told];
};

/** The lines of one controller, with those that may be of any. */
const ofController = (timeline: Timeline, controller: string | null): Timeline => {
  const isOwn = (event: Event): boolean =>
    controller === null || event.controller === null || event.controller === controller;
  return { ...timeline, setup: timeline.setup.filter(isOwn), events: timeline.events.filter(isOwn) };
};

/** The ids of one controller. */
const withinOne = (timeline: Timeline): readonly Sighting[] => {
  const highest = reportedId(timeline, "highest");
  if (highest === null) return [];
  return usedIds(timeline).map((id) => {
    const lines = [highest.at, id.at];
    return BigInt(id.value) > BigInt(highest.value)
      ? violated(`Target ${id.value} lies above ${highest.value}, the highest id that the driver reports.`, lines)
      : kept(`Target ${id.value} is no higher than ${highest.value}, the highest id that the driver reports.`, lines);
  });
};

const withinRange = ({ timeline }: Basis): readonly Sighting[] => {
  const controllers = controllersIn(timeline);
  if (controllers.length > 1) return controllers.flatMap((one) => withinOne(ofController(timeline, one)));
  // Two that nothing tells apart have a highest id each, and nobody knows whose target it is.
  const values = new Set(steps(timeline, "highest").map(({ target }) => target?.value));
  return numberingOf(timeline).several && values.size > 1 ? [] : withinOne(timeline);
};

const AUXILIARY = /^auxiliary_?queue$/i;

const queue = ({ timeline }: Basis): readonly Sighting[] =>
  timeline.setup.flatMap((event): readonly Sighting[] => {
    if (event.kind !== "lifecycle" || !isSeen(event.queue) || !AUXILIARY.test(event.queue.value)) return [];
    const { queue: name, result } = event;
    if (isSeen(result) && result.value === BAD_ARGUMENT)
      return [violated("SetDispatchQueue refuses the AuxiliaryQueue with 0xe00002c2.", [name.at, result.at])];
    if (isSeen(result) && result.value !== 0n) return [];
    const [creation] = steps(timeline, "create-begin");
    if (creation === undefined) return [kept("The AuxiliaryQueue is set up.", [name.at])];
    return before(event, creation).verdict === "yes"
      ? [kept("The AuxiliaryQueue is set up before a target is created.", [name.at, creation.at])]
      : [];
  });

/** The line in which a call that creates a target returns. */
const returnOf = (begin: TargetEvent, timeline: Timeline): TargetEvent | undefined =>
  steps(timeline, "create-end").find(
    (end) =>
      end.capture === begin.capture &&
      before(begin, end).verdict === "yes" &&
      (!isSeen(end.target) || !isSeen(begin.target) || end.target.value === begin.target.value),
  );

const returns = ({ timeline }: Basis): readonly Sighting[] =>
  steps(timeline, "create-begin").flatMap((begin) => {
    const end = returnOf(begin, timeline);
    return end === undefined ? [] : [kept("UserCreateTargetForID returns.", [begin.at, end.at])];
  });

/** Two creations of one id in a row, with nothing between them that lost or destroyed it. */
const once = ({ timeline }: Basis): readonly Sighting[] => {
  const creations = steps(timeline, "create-begin").filter(({ target }) => isSeen(target));
  return creations.flatMap((second, index): readonly Sighting[] => {
    const first = creations
      .slice(0, index)
      .findLast(({ capture, target }) => capture === second.capture && target?.value === second.target?.value);
    if (first === undefined) return [];
    const gone = timeline.events.some(
      (event) =>
        event.capture === first.capture &&
        event.line > first.line &&
        event.line < second.line &&
        ((event.kind === "target" && event.step === "destroy") ||
          (event.kind === "lifecycle" && event.step !== "initialize-step") ||
          event.kind === "crash"),
    );
    const silence = silenceOf(timeline, first, second, ["target"]);
    if (gone) return [];
    return silence.because === null
      ? [violated(`Target ${second.target?.value} is created twice.`, [first.at, second.at])]
      : [open(`Target ${second.target?.value} is created twice; ${silence.because}.`, [first.at, second.at])];
  });
};

export const targetRules: readonly ContractRule[] = [
  {
    id: "I-14",
    demand: "No target has the id of the initiator.",
    consequence: "The target is not created, and never probed.",
    authority: { grade: "open-source", source: "IOSCSIParallelInterfaceController.cpp, CreateTargetForID" },
    causes: [],
    judged: {
      by: "lines",
      needs: "the id that UserReportInitiatorIdentifier reports, and the id of a target",
      read: apartFromInitiator,
    },
  },
  {
    id: "I-15",
    demand: "No target has an id above the highest that the driver reports.",
    consequence: "Commands reach the driver, and its completions find no task: the probe stops after the first.",
    authority: { grade: "open-source", source: "IOSCSIParallelInterfaceController.cpp, GetTargetForID" },
    causes: ["out-of-range-target"],
    judged: { by: "lines", needs: "the highest id that the driver reports, and the id of a target", read: withinRange },
  },
  {
    id: "I-16",
    demand: "The driver creates and sets the AuxiliaryQueue before it creates a target.",
    consequence: "The call that creates a target waits on the queue that has to serve it.",
    authority: { grade: "header", source: "SCSIControllerDriverKit reference, UserInitializeController" },
    causes: ["blocked-queue"],
    judged: { by: "lines", needs: "a line that sets the AuxiliaryQueue, with its result", read: queue },
  },
  {
    id: "I-17",
    demand: "UserCreateTargetForID is not called on the queue that has to serve it, and returns.",
    consequence: "The probe hangs, and after 60 seconds the kernel gives up on the machine.",
    authority: { grade: "header", source: "SCSIControllerDriverKit reference, UserCreateTargetForID" },
    causes: ["blocked-queue"],
    judged: { by: "lines", needs: "the lines in which the call begins and returns", read: returns },
  },
  {
    id: "I-18",
    demand: "A target that exists is not created again.",
    consequence: "The second call returns an error.",
    authority: { grade: "open-source", source: "IOSCSIParallelInterfaceController.cpp, CreateTargetForID" },
    causes: [],
    judged: { by: "lines", needs: "two calls for one id in one run of the driver; one call keeps nothing", read: once },
  },
];
