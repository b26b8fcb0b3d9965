/**
 * Signals. A handler exists only while the program waits for input or writes files: there a signal removes what is half
 * written and ends with 130 or 143. Everywhere else the system's own default ends the program at once, which no handler
 * could do during a computation that does not yield.
 */
import { rmSync } from "node:fs";
import { say } from "./streams.ts";

const STATUS = { SIGINT: 130, SIGTERM: 143 } as const;

/** Files and folders that must not outlive an interrupted run. */
export const unfinished = new Set<string>();

let blockedCalls = 0;

/** Marks a call that the system may hold for ever, such as opening a pipe that nobody writes. */
export const blockedBy = async <T>(call: () => Promise<T>): Promise<T> => {
  blockedCalls += 1;
  try {
    return await call();
  } finally {
    blockedCalls -= 1;
  }
};

const end = (signal: keyof typeof STATUS): void => {
  for (const path of unfinished) rmSync(path, { force: true, recursive: true });
  say("interrupted");
  if (blockedCalls > 0) {
    // Leaving in order would wait for the held call; the signal itself does not, and a shell reports the same status.
    process.off(signal, end);
    process.kill(process.pid, signal);
    return;
  }
  // biome-ignore lint/plugin: nothing is on its way to standard output while this handler is in place.
  process.exit(STATUS[signal]);
};

/** Runs `work` so that a signal ends the program in order. */
export const interruptible = async <T>(work: () => Promise<T>): Promise<T> => {
  for (const signal of ["SIGINT", "SIGTERM"] as const) process.on(signal, end);
  try {
    return await work();
  } finally {
    for (const signal of ["SIGINT", "SIGTERM"] as const) process.off(signal, end);
  }
};
