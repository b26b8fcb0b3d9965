/** Rules about the way to the device and the first steps of the driver: session, command register, order of the upcalls, the pool. */
import type { LifecycleEvent } from "../../model/event.ts";
import { isSeen } from "../../model/evidence.ts";
import { ofKind } from "../../model/of-kind.ts";
import { before } from "../../model/order.ts";
import { NOT_OPEN } from "../../model/register.ts";
import { silenceOf } from "../../model/silence.ts";
import type { Timeline } from "../../model/timeline.ts";
import type { Basis, ContractRule, Sighting } from "./rule.ts";
import { agreeing, kept, open, violated } from "./sightings.ts";

const lifecycleOf = ({ setup }: Timeline): readonly LifecycleEvent[] =>
  setup.filter((event) => event.kind === "lifecycle");

const session = ({ timeline }: Basis): readonly Sighting[] => {
  const refused = lifecycleOf(timeline).flatMap(({ result }) =>
    isSeen(result) && result.value === NOT_OPEN
      ? [violated("A step of the start-up returns 0xe00002cd, not open.", [result.at])]
      : [],
  );
  const used = timeline.events.find(({ kind }) => kind === "receive" || kind === "reply");
  const what = "The controller was reached through its registers, which takes an open session.";
  return used === undefined ? refused : [...refused, kept(what, [used.at])];
};

const mastering = (all: Basis): readonly Sighting[] => [
  ...agreeing(
    all,
    "register",
    () => "The command register reads with bus mastering on.",
    ({ of, value }) => of === "mastering" && value,
  ),
  ...agreeing(all, "contact", ({ ref }) => `The controller reached host memory for task ${ref}.`),
];

/** Another first line says that lines are missing or that two instances are in one log, and nothing of the driver. */
const firstUpcall = ({ timeline }: Basis): readonly Sighting[] => {
  const begin = lifecycleOf(timeline).find(({ step }) => step === "initialize-begin");
  if (begin === undefined) return [];
  const others = timeline.events.filter(
    (event) =>
      event.capture === begin.capture &&
      event !== begin &&
      (event.kind === "target" || event.kind === "limits" || event.kind === "pool" || event.kind === "dispatch"),
  );
  const earlier = others.find((event) => before(event, begin).verdict === "yes");
  if (earlier !== undefined) {
    const what =
      "A line of the framework stands before UserInitializeController: lines are missing, or another instance writes it.";
    return [open(what, [earlier.at, begin.at])];
  }
  const [next] = others;
  const what = "UserInitializeController stands before every other call of the framework.";
  return next === undefined ? [] : [kept(what, [begin.at, next.at])];
};

const poolSizes = ({ setup }: Timeline) =>
  setup
    .filter((event) => event.kind === "pool-size")
    .flatMap((event) => (isSeen(event.count) ? [{ event, count: event.count }] : []));

const taskCount = ({ timeline }: Basis): readonly Sighting[] =>
  poolSizes(timeline).map(({ count: { value, at } }) =>
    value > 0
      ? kept(`The driver reports room for ${value === 1 ? "one task" : `${value} tasks`}.`, [at])
      : violated("The driver reports room for no task.", [at]),
  );

const poolFilled = ({ timeline }: Basis): readonly Sighting[] =>
  poolSizes(timeline).flatMap(({ event, count }, index, all) => {
    const next = all[index + 1]?.event;
    const inside = (line: number): boolean => line > event.line && (next === undefined || line < next.line);
    const given = ofKind(timeline, "pool").filter(({ capture, line }) => capture === event.capture && inside(line));
    const start = lifecycleOf(timeline).find(
      ({ step, capture, line }) => step === "start" && capture === event.capture && inside(line),
    );
    const [first, last] = [given[0], given.at(-1)];
    if (first === undefined || last === undefined) return [];
    if (given.length >= count.value) {
      return [kept(`UserMapHBAData is called ${given.length} times for ${count.value} tasks.`, [count.at, last.at])];
    }
    if (start === undefined) return [];
    const silence = silenceOf(timeline, event, start, ["pool"]);
    const found = `UserMapHBAData is called ${given.length} times for ${count.value} tasks`;
    return silence.because === null
      ? [violated(`${found} before the controller starts.`, [count.at, last.at, start.at])]
      : [open(`${found} in the lines that are there; ${silence.because}.`, [count.at, last.at])];
  });

export const bringUpRules: readonly ContractRule[] = [
  {
    id: "I-01",
    demand: "The driver holds an open session with its PCI device before it reads or writes a register.",
    consequence: "Every read gives all ones, every write is dropped, and the controller is never reached.",
    authority: { grade: "open-source", source: "IOPCIFamily, IOPCIDevice.cpp" },
    causes: ["closed-session"],
    judged: {
      by: "lines",
      needs: "the result of opening the device, or a line that shows the controller reached",
      read: session,
    },
  },
  {
    id: "I-02",
    demand: "Memory space and bus mastering are on in the command register before the first doorbell.",
    consequence: "The controller can neither fetch nor write, no interrupt comes, and the host times out.",
    authority: { grade: "header", source: "PCIDriverKit reference, kIOPCIConfigurationOffsetCommand" },
    causes: ["disabled-bus-master"],
    judged: {
      by: "lines",
      needs: "a line that shows the command register, or an access of the controller to host memory",
      read: mastering,
    },
  },
  {
    id: "I-03",
    demand: "A reply that came to the host shows that bus mastering was on when it came.",
    consequence: "Who blames the command register for a task that was answered blames the wrong one.",
    authority: { grade: "inference", source: "a message-signalled interrupt and a reply are memory writes" },
    causes: ["disabled-bus-master"],
    judged: { by: "reader", because: "A reply of the task rules the cause out, whatever a register said." },
  },
  {
    id: "I-04",
    demand: "UserInitializeController is the first call of the framework to an instance of the driver.",
    consequence: "Where another call stands first, lines are missing or two instances share a log.",
    authority: { grade: "header", source: "IOUserSCSIParallelInterfaceController.iig, UserInitializeController" },
    causes: [],
    judged: { by: "lines", needs: "the lines of the start-up from its begin on", read: firstUpcall },
  },
  {
    id: "I-11",
    demand: "UserReportMaximumTaskCount reports at least one task.",
    consequence: "The controller does not load.",
    authority: { grade: "header", source: "IOUserSCSIParallelInterfaceController.iig, UserReportMaximumTaskCount" },
    causes: [],
    judged: { by: "lines", needs: "a line that shows what UserReportMaximumTaskCount reports", read: taskCount },
  },
  {
    id: "I-12",
    demand: "UserMapHBAData is called once for each task of the pool.",
    consequence: "The pool ends early, and fewer tasks run at once than were reported.",
    authority: { grade: "open-source", source: "IOSCSIParallelInterfaceController.cpp, AllocateSCSIParallelTasks" },
    causes: [],
    judged: {
      by: "lines",
      needs: "the reported count of tasks and the lines of UserMapHBAData behind it",
      read: poolFilled,
    },
  },
];
