/**
 * What Linux says of its own drivers' mappings: the DMA debugger, and the bounce pool when it is full. No access was refused, so
 * each is a notice. Forms: kernel/dma/debug.c and kernel/dma/swiotlb.c.
 */
import type { Dialect } from "../dialect.ts";
import { DEVICE_PREFIX, mayBeStorage } from "../faults/device-class.ts";
import { detailsOf, type FixedDetail, type FixedLine, fixedLine, placed } from "../fixed.ts";

// DMA-API: mpt3sas 0000:04:00.0: device driver frees DMA memory with different size [device address=0x8a5c4000] [map size=1536 bytes] [unmap size=60 bytes]
const DEBUG =
  /\bDMA-API: (?:([a-z][\w-]{1,30}) ([\w:.@-]{1,40}): )?((?:device driver|cpu touching|mapping sg|exceeded|DMA memory|cacheline)[\w ,'/-]{0,90})/di;
// mpt3sas 0000:04:00.0: DMA-API: device driver tries to sync DMA memory it has not allocated [device address=0x8a5c4000] [size=4096 bytes]
const PREFIXED = new RegExp(`${DEVICE_PREFIX}(?=DMA-API)`, "di");

// [device address=0x000000008a5c4000]     [map size=1536 bytes]     [mapped as single]
const BRACKET =
  /\[(device address|addr|cln|map size|unmap size|size|len|max|mapped|unmapped)(?:=| as | with )([\w ]{1,40})\]/dgi;

// mpt3sas 0000:04:00.0: swiotlb buffer is full (sz: 4096 bytes), total 32768 (slots), used 0 (slots)
const POOL = new RegExp(
  `${DEVICE_PREFIX}swiotlb buffer is full \\(sz: (\\d{1,18}) bytes\\)(?:, total (\\d{1,12}) \\(slots\\))?(?:, used (\\d{1,12}) \\(slots\\))?`,
  "di",
);

/** Parts in brackets, each of them closed: what is cut is left out. */
const bracketsIn = (body: string): readonly FixedDetail[] =>
  [...body.matchAll(BRACKET)].slice(0, 8).flatMap((match) => {
    const at = match.indices?.[2];
    return at === undefined
      ? []
      : [{ start: at[0], end: at[1], name: (match[1] ?? "").toLowerCase(), value: match[2] ?? "" }];
  });

const misuse = (body: string): FixedLine | null => {
  const match = DEBUG.exec(body);
  if (match === null) return null;
  const prefix = PREFIXED.exec(body);
  const device = placed(match, 2, (text) => text) ?? (prefix === null ? null : placed(prefix, 2, (text) => text));
  return fixedLine(match, "notice", "mapping", {
    requester: device,
    pci: mayBeStorage(match[1] ?? prefix?.[1]),
    details: [...detailsOf(match, [3, "says", (text) => text.trim()]), ...bracketsIn(body)],
  });
};

/** Nothing in use means that the request is larger than any run of slots; much in use that they are not given back. */
const why = (total: number, used: number): string | null => {
  if (used === 0) return "request larger than a run of slots";
  return used * 10 >= total * 9 ? "slots used up" : null;
};

const pool = (body: string): FixedLine | null => {
  const match = POOL.exec(body);
  if (match === null) return null;
  const reason = match[5] === undefined ? null : why(Number(match[4]), Number(match[5]));
  return fixedLine(match, "notice", "bounce-pool", {
    requester: placed(match, 2, (text) => text),
    pci: mayBeStorage(match[1]),
    details: [
      ...detailsOf(match, [3, "bytes asked for"], [4, "slots"], [5, "slots used"]),
      ...(reason === null ? [] : detailsOf(match, [5, "means", () => reason])),
    ],
  });
};

/** What Linux says of mappings. */
export const dmaDebug: Dialect = {
  id: "dma-debug",
  about: "The DMA debugger and the bounce pool of Linux.",
  readings: [],
  fixed: { gate: /DMA-API|swiotlb/, read: (body) => misuse(body) ?? pool(body) },
  samples: [
    {
      lines: [
        "DMA-API: mpt3sas 0000:04:00.0: device driver frees DMA memory with different size [device address=0x000000008a5c4000] [map size=1536 bytes] [unmap size=60 bytes]",
      ],
      gives: ["notice"],
    },
    {
      lines: [
        "mpt3sas 0000:04:00.0: DMA-API: device driver tries to sync DMA memory it has not allocated [device address=0x000000008a5c4000] [size=4096 bytes]",
      ],
      gives: ["notice"],
    },
    {
      lines: ["swiotlb buffer is full (sz: 4096 bytes), total 32768 (slots), used 0 (slots)"],
      gives: ["notice"],
    },
  ],
};
