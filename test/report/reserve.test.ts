/** A clean verdict and lines that nobody understood: the first sentence says so if they stand among those of a task. */
import { describe, expect, it } from "vitest";
import { analyze } from "../../src/index.ts";
import { encode } from "../parsers/read.ts";

const HOST = [
  "[UserProcessParallelTask_Impl] fControllerTaskIdentifier = 200",
  "[UserProcessParallelTask_Impl] fBufferIOVMAddr = 0x801c0000",
  "[UserProcessParallelTask_Impl] fRequestedTransferCount = 6",
  "[Handler] [TaskID: 200] COMPLETING...",
  "[Handler] - ReplyStatus = SUCCESS (0x0)",
];

const DEVICE = [
  "Host IOVA (High:Low) = 0x00000000801c0000",
  "DataLength in Header = 6 (0x6)",
  "TaskID in Header = 200",
];

const UNREAD = "mystery word 0x801c0000";

const reportOf = (host: readonly string[], device: readonly string[]) =>
  analyze([
    { name: "host.log", bytes: encode(host.join("\n")) },
    { name: "device.log", bytes: encode(device.join("\n")) },
  ]).report;

describe("a clean verdict", () => {
  const clean = reportOf(HOST, DEVICE);

  it("has no reserve where every line among those of the task is understood", () => {
    expect(clean.verdict).toBe("nothing-wrong");
    expect(clean.headline).not.toMatch(/not understood/);
  });

  it.each([
    [
      "one line",
      [...HOST.slice(0, 3), UNREAD, ...HOST.slice(3)],
      /one line among theirs was not understood and could overturn this$/,
    ],
    [
      "two lines",
      [...HOST.slice(0, 3), UNREAD, `${UNREAD} again`, ...HOST.slice(3)],
      /2 lines among theirs were not understood and could/,
    ],
  ])("says in its first sentence that %s among those of the task is unread", (_, host, words) => {
    const { verdict, headline, captures } = reportOf(host, DEVICE);
    expect(verdict).toBe("nothing-wrong");
    expect(captures.find(({ name }) => name === "host.log")?.unread).toBeGreaterThan(0);
    expect(headline).toMatch(words);
  });

  it("leaves unread lines before and behind the task to the account of lines", () => {
    const { headline, captures } = reportOf([UNREAD, ...HOST, `${UNREAD} again`], DEVICE);
    expect(captures.find(({ name }) => name === "host.log")?.unread).toBe(2);
    expect(headline).toBe(clean.headline);
  });
});
