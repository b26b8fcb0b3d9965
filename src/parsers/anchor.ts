/** The words of `--align`: two lines of two captures that are about one moment. */
import type { ToldAnchor } from "../model/align/told-anchor.ts";

// fw.log:12=dext.log:40
const ANCHOR = /^(.+):(\d{1,9})=(.+):(\d{1,9})$/;

/** The anchor that the text states, `null` if it is none. */
export const parseAnchor = (text: string): ToldAnchor | null => {
  const [, first, line = "0", second, other = "0"] = ANCHOR.exec(text.trim()) ?? [];
  if (first === undefined || second === undefined) return null;
  return {
    text: text.trim(),
    places: [
      { capture: first, line: Number(line) },
      { capture: second, line: Number(other) },
    ],
  };
};
