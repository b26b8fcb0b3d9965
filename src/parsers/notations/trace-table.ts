/**
 * Traces of drivers and firmware as tables under a heading of their own: `us,ev,tag,addr,len,dir`, or columns laid out with blanks. What
 * a column holds is said by its name; a row is read as the statement that its cells make under these names.
 */
import { wordTable } from "../../model/word-table.ts";
import { NO_ENVELOPE } from "../framing.ts";
import { type Entry, type Notation, SILENT } from "../notation.ts";
import { joined, labelled, type Passage } from "../passage.ts";
import { foldedName, type Row } from "../scan/csv.ts";
import type { Role } from "../vocabulary/key.ts";
import { keyOf } from "../vocabulary.ts";

/** Columns whose cells are words of a statement. */
const WORDS: ReadonlySet<string> = new Set(
  (
    "ev event what type action act kind step stage state status st result res outcome note notes extra text detail details msg message " +
    "info comment layer phase who module code reply remark cmd command op opc opcode operation request verb entry"
  ).split(" "),
);

/** Columns that are known under another name; `null` for those that say nothing about a transfer. */
const NAMES: Readonly<Record<string, string | null>> = wordTable({
  ...{ op: "op", opc: "op", opcode: "op", operation: "op", cmd: "op", command: "op" },
  ...{ way: "dir", flow: "dir", rw: "dir" },
  ...{ payloadat: "src", stagedat: "src", staged: "src", local: "src", buffer: "src", from: "src", enginefrom: "src" },
  ...{ to: "dst", engineto: "dst", hostat: "host addr", hostaddr: "host addr", headeraddr: "host addr" },
  ...{ headerlen: "len", req: "len", asked: "len", want: "len", put: "moved", sent: "moved", enginelen: "moved" },
  ...{ peer: "dst", peeraddr: "dst", peeraddress: "dst", otheraddr: "dst", remoteaddr: "dst", addr2: "dst" },
  ...{ firstbytes: "head", bytesfirst: "head", head: "head", st: "st", status: "st", sts: "st" },
});

/** Columns of clocks, counters and places in the trace. */
const APART: ReadonlySet<string> = new Set(
  (
    "us ms ns s t time when stamp timestamp seq no nr num idx index n line cpu core thread tid pid lun channel ch cycles msec usec " +
    "tms tus date ticks tick lba blocks"
  ).split(" "),
);

const roleOf = (name: string): Role | null => {
  const known = NAMES[name];
  if (known === null || APART.has(name)) return null;
  return keyOf([known ?? name])?.role ?? null;
};

const PLACES: ReadonlySet<Role> = new Set([
  ...(["iova", "dispatched", "received", "element", "address", "buffer", "destination"] as const),
]);

const COUNTS: ReadonlySet<Role> = new Set([
  ...(["length", "requested", "stated-length", "moved", "count", "bytes"] as const),
]);

const COUNTING: ReadonlySet<Role> = new Set([
  ...(["length", "requested", "stated-length", "moved", "transferred", "count", "delivered", "residual"] as const),
]);

/** Least columns of such a table. */
const LEAST = 4;

const isHeader = (names: readonly string[]): boolean => {
  if (names.length < LEAST || names.some((name, at) => name === "" || names.indexOf(name) !== at)) return false;
  const roles = names.map(roleOf);
  const [task, place, count] = [
    roles.includes("task"),
    roles.some((role) => role !== null && PLACES.has(role)),
    roles.some((role) => role !== null && COUNTS.has(role)),
  ];
  const told = names.filter((name) => WORDS.has(name)).length;
  const known = names.filter((name, at) => roles[at] !== null || WORDS.has(name) || APART.has(name)).length;
  // Most names are known, and they are of what a task is.
  return known * 3 >= names.length * 2 && ((task && place) || (place && count) || (task && told > 1));
};

// good, v1     ok
const STATUS = /^(?:good|ok|success|busy|check condition|failed|error)\b(?!\s\w)/i;

const EMPTY = /^[-\u2013\u2014.\s]*$/;

