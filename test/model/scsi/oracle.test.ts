/**
 * SCSI decoding against sg3_utils 1.46 (Debian): `recorded/` holds commands and what they printed, and every fact in there that the
 * decoder has must be the same.
 */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { cdbLengthOf, commandOf, operationNamed } from "../../../src/model/scsi/cdb.ts";
import { inquiryOf } from "../../../src/model/scsi/replies.ts";
import { additionalName, senseKeyName, senseOf } from "../../../src/model/scsi/sense.ts";
import { statusName, statusNamed } from "../../../src/model/scsi/status.ts";

interface Recorded {
  readonly command: string;
  readonly printed: string;
}

const recorded = (name: string): readonly Recorded[] =>
  readFileSync(join(import.meta.dirname, "recorded", `${name}.txt`), "utf8")
    .split(/^\$ /m)
    .slice(1)
    .map((entry) => {
      const [command = "", ...lines] = entry.split("\n");
      return { command, printed: lines.join("\n") };
    });

const bytesIn = (text: string): readonly number[] =>
  (text.match(/\b[0-9a-f]{2}\b/g) ?? []).map((pair) => Number.parseInt(pair, 16));

const group = (pattern: RegExp, text: string): string | null => pattern.exec(text)?.[1] ?? null;

const same = (text: string): string => text.toLowerCase();

describe("sense data", () => {
  it.each(recorded("sense").map(({ command, printed }) => [command, printed] as const))("%s", (command, printed) => {
    const sense = senseOf(bytesIn(command.replace("sg_decode_sense", ""))) ?? expect.fail("is no sense");
    expect(sense.format).toBe(group(/^(Fixed|Descriptor) format/, printed)?.toLowerCase());
    expect(sense.deferred).toBe(printed.includes("deferred"));
    expect(senseKeyName(sense.key ?? -1)).toBe(group(/Sense key: (.+)/, printed));
    expect(additionalName(sense.asc ?? -1, sense.ascq ?? -1)).toBe(group(/Additional sense: (.+)/, printed));
    const information = group(/(?:Info fld=|Information: )(0x[0-9a-f]+)/, printed);
    expect(sense.information).toBe(information === null ? null : BigInt(information));
    const pointer = /Error in (Command|Data parameters): byte (\d+)(?: bit (\d))?/.exec(printed);
    const bit = pointer?.[3];
    expect(sense.pointer).toEqual(
      pointer === null
        ? null
        : {
            in: pointer[1] === "Command" ? "command" : "data",
            byte: Number(pointer[2]),
            bit: bit === undefined ? null : Number(bit),
          },
    );
  });
});

describe("commands", () => {
  it.each(recorded("commands").map(({ command, printed }) => [command, printed.trim()] as const))(
    "%s is called %s",
    (command, name) => {
      const cdb = bytesIn(command.replace("sg_decode_sense --cdb", ""));
      expect(same(commandOf(cdb)?.name ?? "")).toBe(same(name));
      expect(operationNamed(name)?.code).toBe(cdb[0]);
    },
  );
});

describe("statuses", () => {
  it.each(recorded("status").map(({ command, printed }) => [command, printed] as const))("%s", (command, printed) => {
    const status = Number.parseInt(group(/--status=(\w+)/, command) ?? "", 16);
    const name = group(/SCSI status: (.+)/, printed) ?? "";
    expect(statusName(status)).toBe(name);
    expect(statusNamed(name.replaceAll(" ", "_").toUpperCase())).toBe(status);
  });
});

describe("INQUIRY data", () => {
  it.each(recorded("inquiry").map(({ command, printed }) => [command, printed] as const))("%s", (command, printed) => {
    const data = inquiryOf(bytesIn(command.replace(/^.*#/, "")));
    const number = (pattern: RegExp): number => Number(group(pattern, printed));
    expect(data).toMatchObject({
      qualifier: number(/PQual=(\d)/),
      type: number(/PDT=(\d+)/),
      removable: number(/RMB=(\d)/) === 1,
      version: number(/version=(0x[0-9a-f]+)/),
      format: number(/Resp_data_format=(\d+)/),
      length: number(/length=(\d+)/),
      vendor: group(/Vendor identification: (.+)/, printed),
      product: group(/Product identification: (.+)/, printed),
      revision: group(/Product revision level: (.+)/, printed),
      plausible: true,
    });
  });
});

describe("the length of a CDB", () => {
  it.each([
    [0x00, 6],
    [0x1f, 6],
    [0x20, 10],
    [0x5f, 10],
    [0x60, null],
    [0x80, 16],
    [0x9f, 16],
    [0xa0, 12],
    [0xbf, 12],
    [0xc0, null],
    [0xff, null],
  ])("of 0x%s", (code, length) => {
    expect(cdbLengthOf([code])).toBe(length);
  });

  it("of the variable ones stands in them", () => {
    expect(cdbLengthOf([0x7f, 0, 0, 0, 0, 0, 0, 0x18])).toBe(32);
    expect(cdbLengthOf([0x7f, 0, 0, 0, 0, 0, 0, null])).toBe(null);
    expect(cdbLengthOf([null, 0])).toBe(null);
  });
});
