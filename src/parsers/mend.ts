/**
 * Between lines and framings: what was done to a log when it was captured, mailed or pasted is undone here, a window of lines at
 * a time. Every line comes out again, with the way back to where it stood.
 */
import { cleaned } from "./clean.ts";
import { decodedQuotes, parted, unwrapped } from "./glue.ts";
import type { Line } from "./lines.ts";
import { type Passage, passageOf } from "./passage.ts";
import { peeled } from "./peel.ts";

/** Takes lines in order. */
export interface Mender {
  push(line: Line): void;
  /** Gives out what is held. */
  flush(): void;
  /** True if lines were anything but one passage each as they stood. */
  isMended(): boolean;
  end(): void;
}

/** A window ends at a blank line behind the first number of lines, and in any case behind the second. */
const WINDOW_LINES = 64;
const MAX_WINDOW_LINES = 512;

/** Hands the mended lines to `emit`. `isRecord` says that a text is a record of some logging system. */
export const openMender = (emit: (line: Passage) => void, isRecord: (text: string) => boolean): Mender => {
  let window: Passage[] = [];
  let mended = false;

  const close = (): void => {
    const before = window;
    window = [];
    const lines = unwrapped(decodedQuotes(peeled(before, isRecord)), isRecord);
    mended ||= lines.length !== before.length;
    let at = 0;
    for (const line of lines) {
      const parts = parted(line, isRecord);
      mended ||= line !== before[at] || parts.length > 1;
      at += 1;
      for (const part of parts) emit(part);
    }
  };

  return {
    push: (line) => {
      const clean = cleaned(passageOf(line));
      window.push(clean);
      const blank = clean.text.trim() === "";
      if ((blank && window.length >= WINDOW_LINES) || window.length >= MAX_WINDOW_LINES) close();
    },
    flush: close,
    isMended: () => mended,
    end: close,
  };
};
