/** Captures that are read once more, to be cut down to some of their lines. Apart from the proof, which needs no files. */
import type { Outcome } from "../../src/index.ts";
import { feedSources } from "./analyze/captures.ts";
import type { Sources } from "./analyze/sources.ts";
import { type Cut, openCutting } from "./proof.ts";

/** How the captures of an outcome are cut down; the sources must be such that they can be read twice. */
export const cutOf =
  (sources: Sources, outcome: Outcome): Cut =>
  async (lines) => {
    const cutting = openCutting(outcome, lines);
    await feedSources(sources, cutting);
    return cutting.cut();
  };
