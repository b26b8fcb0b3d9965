/** The list of events as text: aligned columns without a box, so that it can be searched, cut and pasted. */
import { aligned } from "../columns.ts";
import { visible } from "../visible.ts";
import { count } from "../wording.ts";
import type { EventListing, LineAccount, ListedEvent, ListedField } from "./listing.ts";

/** The share of a count in tenths of a per cent: never all where one is missing, and never nothing where one is there. */
export const share = (part: number, whole: number): string => {
  if (part === 0 || whole === 0) return "0 %";
  if (part === whole) return "100 %";
  return `${(Math.min(999, Math.max(1, Math.round((part * 1000) / whole))) / 10).toFixed(1)} %`;
};

/** How a field reads: unknown is a word of its own, with the reason. */
const written = ({ name, value, loss }: ListedField): string =>
  `${name} ${value === null ? `unknown (${loss ?? "unreadable"})` : String(value)}`;

/** Fields that have a column of their own, or that only a program wants. */
const APART: ReadonlySet<string> = new Set(["task", "iovaDigits", "pci"]);

const taskOf = ({ task, fields }: ListedEvent): string => {
  const field = fields.find(({ name }) => name === "task");
  return field === undefined ? "-" : (task ?? `unknown (${field.loss ?? "unreadable"})`);
};

const placeOf = ({ capture, line, lastLine }: ListedEvent): string =>
  `${capture}:${line}${lastLine === line ? "" : `-${lastLine}`}`;

const cellsOf = (event: ListedEvent): readonly string[] => [
  visible(placeOf(event)),
  event.side,
  event.kind,
  visible(taskOf(event)),
  visible(
    event.fields
      .filter(({ name }) => !APART.has(name))
      .map(written)
      .join(", "),
  ),
];

const part = (number: number, { lines }: LineAccount, word: string): string =>
  `${number} ${word} (${share(number, lines)})`;

/** `dext.log: 240 lines: 13 understood (5.4 %), 200 noise (83.3 %), 27 unread (11.3 %); 63 more lost, 2 redacted` */
const accountOf = (account: LineAccount): string => {
  const { name, lines, understood, noise, unread, lost, redacted, cut } = account;
  const parts = [
    part(understood, account, "understood"),
    part(noise, account, "noise"),
    part(unread, account, "unread"),
  ];
  const less = [
    ...(lost === 0 ? [] : [`${lost} more lost`]),
    ...(redacted === 0 ? [] : [part(redacted, account, "redacted")]),
    ...(cut === 0 ? [] : [part(cut, account, "cut")]),
  ];
  const tail = less.length === 0 ? "" : `; ${less.join(", ")}`;
  return `${visible(name)}: ${count(lines, "line")}: ${parts.join(", ")}${tail}\n`;
};

const HEAD = ["line", "side", "kind", "task", "fields"];

/** The list, and below it the account of each capture. Ends with a line end. */
export const eventsText = ({ captures, events }: EventListing): string => {
  const list = events.length === 0 ? "Events: none\n" : aligned([HEAD, ...events.map(cellsOf)]).join("");
  return `${list}\n${captures.map(accountOf).join("")}`;
};
