/** Accesses that worked, and what registers said, against a replay in which the controller may be cut off from the host. */
import { type AssumptionKey, flipped, type Setting } from "../assumption.ts";
import { agreed, type Judged, judged } from "../comparison.ts";
import { isCutOff } from "../components/bus.ts";
import { diesUncompleted } from "../death.ts";
import type { Machine } from "../machine.ts";
import type { ContactObservation, NeighbourObservation, RegisterObservation } from "../observation.ts";

/** What it takes to conclude from a line that the access was one of the controller's own. */
export const LEANS: Readonly<Record<ContactObservation["by"], readonly AssumptionKey[]>> = {
  fetch: ["controller.pull"],
  engine: ["controller.pull"],
  reply: ["controller.reply-path"],
};

export const compareContact = ({ by }: ContactObservation, assumptions: Setting): Judged => {
  const reaches = !isCutOff(assumptions);
  return judged(agreed(reaches), { of: "contact", reaches }, { leans: LEANS[by] });
};

export const compareRegister = ({ of, value }: RegisterObservation, assumptions: Setting): Judged => {
  const off = of === "mastering" && flipped(assumptions, "bus.mastering") === "off";
  const gone = flipped(assumptions, "bus.link") === "gone";
  // A register of a device that is gone says nothing about its bits.
  if (of === "mastering" && gone) return judged("unknown", { of: "register", register: of, value: false });
  // Without a session every read gives all ones, whatever the device would answer.
  const closed = flipped(assumptions, "driver.session") === "closed";
  if (of === "mastering" && closed) return judged("unknown", { of: "register", register: of, value: false });
  // The kernel takes bus mastering from the device of a driver that dies.
  if (of === "mastering" && !value && diesUncompleted(assumptions))
    return judged("match", { of: "register", register: of, value: false });
  const predicted = of === "mastering" ? !off : !gone && !closed;
  return judged(agreed(predicted === value), { of: "register", register: of, value: predicted });
};

/** Payload in foreign memory is what a translation to other pages leaves; where an address leads that nobody recorded, nobody knows. */
export const compareNeighbour = (machine: Machine, _: NeighbourObservation): Judged => {
  const landed = machine.buffers.neighbour.some(({ writer }) => writer.step === "dma");
  if (landed) return judged("match", { of: "neighbour", touched: true });
  const strayed = machine.refusals.some(({ address }) => address !== machine.path.dispatched?.address);
  return strayed
    ? judged("unknown", { of: "neighbour", touched: null })
    : judged("mismatch", { of: "neighbour", touched: false });
};
