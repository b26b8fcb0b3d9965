/** The cause `lost-interrupt`: `controller.interrupt` becomes `lost`. */
import type { Cause } from "../cause.ts";

export const lostInterrupt: Cause = {
  id: "lost-interrupt",
  title: "Lost interrupt",
  sentence: "The controller has answered, and the driver never learns of it.",
  flip: { key: "controller.interrupt", value: "lost" },
  effect: "established",
  remedy:
    "Check the interrupt source, its queue and the mask; read the whole reply queue at each interrupt, and again before it is enabled.",
  remedyClass: "own",
  explanation:
    "An interrupt that is masked, shared, cleared too early or raised while the handler runs leaves a reply in the queue. The next interrupt, or a poll, may bring several old replies at once.",
  missing: "a reply of the task at the driver",
  supports: "The controller's own line that it posted the reply, and none of the driver that saw it.",
  refutes: "A line of the driver that saw the reply.",
  commonness: 3,
  authority: "Inference from how reply queues work; field reports of lost completions.",
};
