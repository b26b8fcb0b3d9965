/** Bytes in chunks become lines of text: looks at the first bytes once, hands the rest on as a stream, and remembers what is wrong with the input. */
import { type Wide, wideBy } from "./encoding.ts";
import { emptyProblem, HEAD_BYTES, type InputProblem, problemOf } from "./input.ts";
import { type Line, openLines } from "./lines.ts";
import { openSkim, type Reading, type Search, type Skim, type Skimmed } from "./skim/skim.ts";
import { openDecoder } from "./text.ts";

/** Takes the bytes of one input. */
export interface Intake {
  /** False once no more bytes are of use, because the input is none that can be analysed. */
  feed(chunk: Uint8Array): boolean;
  /** Gives out what is left and says why the input cannot be analysed, or `null`. */
  finish(): InputProblem | null;
  /** What was left out. */
  skimmed(): Skimmed;
}

/** What knows which lines need not be read. */
export interface Leaving
  extends Pick<Reading, "form" | "words" | "matters" | "names" | "passes" | "skip" | "isQuiet" | "isMended"> {
  readonly search: Search;
  /** Reads whatever waits for more lines. */
  flush(): void;
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

/** Bytes that go on as they are. */
const through = ({ push }: Pick<Reading, "push">, off: string | null): Skim => ({
  feed: push,
  end: () => {},
  skimmed: () => ({ bytes: 0, lines: 0, off }),
});

/** Hands each line of the input to `emit`, without those that need not be read; none of an input that is no log. */
export const openIntake = (emit: (line: Line) => void, leaving: Leaving | null = null): Intake => {
  let waiting: Uint8Array[] = [];
  let held = 0;
  let skim: Skim | null = null;
  let close = (): void => {};
  let problem: InputProblem | null = null;
  let visible = false;
  const decoder = openDecoder((line) => {
    visible ||= /\S/.test(line.text);
    emit(line);
  });

  const stageFor = (wide: Wide | null): Skim => {
    const lines = openLines(wide, decoder.push);
    close = lines.end;
    if (leaving === null || wide !== null) return through(lines, wide === null ? null : "it is in UTF-16");
    return openSkim(
      {
        ...leaving,
        push: lines.push,
        lines: (bytes) => {
          lines.whole(bytes);
          leaving.flush();
        },
        skip: (count, form) => {
          visible = true;
          decoder.skip(count);
          leaving.skip(count, form);
        },
        passes: (line) => decoder.isQuiet() && leaving.passes(line),
        isQuiet: () => decoder.isQuiet() && leaving.isQuiet(),
      },
      leaving.search,
    );
  };

  const begin = (): void => {
    const bytes = joined(waiting);
    waiting = [];
    const head = bytes.subarray(0, HEAD_BYTES);
    const wide = wideBy(head);
    problem = problemOf(head, wide);
    skim = stageFor(wide);
    if (problem === null) skim.feed(bytes);
  };

  return {
    feed: (chunk) => {
      if (problem === null && skim !== null) skim.feed(chunk);
      else if (problem === null) {
        // The caller may use its buffer again.
        waiting.push(chunk.slice());
        held += chunk.length;
        if (held >= HEAD_BYTES) begin();
      }
      return problem === null;
    },
    finish: () => {
      if (skim === null) begin();
      if (problem !== null) return problem;
      skim?.end();
      close();
      decoder.end();
      return visible ? null : emptyProblem;
    },
    skimmed: () => skim?.skimmed() ?? { bytes: 0, lines: 0, off: null },
  };
};
