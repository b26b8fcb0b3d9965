/** The cause `cleared-view`: `driver.view` becomes `cleared`. */
import type { Cause } from "../cause.ts";

export const clearedView: Cause = {
  id: "cleared-view",
  title: "Cleared view",
  sentence: "The driver clears its own buffer after the data arrived in it.",
  flip: { key: "driver.view", value: "cleared" },
  effect: "established",
  remedy: "Remove the memset, or move it before the request is posted.",
  remedyClass: "own",
  explanation:
    "A buffer that is cleaned for the next use, or initialised in a completion path, loses the data that just arrived in it. Where that buffer is copied to the client, the client gets zeros as well.",
  missing: "a memset or bzero of the buffer after the reply",
  supports: "A memset, bzero or fill of the buffer that stands after the reply.",
  refutes: "A dump of the same buffer with the data in it at completion.",
  commonness: 4,
  authority: "Order of lines in one log.",
};
