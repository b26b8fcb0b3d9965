/** Captures with the log of a program beside those of the driver and the firmware: its lines are those of the tasks with its blocks. */
import { describe, expect, it } from "vitest";
import { analyze } from "../../src/index.ts";

const HEX = "4a 11 23 90 07 c5 e8 02 6d 5f 80 3c 99 ee 41 07";

interface Read {
  readonly task: number;
  readonly block: number;
  readonly iova: string;
}

const two = (block: number): string => block.toString(16).padStart(8, "0");

const driver = ({ task, block, iova }: Read): readonly string[] => [
  `ppt tid=${task} t=0 lun=0 cdb=2800${two(block)}00000100 dir=2 xfer=512 iovm=${iova} tmo=9000`,
  `post tid=${task} smid=0x${(task + 32).toString(16)} dir=D2H dl=512 sge=${iova}+512`,
  `rpq smid=0x${(task + 32).toString(16)} tid=${task} iocst=0x0000 scsi=0x00 xfered=512`,
  `ParallelTaskCompletion tid=${task} ver=1 svc=2 st=0x00 bytes=512`,
];

const firmware = ({ task, block, iova }: Read, unit = 0): readonly string[] => {
  const smid = `smid=0x${(task + 32).toString(16)}`;
  return [
    `req ${smid} cdb=2800${two(block)}00000100 lun=${unit} dir=D2H dl=512 sge0=hi:00000000,lo:${iova.slice(2)},len:512`,
    `stg ${smid} src=0x25a71000 len=512`,
    `stg +000: ${HEX}`,
    `xfr go ${smid} dir=D2H src=0x25a71000 dst=${iova} len=512`,
    `xfr end ${smid} cnt=512 err=0`,
    `rep ${smid} iocst=0x0000 scsi=0x00 cnt=512 resid=0`,
  ];
};

const program = ({ block }: Read, buffer: string, bytes: string): readonly string[] => [
  `RD10 lba=${block} len=512 buf=${buffer} fill=a5`,
  "RD10 rc=0 (ok) transferred=512",
  `received buf=${buffer} len=512`,
  `  0x0000: ${bytes}`,
];

const stamped = (lines: readonly string[]): string =>
  lines.map((line, at) => `10:11:12.${String(100000 + at)} ${line}\n`).join("");

const encode = (text: string): Uint8Array => new TextEncoder().encode(text);

const report = (dext: readonly string[], fw: readonly string[], client: readonly string[]) =>
  analyze(
    [
      { name: "dext.log", bytes: encode(dext.map((line) => `ksas: ${line}\n`).join("")) },
      { name: "fw.log", bytes: encode(fw.map((line, at) => `[00041.${String(100000 + at)}] ${line}\n`).join("")) },
      ...(client.length === 0 ? [] : [{ name: "client.log", bytes: encode(stamped(client)) }]),
    ],
    {},
  ).report;

const FIRST: Read = { task: 3, block: 77, iova: "0x82ff8000" };
const SECOND: Read = { task: 4, block: 91, iova: "0x83004000" };

describe("what a program shows", () => {
  it("is held against the task with its block", () => {
    const both = [FIRST, SECOND];
    const old = "a5 a5 a5 a5 a5 a5 a5 a5 a5 a5 a5 a5 a5 a5 a5 a5";
    const { discrepancies } = report(
      both.flatMap(driver),
      both.flatMap((one) => firmware(one)),
      [...program(SECOND, "0x138af0200", old), ...program(FIRST, "0x138ae8200", HEX)],
    );
    expect(discrepancies.map(({ task }) => task)).toEqual(["4"]);
  });

  it("agrees where it has what was sent", () => {
    const { verdict } = report(driver(FIRST), firmware(FIRST), program(FIRST, "0x138ae8200", HEX));
    expect(verdict).toBe("nothing-wrong");
  });

  it("is of no task where none has its block", () => {
    const other = { ...FIRST, block: 78 };
    const zeros = HEX.replaceAll(/[0-9a-f]{2}/g, "00");
    expect(report(driver(FIRST), firmware(FIRST), program(other, "0x138ae8200", zeros)).discrepancies).toEqual([]);
  });
});

describe("a unit that arrives as another one", () => {
  it("speaks of the frame, whatever the command is", () => {
    const dext = [FIRST, SECOND].flatMap(driver);
    const [asked = ""] = firmware(SECOND, 64);
    const fw = [...firmware(FIRST), asked, "rep smid=0x24 iocst=0x0000 scsi=0x02 cnt=0 resid=512"];
    const { diagnoses, ruledOut } = report(
      dext.map((line) => line.replace(/(rpq smid=0x24.*)scsi=0x00 xfered=512/, "$1scsi=0x02 xfered=0")),
      fw,
      [],
    );
    expect(diagnoses[0]?.causes).toEqual(["malformed-request"]);
    expect(ruledOut.map(({ cause }) => cause)).not.toContain("malformed-request");
  });
});

describe("an address that changes on its way into the element", () => {
  it("is not denied by the driver that prints what it meant", () => {
    const swapped = firmware(FIRST).map((line) =>
      line
        .replace("hi:00000000,lo:82ff8000", "hi:0080ff82,lo:00000000")
        .replace("dst=0x82ff8000", "dst=0x80ff8200000000"),
    );
    const { diagnoses } = report(
      driver(FIRST),
      swapped,
      program(FIRST, "0x138ae8200", HEX.replaceAll(/[0-9a-f]{2}/g, "a5")),
    );
    expect(diagnoses[0]?.causes).toEqual(["byte-swapped-iova"]);
  });
});

describe("a request without data", () => {
  it("hangs as others do", () => {
    const ready = "ppt tid=5 t=0 l=0 cdb=000000000000 dir=0 xfer=0 iovm=0x0 tmo=9000";
    const { discrepancies } = report(
      [...driver(FIRST), ready, "UserAbortTaskRequest: t=0 l=0 tid=5"],
      firmware(FIRST),
      [],
    );
    expect(discrepancies.map(({ task }) => task)).toEqual(["5"]);
  });
});
