/** Bytes that are told in pieces, because some of them differ, are still one value: one group for whoever puts marks around values. */
import type { Content, Inline } from "../document.ts";

/** True for bytes, and for those of them that are not as predicted. */
export const isBytes = (piece: Inline | undefined): boolean => piece?.role === "bytes" || piece?.role === "changed";

/** Bytes that follow one another in one group, with equal neighbours in one piece; everything else alone. */
export const grouped = (content: Content): readonly Content[] => {
  const groups: Inline[][] = [];
  for (const piece of content) {
    const group = groups.at(-1);
    const last = group?.at(-1);
    if (group === undefined || last === undefined || !isBytes(piece) || !isBytes(last)) groups.push([piece]);
    else if (last.role === piece.role) group[group.length - 1] = { ...last, text: last.text + piece.text };
    else group.push(piece);
  }
  return groups;
};
