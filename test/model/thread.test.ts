/** What the thread and the clock of a line tell, and what they do not: where a call stands, and whose line it is. */
import { describe, expect, it } from "vitest";
import { analyze } from "../../src/index.ts";

const encode = (lines: readonly string[]) => new TextEncoder().encode(`${lines.join("\n")}\n`);

const reportOf = (captures: Readonly<Record<string, readonly string[]>>) =>
  analyze(
    Object.entries(captures).map(([name, lines]) => ({ name, bytes: encode(lines) })),
    {},
  ).report;

describe("a call of UserGetDataBuffer that names no method", () => {
  const host = (thread: string) => {
    const line = (on: string, at: number, said: string) =>
      `2026-03-14 09:26:53.00000${at}+0900 ${on.padEnd(10)} Default     0x0                  0      0    kernel: (com.example.marsh.dext) mar: ${said}`;
    return [
      line("0x4c1", 1, "start task=62 INQUIRY len=6 iova=0x80144000 dir=IN"),
      line("0x4c1", 2, "fixup: UserGetDataBuffer(task 62) -> 0x0, va 0x104f2c000, len 6"),
      line(thread, 3, "post task=62 sge addr=0x80144000 len=6"),
      line("0x4c6", 4, "reply task=62 moved=6 scsi=00"),
      line("0x4c6", 5, "peek at va 0x104f2c000 for task 62: 00 00 00 00 00 00"),
      line("0x4c6", 6, "complete task=62 ver=1 svc=2 scsi=00 bytes=6"),
    ];
  };
  const firmware = [
    "fw: rx request tag 62 host addr 0x80144000 len 6 cdb 12 00 00 00 06 00",
    "fw: tag 62 staged at 0x2c0a1100, 6 bytes: 00 00 06 12 1f 00",
    "fw: reply posted tag 62 status 0",
  ];

  it.each([
    ["posts the request behind it: it stands in the method", "0x4c1", true],
    ["is not the one that posts: nobody knows where it stands", "0x4c9", false],
  ])("on the task's thread, which %s", (_where, thread, within) => {
    const { diagnoses } = reportOf({ "dext.log": host(thread), "fw.log": firmware });
    const found = diagnoses.find(({ causes }) => causes.join() === "copied-back-buffer");
    expect(found?.against ?? []).toHaveLength(within ? 0 : 1);
    expect(found?.shown).toBe(within);
  });
});

it("a counter in front of the lines of one firmware tells no controllers apart, though its tasks reuse an id", () => {
  const host = [1, 2, 3].flatMap((at) => [
    `[UserProcessParallelTask_Impl] task=7 iova=0x8${at}144000 len=6 dir=IN cdb=12 00 00 00 06 00`,
    `[Complete] ParallelTaskCompletion: task=7 bytes=6 status=0x0 version=1`,
  ]);
  const firmware = [1, 2, 3].flatMap((at) => [
    `T+00000${at}100 fw: rx request tag 7 host addr 0x8${at}144000 len 6`,
    `T+00000${at}200 fw: tag 7 staged at 0x2c0a1${at}00, 6 bytes: 00 00 06 12 1f 0${at}`,
  ]);
  const { tasks } = reportOf({ "dext.log": host, "fw.log": firmware });
  expect(tasks.map(({ ref, joins }) => [ref, joins.length > 0])).toEqual([
    ["7", true],
    ["7#2", true],
    ["7#3", true],
  ]);
});
