/** The cause `duplicate-task-id`: `driver.identifier` becomes `shared`. */
import type { Cause } from "../cause.ts";

export const duplicateTaskId: Cause = {
  id: "duplicate-task-id",
  title: "Duplicate task id",
  sentence: "Two tasks have one controller task id, so a completion ends the wrong one of them.",
  flip: { key: "driver.identifier", value: "shared" },
  effect: "established",
  remedy: "Give each call of UserMapHBAData a number of its own from a counter that starts at 1.",
  remedyClass: "own",
  explanation:
    "The kernel keeps the id that UserMapHBAData gave to each task of its pool and looks completions up by it. With one number on two tasks the first in the list is ended, whichever it is; 0 is the kernel's own mark for the head of the queue and finds the first task of all.",
  missing: "the ids that UserMapHBAData gave",
  supports: "One id in two lines of UserMapHBAData, or two tasks open under one id.",
  refutes: "Lines of UserMapHBAData with another id for each task.",
  commonness: 3,
  authority: "Open source of IOSCSIParallelFamily for the look-up; DTS position known second-hand.",
};
