/** Bytes in chunks become lines: looks at the first bytes once, decodes the rest as a stream, and remembers what is wrong with the input. */
import { encodingOf } from "./encoding.ts";
import { emptyProblem, HEAD_BYTES, type InputProblem, problemOf } from "./input.ts";
import { type Line, openLines } from "./lines.ts";

/** Takes the bytes of one input. */
export interface Intake {
  feed(chunk: Uint8Array): void;
  /** Decodes what is left and says why the input cannot be analysed, or `null`. */
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

/** Hands each line of the input to `emit`; none of an input that is not text. */
export const openIntake = (emit: (line: Line) => void): Intake => {
  let waiting: Uint8Array[] = [];
  let held = 0;
  let decoder: TextDecoder | null = null;
  let problem: InputProblem | null = null;
  let visible = false;
  const lines = openLines((line) => {
    visible ||= /\S/.test(line.text);
    emit(line);
  });

  const begin = (): void => {
    const bytes = joined(waiting);
    waiting = [];
    const head = bytes.subarray(0, HEAD_BYTES);
    const encoding = encodingOf(head);
    problem = problemOf(head, encoding !== "utf-8");
    decoder = new TextDecoder(encoding);
    if (problem === null) lines.push(decoder.decode(bytes, { stream: true }));
  };

  return {
    feed: (chunk) => {
      if (problem !== null) return;
      if (decoder !== null) {
        lines.push(decoder.decode(chunk, { stream: true }));
        return;
      }
      // The caller may use its buffer again.
      waiting.push(chunk.slice());
      held += chunk.length;
      if (held >= HEAD_BYTES) begin();
    },
    finish: () => {
      if (decoder === null) begin();
      if (problem !== null) return problem;
      lines.push(decoder?.decode() ?? "");
      lines.end();
      return visible ? null : emptyProblem;
    },
  };
};
