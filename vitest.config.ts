/** Two groups of tests: the core in memory, and the command as people start it, for which the bundle is built once. */
import { defineConfig } from "vitest/config";

const results = process.env["TEST_RESULTS"];

export default defineConfig({
  test: {
    // The result as JSON goes where the CI script asks for it.
    reporters: results === undefined ? ["default"] : ["default", ["json", { outputFile: results }]],
    projects: [
      {
        test: {
          name: "core",
          include: ["test/**/*.test.ts"],
          exclude: ["test/shell/**"],
          // Laws over every sample take their time on a machine that has other things to do.
          testTimeout: 120_000,
        },
      },
      {
        test: {
          name: "shell",
          include: ["test/shell/**/*.test.ts"],
          globalSetup: ["test/shell/build.ts"],
          testTimeout: 120_000,
        },
      },
    ],
  },
});