/** True for the only column of counts: it counts the bytes of whatever its row tells, those that were asked for and those that came. */
const isLoneCount = (names: readonly string[], name: string): boolean =>
  roleOf(name) === "length" && names.every((other) => other === name || !COUNTING.has(roleOf(other) ?? "other"));

/** What a cell says: under the name of its column, or by itself where that is one of words. */
const saidBy = (name: string, cell: Passage, lone = false): Passage | null => {
  if (EMPTY.test(cell.text) || APART.has(name)) return null;
  const known = NAMES[name];
  if (known === null) return null;
  // st=0 resid=0 in a column for whatever there is to say
  if (/[=:]/.test(cell.text)) return cell;
  const label = lone ? "n" : (known ?? name);
  if (WORDS.has(name) && STATUS.test(cell.text)) return labelled("st=", cell);
  const words = WORDS.has(name) && !(label === "op" || (label === "st" && /^\S+$/.test(cell.text)));
  if (words || (keyOf([label]) === undefined && /[a-z]/i.test(cell.text))) return cell;
  return labelled(`${label}=`, cell);
};

/** True for an address beside which the row has that of the other end: it is where the data come from. */
const isOrigin = (row: Row, name: string): boolean =>
  roleOf(name) === "address" &&
  row.names.some((other) => NAMES[other] === "dst" && !EMPTY.test(row.cell(other)?.[0]?.text ?? ""));

const read = (row: Row): Entry | null => {
  const bodies = row.names.flatMap((name) => {
    const cell = row.cell(name)?.[0];
    const label = isOrigin(row, name) ? "src" : name;
    const said = cell === undefined ? null : saidBy(label, cell, isLoneCount(row.names, name));
    return said === null ? [] : [said];
  });
  const task = row.names.find((name) => roleOf(name) === "task");
  if (bodies.length === 0 || (task !== undefined && row.text(task) === null)) return null;
  const parts = partsOf(row);
  if (parts !== null) return { ...SILENT, envelope: NO_ENVELOPE, bodies: parts };
  const message = listed(bodies);
  return message === null ? null : { ...SILENT, envelope: NO_ENVELOPE, bodies: [message] };
};

const listed = ([first, ...others]: readonly Passage[]): Passage | null =>
  first === undefined ? null : joined([first, ...others.map((body) => labelled(", ", body))]);

/** Columns of a row that tells a whole task at once, each with the words that its statement begins with. */
const PARTS: readonly (readonly [string, ReadonlySet<string>])[] = [
  ["request", new Set(["headeraddr", "headerlen", "hostaddr", "hostat", "op", "cdb"])],
  ["staged", new Set(["stagedat", "payloadat", "firstbytes"])],
  ["dma done", new Set(["enginefrom", "engineto", "enginelen", "dmafrom", "dmato", "dmalen"])],
];

/** The statements of such a row, `null` for a row of one. */
const partsOf = (row: Row): readonly Passage[] | null => {
  const task = row.names.find((name) => roleOf(name) === "task");
  const id = task === undefined ? undefined : row.cell(task)?.[0];
  if (task === undefined || id === undefined || !row.names.some((name) => PARTS[2]?.[1].has(name))) return null;
  const statements = PARTS.flatMap(([words, columns]) => {
    const said = row.names.flatMap((name) => {
      const cell = columns.has(name) ? row.cell(name)?.[0] : undefined;
      return cell === undefined ? [] : (saidBy(name, cell) ?? []);
    });
    const message = said.length < 2 ? null : listed(said);
    return message === null ? [] : [joined([labelled(`${words}, `, message), labelled(`, ${task}=`, id)])];
  });
  return statements.length === 0 ? null : statements;
};

export const traceTable: Notation = {
  id: "trace-table",
  about: "A table of a driver's or a firmware's own, whose heading says what its columns are.",
  carrier: "table",
  examples: [
    ["us,cpu,ev,tag,op,addr,len,dir,result", "131200,0,NEW,0x102,INQ,0x8a014000,6,in,"],
    ["no   what      tag   address     bytes  way   state", " 3   queue     17    0x8300C000     36  read  INQUIRY"],
  ],
  quoted: true,
  orders: [],
  begins: () => null,
  header: (names) => isHeader(names.map(foldedName)),
  read,
  writer: null,
  stampOf: () => null,
};
