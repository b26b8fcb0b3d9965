/** Lines of a made-up driver and its controller, and what is found of a contract rule in them: the tables of this folder are made of them. */
import { describe, expect, it } from "vitest";
import { analyze, type Platform } from "../../../src/index.ts";

type Status = "violated" | "kept" | "not-assessable";

export interface Row {
  readonly rule: string;
  readonly status: Status;
  readonly about: string;
  readonly host: readonly string[];
  readonly device?: readonly string[];
  readonly platform?: Platform;
}

const encode = (lines: readonly string[]): Uint8Array => new TextEncoder().encode(`${lines.join("\n")}\n`);

export const statusesOf = ({ host, device = [], platform = "unknown" }: Omit<Row, "rule" | "status" | "about">) => {
  const captures = [{ name: "dext.log", bytes: encode(host) }];
  if (device.length > 0) captures.push({ name: "fw.log", bytes: encode(device) });
  const { report } = analyze(captures, { platform });
  return new Map(report.violations.map(({ rule, status, evidence }) => [rule, { status, evidence }]));
};

export const dispatch = (task: number, more = ""): string =>
  `plover: UserProcessParallelTask: task=${task} target=0 iova=0x80${task.toString(16).padStart(2, "0")}0000 len=36 dir=IN cdb=12 00 00 00 24 00${more}`;
export const post = (task: number): string =>
  `plover: doorbell task=${task} address=0x80${task.toString(16).padStart(2, "0")}0000 length=36`;
export const reply = (task: number): string =>
  `plover: reply task=${task} ReplyStatus=0x0 SCSIStatus=0x0 transferred=36`;
export const complete = (task: number, more = " fBytesTransferred=36 version=1"): string =>
  `plover: ParallelTaskCompletion: fControllerTaskIdentifier=${task} fCompletionStatus=0x0${more}`;
export const whole = (task: number): readonly string[] => [dispatch(task), post(task), reply(task), complete(task)];
export const begin = "plover: UserInitializeController: enter";
export const end = "plover: UserInitializeController returning 0x0";
export const start = "plover: UserStartController -> 0x0";
export const read = (task: number, lba: number): string =>
  `plover: UserProcessParallelTask: task=${task} target=0 iova=0x80${task.toString(16).padStart(2, "0")}0000 len=4096 dir=IN cdb=28 00 00 00 ${lba.toString(16).padStart(2, "0")} 00 00 00 08 00`;
export const write = (task: number, lba: number): string => read(task, lba).replace("dir=IN cdb=28", "dir=OUT cdb=2a");

export const fetched = (
  task: number,
  address = `0x0000000080${task.toString(16).padStart(2, "0")}0000`,
): readonly string[] => [
  `ptc recv tag=${task} host_addr=${address} xfer_len=36`,
  `ptc dma done tag=${task} count=36`,
  `ptc reply sent tag=${task} status=0`,
];

/** Each row as a test of its own: the rule has the status, and lines for it unless it is open. */
export const expectRows = (rows: readonly Row[]): void => {
  describe.each(rows.map((row) => [row.rule, row.status, row.about, row] as const))(
    "%s %s",
    (rule, status, about, row) => {
      it(about, () => {
        const found = statusesOf(row).get(rule);
        expect(found?.status).toBe(status);
        if (status !== "not-assessable") expect(found?.evidence.length).toBeGreaterThan(0);
      });
    },
  );
};
