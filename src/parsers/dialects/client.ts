/** Consumers above the driver: what a disk tool, a test program or the block layer says that it got. */
import { type Dialect, has, says } from "../dialect.ts";
import type { Statement } from "../statement.ts";

const emptyCapacity = ({ fields }: Statement): boolean =>
  fields.some(({ role, content }) => role === "capacity" && content.number === 0n);

export const client: Dialect = {
  id: "client",
  about: "Programs and kernel layers that use the disk.",
  readings: [
    {
      example: "client buffer dump: task 18, length = 36",
      topics: ["dump"],
      opens: true,
      reads: (statement) => says(statement, "client") && says(statement, "dump", "contents", "hexdump"),
    },
    {
      example: "disk2 capacity: 0 bytes",
      topics: ["client"],
      opens: true,
      // Any disk may be empty, but only a line that speaks of the client says that its own disk is not.
      reads: (statement) => emptyCapacity(statement) || (says(statement, "client") && has(statement, "capacity")),
    },
    {
      example: "disk4 is a 0-byte disk",
      topics: ["client"],
      opens: true,
      reads: (statement) => says(statement, "0byte", "zerobyte") && !has(statement, "capacity"),
    },
    {
      example: "client read error on disk4: 0xe00002ca",
      topics: ["client"],
      opens: true,
      reads: (statement) =>
        says(statement, "client") &&
        says(statement, "error", "failed", "failure") &&
        !says(statement, "dump", "contents", "hexdump") &&
        !has(statement, "capacity"),
    },
  ],
  samples: [
    { lines: ["client buffer dump: task 9, length = 6", "0x0000: 00 00 00 00 00 00"], gives: ["dump"] },
    { lines: ["client: disk4 capacity: 0 bytes"], gives: ["client"] },
    { lines: ["client capacity: 1967128576 bytes"], gives: ["client"] },
    { lines: ["disk4 is a 0-byte disk"], gives: ["client"] },
    { lines: ["client read error on disk4: 0xe00002ca"], gives: ["client"] },
  ],
};
