/**
 * Forms that drivers and firmware in the way of other systems' ports have: names of enumerations beside their numbers, halves of addresses behind a
 * word for whose they are, counters in front of levels. None is of a sample or of a simulator's words.
 */
import { describe, expect, it } from "vitest";
import { gists } from "./read.ts";

const all = (...lines: readonly string[]) => gists(lines.join("\n"));

/** A start-up that only a host logs. */
const HOST = "qx: UserStartController -> 0x0";

describe("a status with the name of its enumeration", () => {
  it.each([
    ["qx: reply tag=7 SrbStatus=SRB_STATUS_SUCCESS(0x01) transferred=6", true],
    ["qx: reply tag=7 srb_status=0x1 transferred=6", true],
    ["qx: reply tag=7 srb_status=0x81 transferred=6", true],
    ["qx: reply tag=7 srb_status=0x84 transferred=6", false],
    ["qx: reply tag=7 cam_status=CAM_REQ_CMP (0x1) transferred=6", true],
    ["qx: reply tag=7 ioc_status=MPI2_IOCSTATUS_SUCCESS transferred=6", true],
    ["qx: reply tag=7 ioc_status=MPI2_IOCSTATUS_BUSY (0x2) transferred=6", false],
    ["qx: reply tag=7 SrbStatus=SRB_STATUS_ERROR(0x04) transferred=6", false],
    ["qx: reply tag=7 ioc_status=0x1 transferred=6", false],
  ])("%s", (line, ok) => {
    expect(all(HOST, line).at(-1)).toMatchObject({ kind: "reply", status: { ok } });
  });

  it("contradicts itself where the numbers of the enumeration are known", () => {
    expect(all(HOST, "qx: reply tag=7 ReplyStatus=GOOD (0x2) transferred=6").at(-1)).toMatchObject({
      status: "(unreadable)",
    });
  });
});
