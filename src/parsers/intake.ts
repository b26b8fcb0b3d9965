/** Bytes in chunks become lines of text: looks at the first bytes once, hands the rest on as a stream, and remembers what is wrong with the input. */
import { wideBy } from "./encoding.ts";
import { emptyProblem, HEAD_BYTES, type InputProblem, problemOf } from "./input.ts";
import { type Line, type LineSplitter, openLines } from "./lines.ts";
import { openDecoder } from "./text.ts";

/** Takes the bytes of one input. */
export interface Intake {
  /** False once no more bytes are of use, because the input is none that can be analysed. */
  feed(chunk: Uint8Array): boolean;
  /** Gives out what is left and says why the input cannot be analysed, or `null`. */
  finish(): InputProblem | null;
}

const joined = (parts: readonly Uint8Array[]): Uint8Array => {
  const whole = new Uint8Array(parts.reduce((length, part) => length + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
};

/** Hands each line of the input to `emit`; none of an input that is no log. */
export const openIntake = (emit: (line: Line) => void): Intake => {
  let waiting: Uint8Array[] = [];
  let held = 0;
  let lines: LineSplitter | null = null;
  let problem: InputProblem | null = null;
  let visible = false;
  const decoder = openDecoder((line) => {
    visible ||= /\S/.test(line.text);
    emit(line);
  });

  const begin = (): void => {
    const bytes = joined(waiting);
    waiting = [];
    const head = bytes.subarray(0, HEAD_BYTES);
    const wide = wideBy(head);
    problem = problemOf(head, wide);
    lines = openLines(wide, decoder.push);
    if (problem === null) lines.push(bytes);
  };

  return {
    feed: (chunk) => {
      if (problem === null && lines !== null) lines.push(chunk);
      else if (problem === null) {
        // The caller may use its buffer again.
        waiting.push(chunk.slice());
        held += chunk.length;
        if (held >= HEAD_BYTES) begin();
      }
      return problem === null;
    },
    finish: () => {
      if (lines === null) begin();
      if (problem !== null) return problem;
      lines?.end();
      decoder.end();
      return visible ? null : emptyProblem;
    },
  };
};
