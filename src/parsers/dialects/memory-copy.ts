/** What a driver's processor copies from one buffer to the other. Apart from the transfers of an engine, which no processor touches. */
import { copyEnds, isCopied, isCopiedInMemory } from "../copy.ts";
import { type Dialect, denies } from "../dialect.ts";

/** Copies by the functions of the C library. */
export const memoryCopy: Dialect = {
  id: "memory-copy",
  about: "Copies between two buffers of a driver, by the names of the functions that make them.",
  readings: [
    {
      example: "memcpy(0x104a28000, 0x16f3a8000, 6)",
      topics: ["cpu-copy"],
      opens: true,
      reads: (sentence) =>
        (isCopiedInMemory(sentence) || (isCopied(sentence) && copyEnds(sentence) !== null)) && !denies(sentence),
    },
  ],
  samples: [
    { lines: ["task 200: memcpy(0x104a28000, 0x16f3a8000, 6)"], gives: ["cpu-copy"] },
    { lines: ["[TaskID: 200] bcopy va 0x16f3a8000 -> va 0x104a28000 cnt 6"], gives: ["cpu-copy"] },
  ],
};
