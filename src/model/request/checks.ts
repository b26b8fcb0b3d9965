/** What holds in a request of every layout: its command, its direction, its lengths and its addresses agree. */
import type { Bytes } from "../bytes.ts";
import type { Direction } from "../event.ts";
import { cdbLengthOf, commandOf } from "../scsi/cdb.ts";
import { type Check, type Field, movedBy, type ScatterList } from "./request.ts";

/** What the checks need of a request. */
export interface Checked extends ScatterList {
  readonly cdb: Field<Bytes>;
  /** Bytes of the CDB as the request says, if it does. */
  readonly cdbLength: number | null;
  readonly dataLength: Field<number>;
  readonly direction: Field<Direction>;
  readonly sense: bigint | null;
}

/** True if all are known and equal, `null` if one is not known. */
export const agree = <T>(first: T | null, second: T | null): boolean | null =>
  first === null || second === null ? null : first === second;

/** The length that the code of the command has is that of the request, and nothing stands behind it. */
const cdbFits = ({ cdb, cdbLength }: Checked): boolean | null => {
  const bytes = cdb.value ?? [];
  if (bytes[0] == null) return null;
  const length = cdbLengthOf(bytes);
  if (length === null || commandOf(bytes)?.name == null) return false;
  if (cdbLength !== null) return cdbLength === length;
  const rest = bytes.slice(length);
  return rest.some((byte) => byte !== null && byte !== 0) ? false : rest.includes(null) ? null : true;
};

/** No element covers the place where the controller writes its sense data. */
const senseApart = ({ elements, sense }: Checked): boolean | null => {
  if (sense === null || elements.length === 0) return null;
  const covers = elements.map(({ address, length }) => {
    if (address.value === null || length.value === null) return null;
    const low = address.value & 0xffff_ffffn;
    return sense >= low && sense < low + BigInt(length.value);
  });
  return covers.includes(true) ? false : covers.includes(null) ? null : true;
};

const inSystem = ({ elements }: ScatterList): boolean | null => {
  if (elements.length === 0) return null;
  const spaces = elements.map(({ system }) => system);
  return spaces.includes(false) ? false : spaces.includes(null) ? null : true;
};

/** The checks that every layout shares. */
export const commonChecks = (request: Checked): readonly Check[] => {
  const command = commandOf(request.cdb.value ?? []);
  const length = request.dataLength.value;
  return [
    { name: "the CDB has the length of its command", passed: cdbFits(request) },
    { name: "the direction is the command's", passed: agree(command?.direction ?? null, request.direction.value) },
    { name: "the elements add up to the data length", passed: agree(movedBy(request), length) },
    { name: "the command asks for the data length", passed: agree(command?.bytes ?? null, length) },
    { name: "the addresses are in system memory", passed: inSystem(request) },
    { name: "the sense buffer is no part of the data", passed: senseApart(request) },
  ];
};
