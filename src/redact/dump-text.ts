/**
 * Text inside dumps, as the vendor, product and serial of an INQUIRY: letters become A and a, digits 9. What is equal stays equal
 * at any offset and however it is cut, lengths and blanks stay, and nothing leads back. All other bytes stay as they are.
 */
import type { Edit } from "./edit.ts";

/** Signs in a row from which bytes are text, and letters and digits among them. */
const [LEAST_RUN, LEAST_WORDS] = [4, 3];

interface Byte {
  readonly line: number;
  /** Offset of its two digits. */
  readonly at: number;
  readonly value: number;
}

interface Row {
  readonly line: number;
  /** In the order in which they are written. */
  readonly bytes: readonly Byte[];
  /** Bytes in one cell. */
  readonly cell: number;
  readonly end: number;
}

// 4D 45 52 49     0x4D, 0x45     4d455249 44494120     41:31:31:37     000006021f0010024d455249
const CELLS = /(?<![\w.])(?:0x)?(?<digits>[0-9A-Fa-f]{2,1024})(?!\w)/gu;

/** What stands between two cells of one row. */
const BETWEEN = /^(?: {1,3}|, ?|:|-| ?\|? ?)(?:0x)?$/u;

const isPrintable = (value: number): boolean => value >= 0x20 && value < 0x7f;
const isWord = (value: number): boolean => /[A-Za-z0-9]/u.test(String.fromCharCode(value));

const classOf = (value: number): number => {
  const sign = String.fromCharCode(value);
  if (/[A-Z]/u.test(sign)) return 0x41;
  return /[a-z]/u.test(sign) ? 0x61 : 0x39;
};

interface Cell {
  readonly at: number;
  readonly end: number;
  readonly digits: string;
}

const cellsOf = (text: string): readonly Cell[] =>
  [...text.matchAll(CELLS)].flatMap((match) => {
    const digits = match.groups?.["digits"] ?? "";
    const end = match.index + match[0].length;
    return digits.length % 2 === 0 ? [{ at: end - digits.length, end, digits }] : [];
  });

/** Cells of one width that stand side by side; an offset in front of them stands further away. */
const groupsOf = (text: string): readonly (readonly Cell[])[] => {
  const groups: Cell[][] = [];
  for (const cell of cellsOf(text)) {
    const group = groups.at(-1);
    const last = group?.at(-1);
    const joins =
      last !== undefined && last.digits.length === cell.digits.length && BETWEEN.test(text.slice(last.end, cell.at));
    if (joins) group?.push(cell);
    else groups.push([cell]);
  }
  return groups.map((group) => {
    const [first, second, third] = group;
    const offset =
      first !== undefined &&
      second !== undefined &&
      third !== undefined &&
      second.at - first.end > third.at - second.end;
    return offset && first.digits.length > 2 ? group.slice(1) : group;
  });
};

const rowOf = (text: string, line: number): Row | null => {
  const group = groupsOf(text).toSorted(
    (a, b) => b.length * (b[0]?.digits.length ?? 0) - a.length * (a[0]?.digits.length ?? 0),
  )[0];
  const [first] = group ?? [];
  if (group === undefined || first === undefined) return null;
  const bytes = group.flatMap(({ at, digits }) =>
    Array.from({ length: digits.length / 2 }, (_, index) => ({
      line,
      at: at + 2 * index,
      value: Number.parseInt(digits.slice(2 * index, 2 * index + 2), 16),
    })),
  );
  return { line, bytes, cell: first.digits.length / 2, end: group.at(-1)?.end ?? 0 };
};

/** Rows that follow one another, each line below the last. */
const pagesOf = (lines: readonly string[]): readonly (readonly Row[])[] => {
  const pages: Row[][] = [];
  lines.forEach((text, line) => {
    const row = rowOf(text, line);
    if (row === null) return;
    const page = pages.at(-1);
    const above = page?.at(-1);
    const goesOn = above?.line === line - 1;
    // The last row of a dump can be short; a short group elsewhere is a number of some other line.
    if (row.bytes.length < LEAST_RUN && !(goesOn && above?.bytes[0]?.at === row.bytes[0]?.at)) return;
    if (goesOn) page?.push(row);
    else pages.push([row]);
  });
  return pages;
};

/** Bytes of text among those of a page. */
const textOf = (page: readonly Row[]): ReadonlySet<Byte> => {
  const found = new Set<Byte>();
  let run: Byte[] = [];
  const close = (): void => {
    const words = run.filter(({ value }) => isWord(value));
    if (run.length >= LEAST_RUN && words.length >= LEAST_WORDS) for (const byte of words) found.add(byte);
    run = [];
  };
  for (const byte of page.flatMap(({ bytes }) => bytes)) {
    if (isPrintable(byte.value)) run.push(byte);
    else close();
  }
  close();
  return found;
};

/** The bytes of a row in memory order, if cells are written with the low byte first. */
const reversed = ({ bytes, cell }: Row): readonly Byte[] =>
  Array.from({ length: bytes.length / cell }, (_, index) =>
    bytes.slice(index * cell, (index + 1) * cell).toReversed(),
  ).flat();

/** Where behind the cells the bytes stand as signs, or -1. */
const columnAt = (tail: string, bytes: readonly Byte[]): number => {
  const fits = (start: number): boolean =>
    bytes.every(({ value }, index) => {
      const sign = tail[start + index] ?? "";
      return isPrintable(value) ? sign === String.fromCharCode(value) || sign === "." : sign !== "";
    });
  for (let start = 0; start + bytes.length <= tail.length; start += 1) if (fits(start)) return start;
  return -1;
};

const columnEdits = (text: string, row: Row, changed: ReadonlySet<Byte>): readonly Edit[] => {
  const tail = text.slice(row.end);
  for (const bytes of [row.bytes, reversed(row)]) {
    const start = columnAt(tail, bytes);
    if (start < 0) continue;
    return bytes.flatMap((byte, index) => {
      const at = row.end + start + index;
      return changed.has(byte) && text[at] !== "."
        ? [{ start: at, end: at + 1, text: String.fromCharCode(classOf(byte.value)) }]
        : [];
    });
  }
  return [];
};

/** Edits by index of the line, and how many bytes they hide. */
export const dumpText = (
  lines: readonly string[],
): { readonly edits: ReadonlyMap<number, readonly Edit[]>; readonly bytes: number } => {
  const edits = new Map<number, readonly Edit[]>();
  let count = 0;
  for (const page of pagesOf(lines)) {
    const found = textOf(page);
    for (const row of page) {
      const own = row.bytes.filter((byte) => found.has(byte));
      if (own.length === 0) continue;
      count += own.length;
      const cells = own.map(({ at, value }) => ({ start: at, end: at + 2, text: classOf(value).toString(16) }));
      edits.set(row.line, [...cells, ...columnEdits(lines[row.line] ?? "", row, found)]);
    }
  }
  return { edits, bytes: count };
};
