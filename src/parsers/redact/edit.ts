/** A change of one line: everything is found in the line as captured and changed at once, so that no token is taken for a value. */

/** UTF-16 offsets of the part that goes, and what takes its place. */
export interface Edit {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** The line with the edits made. Of two that overlap, the one that stands first in the list is made. */
export const applied = (line: string, edits: readonly Edit[]): string => {
  const made: Edit[] = [];
  for (const edit of edits) {
    if (!made.some(({ start, end }) => edit.start < end && start < edit.end)) made.push(edit);
  }
  let text = "";
  let at = 0;
  for (const { start, end, text: token } of made.sort((a, b) => a.start - b.start)) {
    text += line.slice(at, start) + token;
    at = end;
  }
  return text + line.slice(at);
};
