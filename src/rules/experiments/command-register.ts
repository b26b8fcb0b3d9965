/** The command register and one other register while a task hangs. Separates a controller that may not, one that is gone, and one that is refused. */

import { setting } from "../../model/assumption.ts";
import { isCutOff } from "../../model/components/bus.ts";
import { registersIn } from "../../model/register.ts";
import { eventOf } from "../../model/task.ts";
import type { Experiment } from "../experiment.ts";

export const commandRegister: Experiment = {
  id: "command-register",
  do: "Read the PCI command register and one register of the controller when a task is late, before anything resets it.",
  ask: "Does the controller answer while a task is late? Please read its PCI command register and one register of its own before anything resets it.",
  paste: [
    "uint16_t command = 0; uint32_t state = 0;",
    "device->ConfigurationRead16(kIOPCIConfigurationOffsetCommand, &command);",
    "device->MemoryRead32(0, kStateRegister, &state);",
    'os_log(OS_LOG_DEFAULT, "[%{public}s] PCI command register = 0x%{public}04x, MMIO read 0x%{public}x = 0x%{public}08x", __func__, command, kStateRegister, state);',
  ].join("\n"),
  place: "driver",
  cost: 3,
  dependable: true,
  applies: ({ events }, tasks) =>
    tasks.some((task) => eventOf(task, "timeout") !== undefined || eventOf(task, "abort") !== undefined) &&
    !events.some((event) => registersIn(event).length > 0),
  predicts: ({ trial }) => {
    const keys = new Set(trial.flips.map(({ key }) => key));
    if (keys.has("bus.mastering")) return "off";
    // Without a session no register of the device is reached either.
    if (keys.has("bus.link") || keys.has("driver.session")) return "gone";
    return isCutOff(setting(trial.flips)) ? "refused" : "working";
  },
  outcomes: {
    off: "the command register lacks bit 2 (0x4)",
    gone: "the register of the controller reads as all ones",
    refused: "both are in order, and the kernel has a fault line about a requester, a context entry or a stream",
    working: "both are in order, and no fault is logged",
  },
};
