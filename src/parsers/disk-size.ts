/** The size of a disk in the words of those that have one: partition tools, block layers, test programs. Only that of an empty one is told: any other disk has a size too. */
import { groupIn } from "./quantity.ts";
import type { Quoted, Sentence } from "./sentence.ts";

// disk4     rdisk4s1     sdb     da0     nvme0n1     /dev/disk4     the disk     medium
const DISK =
  /(?<![\w.-])(?:r?disk\d{0,3}(?:s\d{1,2})?|sd[a-z]{1,2}|a?da\d{1,3}|nvme\d{1,2}n\d{1,2}|medium|media|client|volume|lun)(?![\w-])/i;

/** Forms of a size of nothing, each with its zero as the group. */
const EMPTY: readonly RegExp[] = [
  // 0 sectors of 512 bytes     0 512-byte logical blocks     0MB (0 512 byte sectors)     0 blocks of 512
  /(?<![\w.,])(0) (?:\d{1,5}[- ]byte )?(?:logical )?(?:sectors|blocks) (?:of|x) \d{1,5}\b/di,
  /(?<![\w.,])(0) \d{1,5}[- ]byte (?:logical )?(?:sectors|blocks)\b/di,
  // size: 0 B     Disk Size: 0 Bytes     size 0 bytes     media size = 0 blocks
  /(?:(?:^|[:;,(])\s{0,3}|\b(?:disk|media|medium|total|device|volume|lun|r?disk\d{1,3}(?:s\d{1,2})?|sd[a-z]{1,2}|a?da\d{1,3}|nvme\d{1,2}n\d{1,2})\s)size(?: is| of)?\s{0,2}[:=]?\s{0,2}(0)\s?(?:B|bytes?|blocks?|sectors?|[kmg]i?b)\b/di,
  // has 0 blocks
  /\bhas (0) (?:blocks|sectors|bytes)\b/di,
  // blocks=0 block_size=512     nblks: 0, blk_sz: 512     block num=0, block size=512
  /\b(?:n|num|no|nr|total)?[_ ]?(?:blocks?|blks?|sectors?)(?:[_ ](?:count|cnt|num|total))?\s?[=:]\s?(0),?\s(?:block|blk|sector|sect)[_ ]?(?:size|sz|len|bytes)\b/di,
  // disk4: 0 blocks, 512 bytes per block     disk4: 0 LBAs, 512 bytes each     0 blocks, block size 512 bytes
  /(?<![\w.,])(0) (?:logical )?(?:sectors|blocks|LBAs),? (?:\d{1,5} bytes (?:per|each|a)|of \d{1,5}|(?:block|sector)[ -]size)\b/di,
  // BlockCount=0 BlockSize=512     "block_count":0,"block_size":512
  /\b(?:block|blk|sector|lba)[_ ]?(?:count|cnt|num|total)s?"?\s?[=:]\s?(0),?\s?"?(?:block|blk|sector|sect|lba)[_ ]?(?:size|sz|len|bytes)\b/di,
  // *0 B     disk4
  /\*(0)(?:\.0)? [KMGT]?B\b/di,
];

/** What is done with blocks, which are no size then. */
const DONE =
  /\b(?:wrote|writing|written|reads?|reading|flush\w*|transferr?\w*|moved|queued|left|remaining|copied|synced|trim\w*)\b/i;

/** The zero of an empty disk; `null` where the line says nothing of the kind. */
export const noSizeIn = ({ body }: Sentence): Quoted | null => {
  if (!DISK.test(body) || DONE.test(body)) return null;
  for (const form of EMPTY) {
    const found = groupIn(body, form);
    if (found !== null) return found;
  }
  return null;
};

// a 0-byte disk     disk4 is zero-byte     but not: Order 37 arrived, 0byte
const EMPTY_DISK =
  /\b(?:0|zero)[- ]?byte\s(?:[\w-]{1,16}\s){0,2}(?:r?disk|media|medium|volume|lun|drive|device)|\b(?:r?disk|media|medium|volume|lun|drive)\w{0,8}\b[^,;]{0,24}\b(?:0|zero)[- ]?byte\b/i;

/** True for a line that calls a disk one of no bytes. */
export const isEmptyDisk = (body: string): boolean => EMPTY_DISK.test(body);
