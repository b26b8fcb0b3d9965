/** PuTTY stamps no line; it puts a header in front of each session that it appends to a file. */
import type { Framing } from "../framing.ts";

// =~=~=~=~=~=~=~=~=~=~=~= PuTTY log 2026.03.14 09:26:53 =~=~=~=~=~=~=~=~=~=~=~=     or the rest of it on a line of its own
const HEADER = /^(?:=~){4,16}=?(?: PuTTY log [\d.]{8,10} [\d:]{8} {0,2}(?:=~){0,16}=?)?\s{0,4}$/;

export const putty: Framing = {
  id: "putty",
  about: "The header of a PuTTY session log.",
  examples: [],
  general: false,
  writer: null,
  match: () => null,
  furniture: (line) => (HEADER.test(line) ? { lost: null } : null),
  stampOf: () => null,
};
