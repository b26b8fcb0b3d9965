/** Who saw which bytes, in which buffer and when: dumps on the host, staging dumps, what a client got, and what was told. */
import { type Bytes, padded, zeros } from "../bytes.ts";
import { firstStaging, lateStages } from "../engine.ts";
import type { DumpEvent, Event } from "../event.ts";
import { isSeen } from "../evidence.ts";
import { keptLength } from "../kept.ts";
import type { Moment } from "../machine.ts";
import type { BytesObservation, Observation } from "../observation.ts";
import { before } from "../order.ts";
import { eventOf, eventsOf, requestOf, type Task } from "../task.ts";

/** As many bytes as the line says that the buffer has, of which those behind its rows are unknown. */
const paddedFor = (task: Task, bytes: Bytes, length: number | null): Bytes =>
  padded(bytes, length === null ? null : keptLength(task, length));

/** Times at which a host line may have looked, from its place among the task's other lines of the same log. */
const momentsOf = (task: Task, event: Event): readonly Moment[] => {
  const reply = eventOf(task, "reply");
  const complete = eventOf(task, "complete");
  const after = (other: Event | undefined) => other !== undefined && before(other, event).verdict === "yes";
  const ahead = (other: Event | undefined) => other !== undefined && before(event, other).verdict === "yes";
  if (after(complete) && after(reply)) return ["after-completion"];
  if (ahead(complete) && after(reply)) return ["after-data"];
  return ["after-data", "after-completion"];
};

/** True if the driver clears memory behind this look and is seen to look again. */
const isUncleared = (task: Task, dump: DumpEvent): boolean =>
  eventsOf(task, "cpu-write").some(
    (clear) =>
      before(dump, clear).verdict === "yes" &&
      eventsOf(task, "dump").some((other) => before(clear, other).verdict === "yes"),
  );

const vantageOf = (task: Task, dump: DumpEvent): Pick<BytesObservation, "vantages" | "vantageBy" | "who"> => {
  if (dump.owner === "client") {
    const buffer = task.direction === "data-out" ? "program" : "client";
    return { who: "client", vantages: [buffer], vantageBy: "words" };
  }
  const taken = eventsOf(task, "data-buffer").some(
    (call) => isSeen(call.address) && isSeen(dump.address) && call.address.value === dump.address.value,
  );
  if (taken) return { who: "dext", vantages: ["data-buffer"], vantageBy: "address" };
  if (dump.owner === "data-buffer") return { who: "dext", vantages: ["data-buffer", "client"], vantageBy: "words" };
  return { who: "dext", vantages: ["data-buffer", "client", "private"], vantageBy: "nothing" };
};

/** Of a buffer that a program shows what came for its request: behind that stands what stood there before. */
const gained = (task: Task, bytes: Bytes): Bytes => {
  const counts = eventsOf(task, "client").flatMap(({ count }) => (isSeen(count) ? [count.value] : []));
  return counts.length === 0 ? bytes : bytes.slice(0, Math.min(...counts));
};

/** Dumps on the host. Of several the early ones show what was left in memory and are not about the transfer. */
export const hostBytes = (task: Task): readonly Observation[] => {
  const reply = eventOf(task, "reply");
  const dumps = eventsOf(task, "dump").filter((dump) => isSeen(dump.bytes) && dump.owner !== "neighbour");
  const late = dumps.filter((dump) => reply === undefined || before(dump, reply).verdict !== "yes");
  // Of a write every look counts: the bytes are there from the hand-over on.
  const shown = late.length > 0 && task.direction === "data-in" ? late : dumps;
  const seen = shown.flatMap((dump): readonly Observation[] =>
    isSeen(dump.bytes)
      ? [
          {
            kind: "bytes",
            bytes: paddedFor(task, dump.bytes.value, dump.length?.value ?? null),
            moments: momentsOf(task, dump),
            timed: late.length > 0 && reply !== undefined && before(reply, dump).verdict === "yes",
            evidence: [dump.bytes.at],
            ...(isUncleared(task, dump) ? { uncleared: true as const } : {}),
            ...vantageOf(task, dump),
          },
        ]
      : [],
  );
  const clients = eventsOf(task, "client").flatMap((client): readonly Observation[] =>
    isSeen(client.bytes)
      ? [
          {
            kind: "bytes",
            who: "client",
            bytes: gained(task, client.bytes.value),
            vantages: [task.direction === "data-out" ? "program" : "client"],
            moments: ["after-completion"],
            timed: true,
            vantageBy: "words",
            evidence: [client.bytes.at],
          },
        ]
      : [],
  );
  return [...seen, ...clients];
};

/** The first staging dump that shows a byte; later ones may show another state of the buffer: of a read, what the device sends; of a write, what it got. Empty and unknown ones tell nothing. */
export const deviceBytes = (task: Task): readonly Observation[] => {
  const stage = firstStaging(task);
  if (stage === undefined || !isSeen(stage.bytes)) return [];
  return [
    {
      kind: "bytes",
      who: "device",
      bytes: paddedFor(task, stage.bytes.value, stage.length?.value ?? null),
      vantages: ["staging"],
      moments: [task.direction === "data-in" ? "before-data" : "after-data"],
      timed: true,
      vantageBy: "words",
      evidence: [stage.bytes.at],
    },
  ];
};

/** Later looks at the staging buffer of a read that were taken before the reply: what the engine read. */
export const laterBytes = (task: Task): readonly Observation[] =>
  lateStages(task).map(({ bytes, at }) => ({
    kind: "bytes",
    who: "device",
    bytes,
    vantages: ["staging"],
    moments: ["after-data"],
    timed: true,
    vantageBy: "words",
    again: true,
    evidence: [at],
  }));

export const toldBytes = (task: Task): readonly Observation[] =>
  task.told.flatMap((fact): readonly Observation[] => {
    if (fact.saw === "0-byte-disk") return [];
    const length = requestOf(task).length ?? 0;
    const bytes = fact.saw === "zeros" ? zeros(keptLength(task, length)) : fact.saw;
    return [
      {
        kind: "bytes",
        who: fact.by,
        bytes,
        vantages: fact.by === "client" ? ["client"] : ["data-buffer", "client", "private"],
        moments: ["after-data", "after-completion"],
        timed: false,
        vantageBy: "nothing",
        evidence: [{ origin: "told", fact: fact.text }],
      },
    ];
  });
