/** The cause `multi-segment-refusal`: `framework.segments` becomes `several`. */
import type { Cause } from "../cause.ts";

export const multiSegmentRefusal: Cause = {
  id: "multi-segment-refusal",
  title: "Multi-segment refusal",
  sentence:
    "The kernel makes more than one segment of the request, needs exactly one, and fails the request before the driver sees it.",
  flip: { key: "framework.segments", value: "several" },
  effect: "established",
  remedy: "Give the provider a mapper that joins the pages; where there is none, keep requests inside one page.",
  remedyClass: "own",
  explanation:
    "A task has one address and one length. The kernel prepares the request, generates the segments, and goes on only if there is one. With a mapper that is the rule; without one it takes a request whose pages happen to lie side by side, so that the same length succeeds at one offset in a page and fails at another.",
  missing: "how many segments the kernel made of the request that failed",
  supports:
    "A line that counts more than one segment for a request that fails, or failing requests that all straddle a page.",
  refutes: "A line that counts one segment, or the hand-over of the request that failed.",
  commonness: 3,
  authority: "Two driver projects that measured it; the kernel half of the framework is closed source.",
};
