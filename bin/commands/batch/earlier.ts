/** What an earlier run of `batch` has written: the last line of each case counts. */
import type { CaseLine } from "../../../src/index.ts";
import { identityAt, linesOf, openFile, say } from "../../host.ts";

export interface Earlier {
  /** By the name of the case. */
  readonly lines: ReadonlyMap<string, CaseLine>;
  /** The file, so that it is not taken for a capture. */
  readonly identity: string | null;
  /** False if the file ends within a line, which a new one must not be glued to. */
  readonly whole: boolean;
}

export const NOTHING_EARLIER: Earlier = { lines: new Map(), identity: null, whole: true };

/** Reads the file line by line; without a file there is nothing. Throws `CannotAnalyse`. */
export const readEarlier = async (path: string): Promise<Earlier> => {
  if ((await identityAt(path)) === null) {
    say(`note: ${path}: there is no such file yet, so that every case is analysed`);
    return NOTHING_EARLIER;
  }
  const { parseCaseLine } = await import("../../../src/files.ts");
  const input = await openFile(path);
  const lines = new Map<string, CaseLine>();
  let [skipped, last] = [0, 0x0a];
  const watched = async function* (): AsyncGenerator<Uint8Array> {
    for await (const chunk of input.chunks()) {
      last = chunk.at(-1) ?? last;
      yield chunk;
    }
  };
  try {
    for await (const text of linesOf(watched())) {
      if (text.trim() === "") continue;
      const line = parseCaseLine(text);
      if (line === null) skipped += 1;
      else lines.set(line.case, line);
    }
  } finally {
    await input.close();
  }
  if (skipped > 0)
    say(`note: ${path}: ${skipped} ${skipped === 1 ? "line is" : "lines are"} none of this version, and not used`);
  return { lines, identity: input.identity, whole: last === 0x0a };
};
