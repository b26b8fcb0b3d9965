/**
 * Packets that a PCIe analyzer exported as a table; its columns are the user's choice, so that they are known by synonyms. A packet is
 * a part of a transfer, of nobody knows which task: it is a notice of the bus, and no step of a task.
 */
import { type Notation, SILENT } from "../notation.ts";
import type { Row } from "../scan/csv.ts";

const ADDRESS = ["address", "addr", "memaddress", "startaddress", "addresshex", "address640", "address310"];
/** The telling names first: `Packet` is a number where there is a column for the type. */
const TYPE = ["tlptype", "fmttype", "tlpname", "tlp", "packettype", "type", "packet"];
const REQUESTER = ["requesterid", "requester", "reqid", "rid"];

const LENGTH = ["length", "len", "lengthdw", "dwlength", "payloadlength", "datalength"];
const [FIRST, LAST] = [
  ["firstbe", "firstdwbe", "fbe", "1stbe"],
  ["lastbe", "lastdwbe", "lbe"],
];

// MWr(32)     MWr64     MRd     Mem Write     CplD     Msg
const TLP =
  /^(?:M(?:em(?:ory)? ?)?(?:Wr|Rd|write|read)|Cpl|Cfg|IO(?:Wr|Rd)|Msg|Completion|AtomicOp|FetchAdd|CAS|Swap)/i;

// 0x00000000801C0000     00000000_801C0000     801C0000h
const NUMBER = /^(?:0x)?[0-9a-f_:]{1,20}h?$/i;

const read = (row: Row) => {
  const [type, address] = [row.text(...TYPE), row.text(...ADDRESS)];
  if (type !== null ? !TLP.test(type.trim()) : row.text(...REQUESTER) === null) return null;
  if (address === null) return type === null ? null : SILENT;
  const cell = row.cell(...ADDRESS);
  if (cell === null || !NUMBER.test(address.trim())) return null;
  const details = [
    { name: "type", value: type },
    { name: "address", value: address },
    { name: "requester", value: row.text(...REQUESTER) },
    { name: "length in doublewords", value: row.text(...LENGTH) },
    { name: "first byte enables", value: row.text(...FIRST) },
    { name: "last byte enables", value: row.text(...LAST) },
  ].flatMap(({ name, value }) => (value === null ? [] : [{ name, value: value.trim() }]));
  return { ...SILENT, bodies: cell, notice: { about: "bus" as const, details } };
};

export const pcieAnalyzerCsv: Notation = {
  id: "pcie-analyzer-csv",
  about: "Packets of a PCIe analyzer as a table, known by the synonyms of its columns.",
  carrier: "table",
  examples: [
    [
      "Packet,Time Stamp,Link,TLP Type,Address,Length,Requester ID,Tag,First BE,Last BE",
      "1042,0.000 281 931 s,Upstream,MWr(32),0x801C0000,2,004:00:0,7,0xF,0x3",
    ],
  ],
  quoted: true,
  orders: [],
  begins: () => null,
  header: (names) =>
    names.some((name) => ADDRESS.includes(name)) &&
    (TYPE.slice(0, 4).some((name) => names.includes(name)) || names.some((name) => REQUESTER.includes(name))),
  read,
  writer: null,
  stampOf: () => null,
};
