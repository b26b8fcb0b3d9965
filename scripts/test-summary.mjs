// Prints `N passed, N failed` from the JSON result of vitest. `node scripts/test-summary.mjs RESULT EXIT_STATUS`.
import { readFile } from "node:fs/promises";

const [result = "", exitStatus = "1"] = process.argv.slice(2);

/**
 * @typedef {object} Result
 * @property {number} numPassedTests
 * @property {number} numFailedTests
 * @property {{ status: string, assertionResults: unknown[] }[]} testResults
 */

/** @returns {Promise<Result | null>} `null` if the tests never ran. */
const read = async () => {
  try {
    return JSON.parse(await readFile(result, "utf8"));
  } catch {
    return null;
  }
};

const counts = await read();
const passed = counts?.numPassedTests ?? 0;
// A file that does not load fails without a test of its own, and so does a step before the tests: neither may look like a pass.
const broken = (counts?.testResults ?? []).filter(
  ({ status, assertionResults }) => status === "failed" && assertionResults.length === 0,
);
const failedTests = (counts?.numFailedTests ?? 0) + broken.length;
const failed = failedTests === 0 && exitStatus !== "0" ? 1 : failedTests;

if (counts === null) process.stdout.write("The tests did not run: see the messages above.\n");
process.stdout.write(`${passed} passed, ${failed} failed\n`);
