/** Shapes: the same fault has the same one in every run, and another fault has another. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { analyze, parseFact, type Report } from "../../../src/index.ts";

const SAMPLES = join(import.meta.dirname, "../../../samples");

const textOf = (path: string): string => readFileSync(join(SAMPLES, path), "utf8");

interface Logs {
  readonly host: string;
  readonly device: string;
}

const logs: Logs = { host: textOf("seed-data-buffer/dext.log"), device: textOf("seed-data-buffer/fw.log") };

const NAMES = ["dext.log", "fw.log"];

const reportOf = ({ host, device }: Logs, names: readonly string[] = NAMES): Report => {
  const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
  const [one = "a", other = "b"] = names;
  return analyze([
    { name: one, bytes: bytes(host) },
    { name: other, bytes: bytes(device) },
  ]).report;
};

/** Those that a gate can set aside: a rule that is kept fails nothing. */
const shapesOf = ({ discrepancies, violations, diagnoses }: Report): readonly string[] => [
  ...discrepancies.map(({ kind, shape }) => `${kind} ${shape}`),
  ...violations.flatMap(({ rule, status, shape }) => (status === "violated" ? [`${rule} ${status} ${shape}`] : [])),
  ...diagnoses.map(({ causes, shape }) => `${causes.join("+")} ${shape}`),
];

const both = ({ host, device }: Logs, change: (text: string) => string): Logs => ({
  host: change(host),
  device: change(device),
});

const CHATTER = "kernel[0]: en0 link up\n".repeat(7);

const same: readonly (readonly [what: string, logs: Logs, names: readonly string[]])[] = [
  ["another address", both(logs, (text) => text.replaceAll("801c0000", "9ab40000")), NAMES],
  ["another task id", both(logs, (text) => text.replaceAll("TaskID: 200", "TaskID: 4711")), NAMES],
  ["other tags", both(logs, (text) => text.replaceAll("AME_Host_Normal_Handler_SCSI_Request", "Vendor_Reply")), NAMES],
  ["lines of others above", both(logs, (text) => CHATTER + text), NAMES],
  ["other names of the captures", logs, ["run7/host.txt", "run7/controller.txt"]],
  ["other line ends", both(logs, (text) => text.replaceAll("\n", "\r\n")), NAMES],
  ["stamps in front", both(logs, (text) => text.replace(/^/gmu, "2026-03-01 12:00:00.123456+0100 ").trimEnd()), NAMES],
];

describe("the shape of a result", () => {
  const shapes = shapesOf(reportOf(logs));

  it("is there for each of them", () => {
    expect(shapes.length).toBeGreaterThan(2);
    expect(shapes.filter((one) => !/ [0-9a-f]{16}$/u.test(one))).toEqual([]);
  });

  it.each(same)("is the same with %s", (_, changed, names) => {
    expect(shapesOf(reportOf(changed, names)).toSorted()).toEqual(shapes.toSorted());
  });

  it("is another one for other results", () => {
    expect(new Set(shapes.map((one) => one.split(" ").at(-1))).size).toBe(shapes.length);
  });

  it("of bytes that the client saw is not that of bytes that the driver saw", () => {
    const [host, device] = ["seed/dext.log", "seed/fw.log"].map(textOf);
    const told = (fact: string): string | undefined => {
      const parsed = parseFact(fact);
      if ("problem" in parsed) throw new Error(parsed.problem);
      const captures = [host ?? "", device ?? ""].map((text, index) => ({
        name: `${index}.log`,
        bytes: new TextEncoder().encode(text),
      }));
      return analyze(captures, { given: [parsed] }).report.discrepancies[0]?.shape;
    };
    expect(told("observed:dext=zeros")).toBe(told("observed:dext=zeros task:200"));
    expect(told("observed:client=zeros")).not.toBe(told("observed:dext=zeros"));
  });
});
