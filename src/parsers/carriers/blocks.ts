/** Records that are blocks of lines: properties, one a line, under a line that begins the block. */
import { type Block, type BlockNotation, type Carrier, type Noted, notedOf } from "../notation.ts";

/** Reads blocks for all notations that have them. */
export const openBlocks = (notations: readonly BlockNotation[], emit: (noted: Noted) => void): Carrier => {
  let block: Block | null = null;
  return {
    push: (line) => {
      if (block === null) {
        const notation = notations.find((candidate) => candidate.begins(line.text));
        if (notation === undefined) return "idle";
        block = notation.open((entry) => {
          for (const noted of notedOf(notation, entry)) emit(noted);
        });
      }
      const step = block.push(line);
      if (step === "over" || step === "refused") block = null;
      return step;
    },
    isOpen: () => block !== null,
    overflow: () => {
      block = null;
      return "refused";
    },
    end: () => {
      const held = block !== null;
      block = null;
      return held ? "refused" : "taken";
    },
  };
};
