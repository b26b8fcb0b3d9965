/** Steps in another order than the model has them, in words. */
import type { Of, Words } from "./words.ts";

type Steps = Of<"order" | "reply-order" | "release-order" | "settle-order" | "sequence">;

export const orderWords = (observation: Steps): Words => {
  switch (observation.kind) {
    case "order":
      return {
        kind: "order",
        what: "the task was completed before its reply",
        predicted: "reply, then completion",
        observed: "completion, then reply",
      };
    case "reply-order":
      return {
        kind: "order",
        what: "the controller replied before the transfer was done",
        predicted: "data, then reply",
        observed: "reply, then data",
      };
    case "release-order":
      return {
        kind: "order",
        what: "the driver undid its mapping before the reply",
        predicted: "reply, then unmapping",
        observed: "unmapping, then reply",
      };
    case "settle-order":
      return {
        kind: "order",
        what: "the client had its answer before the controller replied",
        predicted: "reply, then the client's answer",
        observed: "the client's answer, then reply",
      };
    case "sequence":
      return {
        kind: "order",
        what: `the ${observation.step === "reply" ? "reply" : "completion"} came after the end of the task`,
        predicted: "the other order",
        observed: observation.place === "after-end" ? "behind the end" : "ahead of the end",
      };
  }
};
