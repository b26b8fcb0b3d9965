/**
 * The SCSI IO request of MPI 2, and MegaRAID's of the same layout with a RAID context in front of the scatter list. Authority:
 * mpi2_init.h and megaraid_sas_fusion.h, offsets in words of our own.
 */
import type { Bytes } from "../bytes.ts";
import type { Direction } from "../event.ts";
import { agree, commonChecks } from "./checks.ts";
import { ieeeList, simpleList } from "./elements.ts";
import { type Field, fieldAt, movedBy, type Request, type ScatterList, small } from "./request.ts";

const FUNCTIONS: Readonly<Record<number, string>> = {
  0: "SCSI IO",
  240: "SCSI IO passthrough",
  241: "logical drive IO",
};

const FUNCTION = 0x03;
const SENSE = 0x0c;
const SGL_OFFSET = 0x14;
const DATA_LENGTH = 0x1c;
const IO_FLAGS = 0x24;
const CONTROL = 0x3c;
const CDB = 0x40;
const CDB_BYTES = 32;
const PLAIN_SGL = 0x60;
const ELEMENT_COUNT = 0x79;
const RAID_SGL = 0x80;

const WRITE = 0x01;
const READ = 0x02;

const directionOf = (bytes: Bytes): Field<Direction> => {
  const control = small(bytes, CONTROL + 3, 1);
  const way = control === null ? null : control & (WRITE | READ);
  const value = way === WRITE ? "data-out" : way === READ ? "data-in" : way === 0 ? "none" : null;
  return { value, at: CONTROL, bytes: 4 };
};

/** The number of elements in the RAID context; the first generation of it ends its list by this number alone. */
const countIn = (bytes: Bytes, sgl: number): number | null => {
  const count = sgl === RAID_SGL ? small(bytes, ELEMENT_COUNT, 1) : null;
  return count === 0 ? null : count;
};

const ended = ({ elements }: ScatterList, counted: boolean | null): boolean | null => {
  const last = elements.at(-1)?.last ?? null;
  return last === false && counted === true ? null : last;
};

const requestWith = (bytes: Bytes, list: ScatterList, sgl: number): Request => {
  const code = small(bytes, FUNCTION, 1);
  const flags = small(bytes, IO_FLAGS, 2);
  const said = flags === null ? 0 : flags & 0x1ff;
  const sense = small(bytes, SENSE, 4);
  const cdb = { value: bytes.slice(CDB, CDB + CDB_BYTES), at: CDB, bytes: CDB_BYTES };
  const dataLength = fieldAt(bytes, DATA_LENGTH, 4);
  const direction = directionOf(bytes);
  const cdbLength = said === 0 ? null : said;
  const offset = small(bytes, SGL_OFFSET, 1);
  const counted = sgl === RAID_SGL ? agree(countIn(bytes, sgl), list.elements.length) : null;
  return {
    layout: "mpi",
    function: FUNCTIONS[code ?? -1] ?? "unknown",
    cdb,
    dataLength,
    direction,
    ...list,
    checks: [
      { name: "the function is known", passed: code === null ? null : code in FUNCTIONS },
      {
        name: "the list begins where the request says",
        passed: offset === null || offset === 0 ? null : offset * 4 === sgl,
      },
      { name: "the last element ends the list", passed: ended(list, counted) },
      { name: "the request counts its elements", passed: counted },
      ...commonChecks({ ...list, cdb, cdbLength, dataLength, direction, sense: sense === null ? null : BigInt(sense) }),
    ],
  };
};

/** Where the list can begin: where the request says, else in either place, and then only if its elements add up. */
const begins = (bytes: Bytes, { dataLength, ...list }: Request, sgl: number): boolean => {
  const offset = small(bytes, SGL_OFFSET, 1);
  if (offset !== null && offset !== 0) return offset * 4 === sgl;
  return agree(movedBy(list), dataLength.value) === true;
};

/** What the bytes are as a request of this layout, in each way to read its scatter list; none if the function is another. */
export const mpiRequests = (bytes: Bytes): readonly Request[] => {
  const code = small(bytes, FUNCTION, 1);
  if (code !== null && !(code in FUNCTIONS)) return [];
  return [PLAIN_SGL, RAID_SGL].flatMap((sgl) =>
    [ieeeList(bytes, sgl, countIn(bytes, sgl)), simpleList(bytes, sgl)]
      .map((list) => requestWith(bytes, list, sgl))
      .filter((request) => begins(bytes, request, sgl)),
  );
};
