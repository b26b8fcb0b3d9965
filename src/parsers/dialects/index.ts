/** Every dialect of this folder. Derived from the file names by `npm run derive`; a test compares. */
import type { Dialect } from "../dialect.ts";
import { amdVi } from "./amd-vi.ts";
import { answersUpwards } from "./answers-upwards.ts";
import { appleDart } from "./apple-dart.ts";
import { appleFaults } from "./apple-faults.ts";
import { client } from "./client.ts";
import { controllerRequests } from "./controller-requests.ts";
import { controllerState } from "./controller-state.ts";
import { declarations } from "./declarations.ts";
import { dmaDebug } from "./dma-debug.ts";
import { dmar } from "./dmar.ts";
import { driverIdentity } from "./driver-identity.ts";
import { driverTasks } from "./driver-tasks.ts";
import { driverkit } from "./driverkit.ts";
import { firmwareProbe } from "./firmware-probe.ts";
import { hostKernel } from "./host-kernel.ts";
import { memoryCopy } from "./memory-copy.ts";
import { pciRegisters } from "./pci-registers.ts";
import { pcieAer } from "./pcie-aer.ts";
import { plainMemory } from "./plain-memory.ts";
import { plainWords } from "./plain-words.ts";
import { processState } from "./process-state.ts";
import { scsiErrors } from "./scsi-errors.ts";
import { smmu } from "./smmu.ts";
import { toldByCalls } from "./told-by-calls.ts";
import { toldByFields } from "./told-by-fields.ts";

export const dialects: readonly Dialect[] = [
  amdVi,
  answersUpwards,
  appleDart,
  appleFaults,
  client,
  controllerRequests,
  controllerState,
  declarations,
  dmaDebug,
  dmar,
  driverIdentity,
  driverTasks,
  driverkit,
  firmwareProbe,
  hostKernel,
  memoryCopy,
  pciRegisters,
  pcieAer,
  plainMemory,
  plainWords,
  processState,
  scsiErrors,
  smmu,
  toldByCalls,
  toldByFields,
];
