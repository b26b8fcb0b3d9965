/** Events in which the kernel speaks of the host's programs: a request that it refuses, a process that died, a bring-up that hangs. */
import type { Observed } from "../../model/evidence.ts";
import { isEmptyPiece } from "../empty-piece.ts";
import { countOf, observed } from "../observed.ts";
import { factOf, type Section } from "../section.ts";
import { type Builder, eventOf, lengthOf, numberOf } from "./fields.ts";

const emptyPiece = ({ first }: Section): Observed<number> | null =>
  isEmptyPiece(first.sentence) ? { value: 0, loss: null, at: first.at() } : null;

/** A request that the kernel refuses, or cuts to nothing. */
export const rejection: Builder = (section, base) =>
  eventOf(base, {
    kind: "rejection",
    segments: observed(factOf(section, "segments"), countOf),
    length: emptyPiece(section) ?? lengthOf(section, "requested", "length"),
    result: numberOf(section, "result", "status"),
  });

// dext process crashed     the driver process died     vireo-dext[412] exited
const OF_DRIVER = /dext|driver/i;

/** A process that died of an access. */
export const crash: Builder = (section, base) =>
  eventOf(base, {
    kind: "crash",
    address: numberOf(section, "address"),
    ofDriver: OF_DRIVER.test(section.first.sentence.body),
  });

/** A bring-up that hangs. */
export const stall: Builder = (_section, base) => eventOf(base, { kind: "stall" });
