/**
 * Processes that answer line by line: each is this very program, gets one line and gives one line back. A process that dies takes
 * one answer with it and nothing else, and what it used goes with it.
 */
import { type ChildProcessByStdio, spawn } from "node:child_process";
import type { Readable, Writable } from "node:stream";
import { atInterrupt } from "./interrupt.ts";

/** How one question ended: with a line, or with the death of the process, in a few words. */
export type Answer = { readonly line: string } | { readonly died: string };

export interface Child {
  /** One question at a time. */
  readonly ask: (question: string) => Promise<Answer>;
  /** Ends the process; it may not be asked again. */
  readonly close: () => void;
}

/** What is kept of the last words of a process. UTF-16 units. */
const LAST_WORDS = 2000;

type Process = ChildProcessByStdio<Writable, Readable, Readable>;

/** Starts this program with other arguments. `arguments_` are those behind the program's name. */
export const startChild = (arguments_: readonly string[]): Child => {
  const child: Process = spawn(process.execPath, [...process.execArgv, process.argv[1] ?? "", ...arguments_], {
    stdio: ["pipe", "pipe", "pipe"],
  });
  const forget = atInterrupt(() => child.kill("SIGKILL"));
  let waiting: ((answer: Answer) => void) | null = null;
  let death: string | null = null;
  let [text, lastWords] = ["", ""];
  const settle = (answer: Answer): void => {
    const resolve = waiting;
    waiting = null;
    resolve?.(answer);
  };
  const end = (how: string): void => {
    forget();
    const [sentence] = lastWords.split("\n").filter((line) => /^(?:FATAL )?error|Error/iu.test(line));
    death ??= sentence === undefined ? how : `${how}, ${sentence.trim()}`;
    settle({ died: death });
  };
  child.stdout.setEncoding("utf8").on("data", (chunk: string) => {
    text += chunk;
    const at = text.indexOf("\n");
    if (at < 0) return;
    const line = text.slice(0, at);
    text = text.slice(at + 1);
    settle({ line });
  });
  child.stderr.setEncoding("utf8").on("data", (chunk: string) => {
    lastWords = (lastWords + chunk).slice(-LAST_WORDS);
  });
  // A process that is gone does not take its question; its end says so.
  child.stdin.on("error", () => undefined);
  child.on("error", (error) => end(error.message));
  child.on("close", (status, signal) => end(signal ?? `status ${status}`));
  return {
    ask: (question) =>
      death === null
        ? new Promise((resolve) => {
            waiting = resolve;
            child.stdin.write(`${question}\n`);
          })
        : Promise.resolve({ died: death }),
    close: () => void child.stdin.end(),
  };
};
