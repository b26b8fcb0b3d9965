/** A look at memory: which buffers and times it may be of, and what a mistaken observer would have seen. */
import { flipped, type Setting, type Sight } from "../assumption.ts";
import { type Bytes, contradict, noneButZero } from "../bytes.ts";
import { type Judged, judged, type Prediction } from "../comparison.ts";
import { mistakenFor } from "../identifier.ts";
import { bytesIn, type Ledger } from "../ledger.ts";
import type { Machine } from "../machine.ts";
import type { BytesObservation } from "../observation.ts";
import type { Task } from "../task.ts";
import { coincidences, compareLedger } from "./ledger.ts";
import { withStaleLines } from "./stale.ts";

const RANK = { match: 2, unknown: 1, mismatch: 0 } as const;

/** What an observer flip makes of a look at memory; `null` if it changes nothing. */
const misled = (staged: Ledger, observation: BytesObservation, assumptions: Setting): Judged | null => {
  if (observation.who !== "dext") return null;
  // Memory in which the data do not stand, or not yet, holds them by chance only.
  const length = observation.bytes.length;
  const wrong = coincidences(observation.bytes, bytesIn(staged, length), 0, length);
  const unknown: Prediction = { of: "bytes", bytes: observation.bytes.map(() => null), content: "prior" };
  if (flipped(assumptions, "observer.buffer") === "another") {
    if (observation.vantageBy === "address") return null;
    if (wrong.length > 0) return judged("mismatch", unknown, { wrong });
    return judged("match", unknown, { leans: ["memory.untouched"] });
  }
  if (flipped(assumptions, "observer.time") === "before-data") {
    if (wrong.length > 0) return judged("mismatch", unknown, { wrong });
    return judged("match", unknown, { leans: ["memory.untouched"] });
  }
  if (flipped(assumptions, "observer.print") === "zeros" && noneButZero(observation.bytes)) {
    return judged("match", { of: "bytes", bytes: observation.bytes, content: "bytes" });
  }
  return null;
};

/** True if the lines themselves say that this look was not what the observer flip claims. */
const deniesObserverFlip = (observation: BytesObservation, assumptions: Setting): boolean => {
  const told = observation.evidence.every((evidence) => evidence.origin === "told");
  if (observation.who === "device" || told) return false;
  const labelled = observation.vantageBy === "address" || observation.who === "client";
  const wrongBuffer = flipped(assumptions, "observer.buffer") === "another" && labelled;
  const wrongTime = flipped(assumptions, "observer.time") === "before-data" && observation.timed;
  return wrongBuffer || wrongTime;
};

/** True if the bytes are those that were seen of another task, which they hardly are by chance. */
const areOf = (sight: Sight, bytes: Bytes): boolean =>
  sight.of === "bytes" &&
  !contradict(bytes, sight.bytes) &&
  coincidences(bytes, sight.bytes, 0, bytes.length).length > 0;

/** Under an id that two tasks have, a look may be at the data of either: this one, or the one that says what the data are. */
const mistaken = (observed: Bytes, { prediction }: Judged, assumptions: Setting): Judged | null => {
  const sight = mistakenFor(assumptions);
  if (sight === null || prediction.of !== "bytes") return null;
  return areOf(sight, observed) || areOf(sight, prediction.bytes) ? judged("match", prediction) : null;
};

export const compareBytes = (
  task: Task,
  machine: Machine,
  observation: BytesObservation,
  assumptions: Setting,
): Judged => {
  const first = machine.looks["before-data"]?.staging ?? [];
  if (observation.uncleared === true && flipped(assumptions, "driver.view") === "cleared")
    return judged("unknown", { of: "bytes", bytes: observation.bytes.map(() => null), content: "mixed" });
  const denied = deniesObserverFlip(observation, assumptions);
  const excused = denied ? null : misled(first, observation, assumptions);
  if (excused !== null) return excused;
  // A reply ahead of the data lets a look after it see the time before.
  const overtaken = flipped(assumptions, "controller.reply") !== null && observation.who === "dext";
  const later = observation.moments.includes("after-completion") ? (["at-last"] as const) : [];
  const moments = [...(overtaken ? (["before-data"] as const) : []), ...observation.moments, ...later];
  const candidates = moments.flatMap((moment) => {
    const buffers = machine.looks[moment];
    if (buffers === undefined) return [];
    const staged = first.length > 0 ? first : buffers.staging;
    return observation.vantages
      .filter((vantage) => buffers[vantage].length > 0)
      .map((vantage) => compareLedger(task, staged, buffers[vantage], observation.bytes));
  });
  const best = [...candidates].sort((a, b) => RANK[b.verdict] - RANK[a.verdict])[0];
  const size = assumptions.get("memory.coherence")?.parameter;
  const seen =
    best !== undefined && typeof size === "number" && observation.who !== "device"
      ? withStaleLines(task, machine, best, observation.bytes, size)
      : best;
  const nothing: Prediction = { of: "bytes", bytes: observation.bytes.map(() => null), content: "mixed" };
  const found = seen ?? judged("unknown", nothing);
  return { ...(mistaken(observation.bytes, found, assumptions) ?? found), denied };
};
