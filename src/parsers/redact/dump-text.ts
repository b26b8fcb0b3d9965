/**
 * Text inside dumps, as the vendor, product and serial of an INQUIRY: letters become A and a, digits 9. What is equal stays equal
 * at any offset and however it is cut, lengths and blanks stay, and nothing leads back. All other bytes stay as they are.
 */
import type { Edit } from "./edit.ts";

/** Signs in a row from which bytes are text, and letters and digits among them. */
const [LEAST_RUN, LEAST_WORDS] = [4, 3];

/** Bytes without blanks between them that are longer than any number. */
const LEAST_STRING = 12;

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
    const gap = last === undefined ? "" : text.slice(last.end, cell.at);
    const [first, second] = group ?? [];
    // Times stand behind dates: a colon goes on only with colons.
    const colons = first === undefined || second === undefined ? gap : text.slice(first.end, second.at);
    const joins =
      last?.digits.length === cell.digits.length && BETWEEN.test(gap) && gap.includes(":") === colons.includes(":");
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

const rowOf = (group: readonly Cell[], line: number): Row => {
  const bytes = group.flatMap(({ at, digits }) =>
    Array.from({ length: digits.length / 2 }, (_, index) => ({
      line,
      at: at + 2 * index,
      value: Number.parseInt(digits.slice(2 * index, 2 * index + 2), 16),
    })),
  );
  return { line, bytes, cell: (group[0]?.digits.length ?? 0) / 2, end: group.at(-1)?.end ?? 0 };
};

/** A short group, or a cell alone, is a number; only below a row it is the last row of a dump. */
const isDump = ({ bytes, cell }: Row): boolean =>
  bytes.length >= LEAST_RUN && (bytes.length > cell || cell >= LEAST_STRING);

/** Rows that stand below one another, each on the next line and in the same column. */
const pagesOf = (lines: readonly string[]): readonly (readonly Row[])[] => {
  const pages: Row[][] = [];
  let above = new Map<number, Row[]>();
  lines.forEach((text, line) => {
    const here = new Map<number, Row[]>();
    for (const row of groupsOf(text).map((group) => rowOf(group, line))) {
      const column = row.bytes[0]?.at ?? 0;
      const page = above.get(column) ?? (isDump(row) ? [] : null);
      if (page === null) continue;
      if (page.length === 0) pages.push(page);
      page.push(row);
      here.set(column, page);
    }
    above = here;
  });
  return pages;
};

/** Letters and digits of text among the bytes of a page. */
const textOf = (page: readonly Byte[]): readonly Byte[] => {
  const found: Byte[] = [];
  let run: Byte[] = [];
  const close = (): void => {
    const words = run.filter(({ value }) => isWord(value));
    if (run.length >= LEAST_RUN && words.length >= LEAST_WORDS) found.push(...words);
    run = [];
  };
  for (const byte of page) {
    if (isPrintable(byte.value)) run.push(byte);
    else close();
  }
  close();
  return found;
};

/** The two bytes on one side of a byte, with the byte itself. */
const sidesOf = (page: readonly Byte[], index: number): readonly string[] => {
  const own = page[index]?.value;
  const key = (step: 1 | -1): readonly string[] => {
    const [near, far] = [page[index + step]?.value, page[index + 2 * step]?.value];
    return near === undefined || far === undefined ? [] : [`${step} ${far} ${near} ${own}`];
  };
  return [...key(-1), ...key(1)];
};

/** Rounds in which copies that are cut are followed to their ends. */
const ROUNDS = 8;

/**
 * Bytes of text among those of all pages. A copy that is cut holds the rest of a text in fewer signs than make one: what has the
 * neighbours of a hidden byte is hidden as well, so that two copies still agree.
 */
const hiddenIn = (pages: readonly (readonly Byte[])[]): ReadonlySet<Byte> => {
  const found = new Set(pages.flatMap(textOf));
  for (let round = 0; round < ROUNDS; round += 1) {
    const keys = new Set(
      pages.flatMap((page) => page.flatMap((byte, index) => (found.has(byte) ? sidesOf(page, index) : []))),
    );
    const more = pages.flatMap((page) =>
      page.filter(
        (byte, index) => !found.has(byte) && isWord(byte.value) && sidesOf(page, index).some((key) => keys.has(key)),
      ),
    );
    if (more.length === 0) break;
    for (const byte of more) found.add(byte);
  }
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

/** Edits of each capture by index of the line, and how many bytes all of them hide. */
export const dumpText = (
  captures: readonly (readonly string[])[],
): { readonly edits: readonly ReadonlyMap<number, readonly Edit[]>[]; readonly bytes: number } => {
  const pages = captures.map(pagesOf);
  const found = hiddenIn(pages.flat().map((page) => page.flatMap(({ bytes }) => bytes)));
  const edits = pages.map((own, capture) => {
    const lines = new Map<number, readonly Edit[]>();
    for (const row of own.flat()) {
      const changed = row.bytes.filter((byte) => found.has(byte));
      if (changed.length === 0) continue;
      const cells = changed.map(({ at, value }) => ({ start: at, end: at + 2, text: classOf(value).toString(16) }));
      const before = lines.get(row.line) ?? [];
      lines.set(row.line, [...before, ...cells, ...columnEdits(captures[capture]?.[row.line] ?? "", row, found)]);
    }
    return lines;
  });
  return { edits, bytes: found.size };
};
