/**
 * What drivers say of a controller's own state: its log words, its fault state, an NVMe status register. None names an access, so
 * each is a notice. Forms: mpt3sas, megaraid_sas and nvme of Linux; IONVMeController of macOS.
 */
import type { Dialect } from "../dialect.ts";
import { DEVICE_PREFIX } from "../faults/device-class.ts";
import { logInfoOf } from "../faults/loginfo.ts";
import { detailsOf, type FixedLine, fixedLine, placed } from "../fixed.ts";

// mpt3sas_cm0: log_info(0x31110630): originator(PL), code(0x11), sub_code(0x0630)
const LOG_INFO = /\b(?:(mp[rst]\d?\w{0,16}):\s{1,4})?log_?info(?:\((0x[0-9a-f]{8})\)|\s?[:=]\s?(0x[0-9a-f]{8})\b)/di;

// megaraid_sas 0000:18:00.0: FW in FAULT state Fault code:0x10000 subcode:0x0 func:megasas_wait_for_outstanding_fusion
const FAULT_STATE = new RegExp(
  `${DEVICE_PREFIX}FW in FAULT state(?:[,!]? ?Fault code:(0x[0-9a-f]{1,8})\\b(?: subcode:(0x[0-9a-f]{1,8})\\b(?: func:(\\w{1,60}))?)?)?`,
  "di",
);

// mpt3sas_cm0: fault_state(0x5854)!
const MPT_FAULT = /\b(mp[rst]\d?\w{0,16}): (?:SAS host is in )?fault_state ?\((0x[0-9a-f]{4})\)/di;

// nvme nvme0: controller is down; will reset: CSTS=0xffffffff, PCI_STATUS=0x10
const CSTS =
  /\bCSTS=(0x(?:[0-9a-f]{1,8}(?=[\s,;.])|[0-9a-f](?:[0-9a-f]{7})?\s*$))(?:, ?PCI_STATUS=(0x[0-9a-f]{1,4})(?![0-9a-f]))?/di;

const CSTS_WORDS = /controller is down|Fatal error|controller (?:not ready|reset|fatal)|I\/O \d|timeout|nvme/i;

const logInfo = (body: string): FixedLine | null => {
  const match = LOG_INFO.exec(body);
  if (match === null) return null;
  const group = match[2] === undefined ? 3 : 2;
  const { bus, originator, code, subCode } = logInfoOf(Number(match[group]));
  return fixedLine(match, "notice", "controller", {
    requester: placed(match, 1, (text) => text),
    details: detailsOf(
      match,
      [group, "log word"],
      [group, "bus", () => bus],
      [group, "originator", () => originator],
      [group, "code", () => code],
      [group, "sub-code", () => subCode],
    ),
  });
};

const faultState = (body: string): FixedLine | null => {
  const match = FAULT_STATE.exec(body);
  if (match !== null) {
    return fixedLine(match, "notice", "controller", {
      failed: true,
      requester: placed(match, 2, (text) => text),
      details: detailsOf(match, [3, "fault code"], [4, "sub-code"], [5, "function"]),
    });
  }
  const mpt = MPT_FAULT.exec(body);
  if (mpt === null) return null;
  const details = detailsOf(mpt, [2, "fault code"]);
  return fixedLine(mpt, "notice", "controller", { failed: true, requester: placed(mpt, 1, (text) => text), details });
};

/** RDY in bit 0, CFS in 1, SHST in 3-2. All ones is no status: nothing answered. Authority: NVM Express base specification, CSTS. */
const cstsMeans = (text: string): string => {
  const value = Number(text);
  if (value === 0xffff_ffff) return "not reachable";
  const ready = (value & 1) === 1 ? "ready" : "not ready";
  const fatal = (value & 2) === 2 ? ", fatal status" : "";
  const shutdown = ["", ", shutdown begun", ", shutdown complete", ""][(value >>> 2) & 3] ?? "";
  return `${ready}${fatal}${shutdown}`;
};

/** All ones: the configuration space is gone as well. Fewer of them may be the beginning of a cut one. */
const pciStatusMeans = (text: string): string => {
  if (/^0xf{4}$/i.test(text)) return "not reachable";
  return /^0xf{1,3}$/i.test(text) ? "unknown" : "reachable";
};

const csts = (body: string): FixedLine | null => {
  const match = CSTS.exec(body);
  if (match === null || !CSTS_WORDS.test(body)) return null;
  return fixedLine(match, "notice", "controller", {
    failed: /fatal status$/.test(cstsMeans(match[1] ?? "").replace(/, shutdown .*$/, "")),
    details: detailsOf(
      match,
      [1, "CSTS", (text) => text.trim()],
      [1, "controller", cstsMeans],
      [2, "PCI status"],
      [2, "configuration space", pciStatusMeans],
    ),
  });
};

/** What drivers say of a controller's state. */
export const controllerState: Dialect = {
  id: "controller-state",
  about: "The state of a controller as its driver reports it: log words, fault state, CSTS.",
  readings: [],
  fixed: {
    gate: /log_?info|fault_state|FW in FAULT|CSTS=/i,
    read: (body) => logInfo(body) ?? faultState(body) ?? csts(body),
  },
  samples: [
    { lines: ["mpt3sas_cm0: log_info(0x31110630): originator(PL), code(0x11), sub_code(0x0630)"], gives: ["notice"] },
    {
      lines: [
        "megaraid_sas 0000:18:00.0: FW in FAULT state Fault code:0x10000 subcode:0x0 func:megasas_wait_for_outstanding_fusion",
      ],
      gives: ["notice"],
    },
    {
      lines: ["nvme nvme0: controller is down; will reset: CSTS=0xffffffff, PCI_STATUS=0x10"],
      gives: ["notice"],
    },
  ],
};
