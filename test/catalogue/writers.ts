/** Writers of all the formats that captures come in. */
import { LINUX } from "./writers/linux.ts";
import { MAC } from "./writers/mac.ts";
import { SERIAL } from "./writers/serial.ts";
import type { Writer } from "./writers/writer.ts";

export const writers: readonly Writer[] = [...MAC, ...LINUX, ...SERIAL];
