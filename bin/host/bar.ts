/** A line on a terminal that says how far long work has come. Without a terminal on standard error there is none. */
import { availableParallelism } from "node:os";
import { visible } from "../../src/report/visible.ts";
import { atInterrupt } from "./interrupt.ts";

export interface Progress {
  /** `note` is what happens now. */
  readonly show: (done: number, note: string) => void;
  /** Takes the line away, so that something else can be written. */
  readonly clear: () => void;
}

/** Cells of the bar. */
const BAR = 24;

const DEFAULT_WIDTH = 80;

/** The line, cut to `width` cells. */
export const progressLine = (done: number, total: number, note: string, width: number): string => {
  const filled = total === 0 ? BAR : Math.floor((done * BAR) / total);
  return `[${"#".repeat(filled)}${"-".repeat(BAR - filled)}] ${done}/${total}  ${visible(note)}`.slice(0, width);
};

/** Opens the line for so many steps. */
export const openProgress = (total: number): Progress => {
  const { stderr } = process;
  if (stderr.isTTY !== true || process.env["TERM"] === "dumb") return { show: () => undefined, clear: () => undefined };
  // Back to the first column, and everything behind it away.
  const clear = (): void => void stderr.write("\r\u001b[K");
  atInterrupt(clear);
  return {
    show: (done, note) =>
      void stderr.write(`\r\u001b[K${progressLine(done, total, note, (stderr.columns ?? DEFAULT_WIDTH) - 1)}`),
    clear,
  };
};

/** Processes that can run at once on this machine. */
export const processors = (): number => availableParallelism();
