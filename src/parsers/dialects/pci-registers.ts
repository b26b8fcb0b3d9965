/**
 * Registers of the controller as drivers read them: the PCI command register, and reads that nothing answers. Apart from the state
 * of a controller, whose lines are of fixed forms: here every driver has words of its own around the same numbers.
 */
import { REGISTER } from "../../model/register.ts";
import type { Dialect } from "../dialect.ts";
import { detailsOf, type FixedLine, fixedLine } from "../fixed.ts";

/** Bit 2 of the command register. Authority: PCI specification; kIOPCICommandBusMaster of PCIDriverKit. */
const BUS_MASTER = 0x4;

const TO = String.raw`[^\n]{0,24}?(?:=|:|->|=>|\||is|reads?|returned|now|\()\s{0,4}`;

// PCI command register = 0x0402     ConfigurationRead16(kIOPCIConfigurationOffsetCommand) -> 0x0002     cfg[0x04]=0x0406
const COMMAND = new RegExp(
  String.raw`\b(?:pci[ _.-]?(?:command|cmd)(?:[ _.-]?reg(?:ister)?)?|(?:command|cmd)[ _-]?reg(?:ister)?|pcicmd|cfg[ _-]?cmd|cmd ?\(0x0{0,3}4\)|kIOPCIConfigurationOffsetCommand|c(?:on)?f(?:i)?g(?:uration)?(?:[ _-]?(?:space|read|rd))*(?:16|32)?[ _]?[[(@ ]\s?(?:offset\s)?0x0{0,3}4\b)${TO}(0x[0-9a-f]{1,8}|0000[0-9a-f]{4})(?![0-9a-f])`,
  "di",
);

// Control: I/O- Mem+ BusMaster- SpecCycle-
const FLAG = /\bBusMaster([+-])(?=\s|$)/d;

// [IOPCIDevice::handleClose()] disabling memory and bus leading for client TernHBA
const DISABLED =
  /\b(disabl(?:ed|ing)(?: memory(?: space)?(?: and|,))? bus[ -]?(?:master(?:ing)?|leading|lead)|bus[ -]?master(?:ing)?(?: bit| enable)?(?: is| was)?(?: now)?(?: =|:)? (?:off|disabled|cleared|not set|clear|0(?![x\d])))\b/di;

// bus mastering enabled
const ENABLED =
  /\b(enabl(?:ed|ing)(?: memory(?: space)?(?: and|,))? bus[ -]?(?:master(?:ing)?|leading|lead)|bus[ -]?master(?:ing)?(?: bit| enable)?(?: is| was)?(?: now)?(?: =|:)? (?:on|enabled|set|1(?!\d)))\b/di;

// MMIO read 0x30 = 0xffffffff     but not mmio.read err=0xe00002cd, which is what the call returned     vendor id reads 0xffff     MemoryRead32(0, 0x34) -> 0xffffffff
const READ = new RegExp(
  String.raw`\b(?:mmio|bar ?\d|(?:\w{1,24}[ _])?reg(?:ister)?s?|readl|ioread32|Memory_?Read(?:8|16|32|64)|(?:Configuration|Config|cfg)_?Read(?:8|16|32)|(?:pci )?vendor[ _]?(?:/ ?device )?id|[A-Z][A-Z0-9_]{2,16}(?= ?\(\+0x[0-9a-f]{1,4}\) ?=))\b${TO}(0x(?!e000[0-9a-f]{4}\b)[0-9a-f]{4,16})(?![0-9a-f])`,
  "di",
);

