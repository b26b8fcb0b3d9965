/** Names of SCSI commands and their operation codes, as logs write them. Data only. Authority: SPC-4, SBC-3. */

const NAMES: readonly (readonly [number, string])[] = [
  [0x00, "test unit ready|tur"],
  [0x03, "request sense"],
  [0x04, "format unit"],
  [0x08, "read 6"],
  [0x0a, "write 6"],
  [0x12, "inquiry"],
  [0x15, "mode select 6"],
  [0x1a, "mode sense 6"],
  [0x1b, "start stop unit"],
  [0x1e, "prevent allow medium removal"],
  [0x25, "read capacity|read capacity 10"],
  [0x28, "read 10"],
  [0x2a, "write 10"],
  [0x2f, "verify 10"],
  [0x35, "synchronize cache|synchronize cache 10"],
  [0x42, "unmap"],
  [0x4d, "log sense"],
  [0x55, "mode select 10"],
  [0x5a, "mode sense 10"],
  [0x88, "read 16"],
  [0x8a, "write 16"],
  [0x91, "synchronize cache 16"],
  [0x9e, "read capacity 16"],
  [0xa0, "report luns"],
  [0xa8, "read 12"],
  [0xaa, "write 12"],
];

/** Operation codes by the folded name. A plain `READ` is one of four commands, and is not here. */
export const OPCODES: ReadonlyMap<string, number> = new Map(
  NAMES.flatMap(([code, names]) => names.split("|").map((name) => [name.replaceAll(" ", ""), code] as const)),
);

const folded = (text: string): string => text.toLowerCase().replaceAll(/[^a-z0-9]/g, "");

/** The operation code that words name: `INQUIRY`, `READ(10)`, `kSCSICmd_READ_CAPACITY`, `SCSIOP_INQUIRY`; `null` for others. */
export const commandIn = (words: string): number | null =>
  OPCODES.get(folded(words).replace(/^(?:kscsicmd|scsiop|scsicmd|scsi|op)/, "")) ?? null;
