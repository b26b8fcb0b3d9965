#!/usr/bin/env node
// The command as npm links it: plain JavaScript that is committed, so that the link exists before anything is built. CommonJS,
// because to start Node's loader of modules takes a sixth of what Node itself takes.
const { existsSync } = require("node:fs");
const { join } = require("node:path");
const { load } = require("./load.cjs");

const bundle = join(__dirname, "../dist/dma-forensics.cjs");

if (existsSync(bundle)) {
  load(bundle);
} else {
  process.stderr.write("error: dma-forensics is not built yet. Run npm ci in its folder, which builds it.\n");
  process.exitCode = 2;
}