// readRegister(doorbell) => 0xffffffff     read doorbell(0xffffffff)     read32 doorbell: 0xffffffff
const NOTHING_READ =
  /\b(?:re?a?d(?:l|q)?|\w{0,12}read\w{0,12})\d{0,2}\b[ (:]{1,3}.{0,40}?(0xf{8}(?:f{8})?)(?![0-9a-f])/di;

// RegRead Doorbell=FFFFFFFF     as wide as a register and without a mark, which no decimal is
const BARE_READ = /\b\w{0,12}[Rr]ea?d\w{0,12}\b[ (:]{1,3}[\w. ]{1,40}[=:]\s?(F{8}(?:F{8})?)(?![0-9A-Fa-f])/d;

/** Lines that set a register, or speak of its mask: what they print is nothing that was read. */
const WRITES =
  /\b(?:write|writing|wrote|written|setting|sets?|mask(?:ed)?|program(?:med|ming)?|Write(?:8|16|32|64))\b/i;

// IOPCIDevice::_MemoryAccess: device not open for client AvocetHBA     [IOPCIDevice::handleClose()] client AvocetHBA (isOpen(forClient) == 0)
const NOT_OPEN =
  /(\b_(?:Memory|Config(?:uration)?)Access: device not open\b|\bhandleClose\(\)\] client [\w.-]{1,80} \(isOpen\(forClient\) == \d\)|\bIOPCIDevice(?:::|->|\.| )Close\b(?! (?:failed|returned 0xe)))/di;
/** Digits without a mark are those of a register. */
const registerIn = (word: string): number => Number(/^0x/i.test(word) ? word : `0x${word}`);

const mastering = (word: string): string => ((registerIn(word) & BUS_MASTER) !== 0 ? REGISTER.on : REGISTER.off);

const isAllOnes = (word: string): boolean => /^(?:0x(?:f{4}|f{8}|f{16})|F{8}|F{16})$/i.test(word);

const answer = (word: string): string => (isAllOnes(word) ? REGISTER.allOnes : REGISTER.answered);

const notice = (
  match: RegExpExecArray,
  ...details: Parameters<typeof detailsOf> extends [unknown, ...infer D] ? D : never
): FixedLine => fixedLine(match, "notice", "register", { details: detailsOf(match, ...details) });

/**
 * What no line lacks that one of the long patterns takes. A line with any hexadecimal number passes the gate, and hardly any of those says
 * such a word.
 */
const HINT = {
  command: /com|cmd|c(?:on)?fi?g/i,
  master: /bus[ -]?(?:master|lead)/i,
  read: /mmio|bar|reg|re?a?d|id\b|\(\+0x/i,
  nothing: /f{8}/i,
} as const;

const commandOf = (body: string): FixedLine | null => {
  const match = HINT.command.test(body) ? COMMAND.exec(body) : null;
  if (match === null) return null;
  // A command register of all ones is no register: nothing answered.
  return isAllOnes(match[1] ?? "")
    ? notice(match, [1, "command register"], [1, REGISTER.read, answer])
    : notice(match, [1, "command register"], [1, REGISTER.mastering, mastering]);
};

/** What was read out of a register. */
const readingOf = (body: string): RegExpExecArray | null => {
  if (!HINT.read.test(body)) return null;
  return READ.exec(body) ?? (HINT.nothing.test(body) ? (NOTHING_READ.exec(body) ?? BARE_READ.exec(body)) : null);
};

const registerOf = (body: string): FixedLine | null => {
  const command = commandOf(body);
  if (command !== null) return command;
  const flag = FLAG.exec(body);
  if (flag !== null)
    return notice(flag, [1, REGISTER.mastering, (sign) => (sign === "+" ? REGISTER.on : REGISTER.off)]);
  const mastered = HINT.master.test(body);
  const off = mastered ? DISABLED.exec(body) : null;
  if (off !== null) return notice(off, [1, REGISTER.mastering, () => REGISTER.off]);
  const on = mastered ? ENABLED.exec(body) : null;
  if (on !== null) return notice(on, [1, REGISTER.mastering, () => REGISTER.on]);
  const closed = NOT_OPEN.exec(body);
  if (closed !== null) return notice(closed, [1, REGISTER.session, () => REGISTER.closed]);
  const read = WRITES.test(body) ? null : readingOf(body);
  return read === null ? null : notice(read, [1, REGISTER.read, answer]);
};

const GATE =
  /device not open|handleClose|Close|(?:command|cmd)[ _-]?reg|pci[ _.-]?(?:command|cmd)|OffsetCommand|cmd ?\(0x|bus[ -]?(?:master|lead)|0xf{4}|0x[0-9a-f]{4}|=F{8}|cfg|config/i;

/** Registers of the controller. */
export const pciRegisters: Dialect = {
  id: "pci-registers",
  about:
    "Registers of a controller as its driver reads them: the PCI command register, and reads that nothing answers.",
  readings: [],
  fixed: { gate: GATE, read: registerOf },
  samples: [
    { lines: ["PCI command register = 0x0402"], gives: ["notice"] },
    { lines: ["ConfigurationRead16(kIOPCIConfigurationOffsetCommand) -> 0x0002"], gives: ["notice"] },
    { lines: ["[IOPCIDevice::handleClose()] disabling memory and bus leading for client TernHBA"], gives: ["notice"] },
    { lines: ["Control: I/O- Mem+ BusMaster- SpecCycle- MemWINV-"], gives: ["notice"] },
    { lines: ["IOPCIDevice::_MemoryAccess: device not open for client AvocetHBA"], gives: ["notice"] },
    { lines: ["[Stop] IOPCIDevice Close"], gives: ["notice"] },
    { lines: ["MMIO read 0x30 = 0xffffffff"], gives: ["notice"] },
    { lines: ["MemoryRead32(0, 0x34) -> 0xffffffff"], gives: ["notice"] },
  ],
};
