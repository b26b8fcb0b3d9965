/** Every fault that the simulator can put into its machine. */
import type { Fault } from "../scenario.ts";
import { besideFaults } from "./beside.ts";
import { device } from "./device.ts";
import { driver } from "./driver.ts";
import { framework } from "./framework.ts";
import { outsideFaults } from "./outside.ts";
import { platformFaults } from "./platform.ts";

/** Those that are causes of the public list. */
export const libraryFaults: readonly Fault[] = [...framework, ...driver, ...device, ...platformFaults, ...besideFaults];

export { outsideFaults };
