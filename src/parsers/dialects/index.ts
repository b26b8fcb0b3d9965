/** Every dialect of this folder. Derived from the file names by `npm run derive`; a test compares. */
import type { Dialect } from "../dialect.ts";
import { client } from "./client.ts";
import { driverTasks } from "./driver-tasks.ts";
import { driverkit } from "./driverkit.ts";
import { firmwareProbe } from "./firmware-probe.ts";
import { kernelFaults } from "./kernel-faults.ts";

export const dialects: readonly Dialect[] = [client, driverTasks, driverkit, firmwareProbe, kernelFaults];
