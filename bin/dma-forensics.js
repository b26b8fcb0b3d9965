#!/usr/bin/env node
// The command as npm links it: plain JavaScript that is committed, so that the link exists before anything is built.
import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { load } from "./load.js";

const bundle = fileURLToPath(new URL("../dist/dma-forensics.cjs", import.meta.url));

if (existsSync(bundle)) {
  load(bundle);
} else {
  process.stderr.write("error: dma-forensics is not built yet. Run npm ci in its folder, which builds it.\n");
  process.exitCode = 2;
}
