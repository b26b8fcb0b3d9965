#!/usr/bin/env node
// The command as npm links it: plain JavaScript that is committed, so that the link exists before anything is built.
import { existsSync } from "node:fs";

const bundle = new URL("../dist/dma-forensics.js", import.meta.url);

if (existsSync(bundle)) {
  await import(bundle.href);
} else {
  process.stderr.write("error: dma-forensics is not built yet. Run npm ci in its folder, which builds it.\n");
  process.exitCode = 2;
}
