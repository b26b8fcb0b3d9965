/** How logs write the names of SCSI commands: what programs put in front of them, and short names that mean one command only. */

import { folded } from "../../model/folded.ts";
import { operationNamed } from "../../model/scsi/cdb.ts";
import { wordTable } from "../../model/word-table.ts";

/** A plain `READ` is one of four commands, and is not here. */
const SHORT: Readonly<Record<string, number>> = wordTable({
  ...{ readcapacity: 0x25, readcapacity10: 0x25, synchronizecache: 0x35, verify: 0x2f },
  ...{ tur: 0x00, inq: 0x12, rcap: 0x25, rdcap: 0x25, readcap: 0x25, synccache: 0x35, sync: 0x35 },
  ...{ rd6: 0x08, wr6: 0x0a, rd10: 0x28, wr10: 0x2a, rd12: 0xa8, wr12: 0xaa, rd16: 0x88, wr16: 0x8a },
});

/** The operation code that words name: `INQUIRY`, `READ(10)`, `kSCSICmd_READ_CAPACITY`, `SCSIOP_INQUIRY`; `null` for others. */
export const commandIn = (words: string): number | null => {
  // dma unmap busaddr 0x843d4000: of a mapping, and no block of a disk
  if (words === "unmap") return null;
  const name = folded(words).replace(/^(?:kscsicmd|scsiop|scsicmd|scsi|op)/, "");
  return operationNamed(name)?.code ?? SHORT[name] ?? null;
};
