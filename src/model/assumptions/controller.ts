/** Assumptions about the controller's firmware and about the device behind it. */

import type { Assumption } from "../assumption.ts";
import { allZero, padded } from "../bytes.ts";
import { concurrentWith } from "../concurrent.ts";
import { fillsLeft, firstStaging, turnedEngines } from "../engine.ts";
import type { StageEvent } from "../event.ts";
import { type Citation, isSeen } from "../evidence.ts";
import { commandArrivals } from "../fields.ts";
import { keptLength } from "../kept.ts";
import { blamesDataPath } from "../status-words.ts";
import { eventOf, eventsOf, requestOf, type Task } from "../task.ts";
import { exceededLimits, mayBeTooLong } from "./limits.ts";

/** True unless the line says that fewer bytes were staged than asked for. */
const stagedWhole = ({ length }: StageEvent, asked: number | null): boolean =>
  !isSeen(length) || asked === null || length.value >= asked;

/** The staging dump of a read, where it shows nothing but zeros. */
const zerosStaged = (task: Task): readonly Citation[] => {
  const stage = firstStaging(task);
  if (task.direction !== "data-in" || stage === undefined || !isSeen(stage.bytes)) return [];
  const asked = requestOf(task).length;
  // The first bytes of a reply may be zero in the best of devices.
  const whole = padded(stage.bytes.value, keptLength(task, stage.length?.value ?? asked ?? 0));
  return stagedWhole(stage, asked) && allZero(whole) ? [stage.bytes.at] : [];
};

export const controllerAssumptions: readonly Assumption[] = [
  {
    key: "controller.engine",
    sentence: "The firmware starts the DMA engine before it replies.",
    authority: { grade: "inference", source: "a success reply means that the transfer was posted" },
    platforms: ["apple-silicon", "intel", "unknown"],
    alternatives: {
      never: { variants: () => [null], stated: () => [], loggedAs: null },
    },
  },
  {
    key: "controller.source",
    sentence: "The DMA engine reads the buffer in which the firmware staged the data.",
    authority: { grade: "inference", source: "purpose of a staging buffer" },
    platforms: ["apple-silicon", "intel", "unknown"],
    alternatives: {
      other: {
        variants: () => [null],
        stated: (task, timeline) => {
          const staged = eventOf(task, "stage")?.address;
          if (!isSeen(staged) || task.direction !== "data-in" || turnedEngines(task).length > 0) return [];
          const others = new Set(
            concurrentWith(task, timeline).flatMap((other) =>
              eventsOf(other, "stage").flatMap(({ address }) => address?.value ?? []),
            ),
          );
          return eventsOf(task, "transfer").flatMap(({ source }) =>
            isSeen(source) && source.value !== staged.value && !others.has(source.value) ? [source.at, staged.at] : [],
          );
        },
        contrary: fillsLeft,
        loggedAs: null,
      },
    },
  },
  {
    key: "device.data",
    sentence: "The device has other data than zeros for this command.",
    authority: {
      grade: "inference",
      source: "a valid reply to INQUIRY, READ CAPACITY or REPORT LUNS is never all zeros (SPC, SBC)",
    },
    platforms: ["apple-silicon", "intel", "unknown"],
    alternatives: {
      zeros: {
        variants: () => [null],
        stated: zerosStaged,
        loggedAs: null,
        separatedBy: ["target", "command"],
      },
    },
  },
  {
    key: "device.status",
    sentence: "The device carries the command out.",
    authority: { grade: "inference", source: "a command that the device refuses moves no data" },
    platforms: ["apple-silicon", "intel", "unknown"],
    alternatives: {
      refused: {
        // The refusal of another command than was dispatched says nothing about this one.
        variants: (task) => (commandArrivals(task).some(({ same }) => !same) ? [] : [null]),
        stated: (task, timeline) =>
          // A request above a limit that the device states is refused for its length, and one that is longer than all that
          // passed may be: its status shows the effect.
          exceededLimits(task, timeline).length > 0 || mayBeTooLong(task, timeline)
            ? []
            : eventsOf(task, "reply", "device-reply").flatMap((reply) =>
                [reply.status, reply.scsiStatus].flatMap((status) =>
                  isSeen(status) && !status.value.ok && !blamesDataPath(status.value.text) ? [status.at] : [],
                ),
              ),
        loggedAs: null,
        separatedBy: ["target", "command"],
      },
    },
  },
];
