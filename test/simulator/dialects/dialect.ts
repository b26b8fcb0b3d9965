/** A dialect is the words of one vendor and the envelope of one tool: it turns what somebody says into lines. */
import type { Level } from "../scenario.ts";
import type { Kind, Source, Statement } from "../statement.ts";

/** What a dialect may draw on beside the statement itself. */
export interface Voice {
  /** Name of the driver, made up for the capture. */
  readonly name: string;
  readonly level: Level;
  readonly platform: "apple-silicon" | "intel";
  /** True if dumps name the buffer that they show. */
  readonly exact: boolean;
}

/** Words for one kind of statement; a kind without words is not logged by this vendor. */
export type Table = {
  readonly [K in Kind]?: (statement: Statement<K>, voice: Voice) => string | readonly string[];
};

export interface Dialect {
  readonly name: string;
  /** True for words that nobody looked at while the analyzer's own were written; what is read of them is measured apart. */
  readonly fresh?: true;
  readonly words: Table;
  /** Puts a message into the envelope of its source. `tick` is the source's own clock in microseconds. */
  readonly frame: (source: Source, message: string, tick: number, voice: Voice) => string;
}

export const hex = (value: bigint | number, width = 0): string => `0x${value.toString(16).padStart(width, "0")}`;
export const upper = (value: bigint | number, width = 0): string =>
  `0x${value.toString(16).toUpperCase().padStart(width, "0")}`;
const pair = (byte: number): string => byte.toString(16).padStart(2, "0");
export const pairs = (bytes: Iterable<number>, separator = " "): string => [...bytes].map(pair).join(separator);

/** Rows of a dump, `width` bytes each. */
export const rows = (
  bytes: Uint8Array,
  row: (offset: number, bytes: Uint8Array) => string,
  width = 16,
): readonly string[] => {
  const all: string[] = [];
  for (let at = 0; at < bytes.length; at += width) all.push(row(at, bytes.subarray(at, at + width)));
  return all;
};

/** Columns of characters behind a row. */
export const printable = (bytes: Uint8Array): string =>
  [...bytes].map((byte) => (byte >= 0x20 && byte < 0x7f ? String.fromCharCode(byte) : ".")).join("");

/** The most that a firmware prints of what it staged. */
export const SHOWN = 64;

const pad = (value: number, width: number): string => String(value).padStart(width, "0");

/** Time of day of a tick; every capture starts at 10:20:30. */
export const clockOf = (tick: number): string => {
  const seconds = 37_230 + Math.floor(tick / 1e6);
  const [h, m, s] = [Math.floor(seconds / 3600) % 24, Math.floor(seconds / 60) % 60, seconds % 60];
  return `${pad(h, 2)}:${pad(m, 2)}:${pad(s, 2)}.${pad(Math.floor(tick) % 1e6, 6)}`;
};

/** What kernels print of a refused access: by the platform, never by the vendor. */
export const kernelWords: Table = {
  fault: ({ iova, access, why, device }, { platform }) => {
    if (platform === "intel") {
      const reason =
        why === "unmapped"
          ? access === "read"
            ? "0x6"
            : "0x5"
          : why === "rights"
            ? access === "read"
              ? "0x6"
              : "0x5"
            : "0x2";
      return `vtd[0] fault: device ${device} reason ${reason} ${access === "read" ? "R" : "W"}:${hex(iova)}`;
    }
    const dart = device === "1" ? "dart-apciec0 (0xfffffe24c0de4000)" : "dart-disp0 (0xfffffe2a1c04b000)";
    const what = why === "requester" ? "TTBR invalid" : why === "rights" ? "PTE protect" : "PTE invalid";
    return `${dart}: DART(DART) error: SID ${device === "1" ? 1 : 0} ${what} exception on ${access} of DVA ${hex(iova)} (CTE 0x10 SEG 0xb PTE 0x3db) ERROR_STATUS 0x90000008 TIME 0x1 TTE 0 AXI_ID 0xc0`;
  },
  width: () =>
    "apciec[pcic0-bridge]::handleInterrupt: Request address is greater than 32 bits linksts=0x1 pcielint=0x20 linkcdmsts=0x0 (ltssm 0x11=L0)",
};
