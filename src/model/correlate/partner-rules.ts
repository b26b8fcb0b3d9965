/**
 * By what partners are looked for, the firmest first: an id and an address, an address, an id, a known alteration of the address, a length,
 * and at last nothing but the order.
 */
import { alterations } from "../address.ts";
import { type Bytes, contradict, formatBytes } from "../bytes.ts";
import type { Event } from "../event.ts";
import { isSeen, type Observed } from "../evidence.ts";
import { commandOf } from "../scsi/cdb.ts";
import type { Join } from "../task.ts";
import type { Draft } from "./draft.ts";
import { fetchedLength, postedLength } from "./request-length.ts";

type Element = { readonly iova: Observed<bigint> | null; readonly length: Observed<number> | null };

const elementOf = (task: Draft, kinds: readonly Event["kind"][]): Element => {
  for (const event of task.events) {
    if (kinds.includes(event.kind) && (event.kind === "dispatch" || event.kind === "receive")) {
      if (event.iova !== null || event.length !== null) return event;
    }
  }
  const staged = task.events.find((event) => event.kind === "stage");
  return { iova: null, length: staged?.kind === "stage" ? staged.length : null };
};

export const hostElement = (task: Draft): Element => elementOf(task, ["dispatch"]);
export const deviceElement = (task: Draft): Element => elementOf(task, ["receive"]);

/** Every address that the host may have given the hardware: the dispatched one, and that of a mapping or element of its own. */
const hostAddresses = (task: Draft): readonly bigint[] => [
  ...new Set(
    task.events.flatMap((event) =>
      (event.kind === "dispatch" || event.kind === "submit" || event.kind === "map") && isSeen(event.iova)
        ? [event.iova.value]
        : [],
    ),
  ),
];

/** The command descriptor block that the lines of one side show. */
const blockOf = (task: Draft): Bytes | null => {
  for (const event of task.events) {
    const shown = event.kind === "dispatch" || event.kind === "submit" || event.kind === "receive" ? event.cdb : null;
    if (isSeen(shown)) return shown.value;
  }
  return null;
};

/** The block as text. */
const cdbOf = (task: Draft): string | null => {
  const block = blockOf(task);
  return block === null ? null : formatBytes(block);
};

/** True if both sides show a command, and not the same one: one side may print fewer bytes of it, or its name alone. */
export const otherCommand = (host: Draft, device: Draft): boolean => {
  const [ours, theirs] = [blockOf(host), blockOf(device)];
  return ours !== null && theirs !== null && contradict(ours, theirs);
};

/** True if the command that one side shows has no data phase. */
const isIdle = (task: Draft): boolean => commandOf(blockOf(task) ?? [])?.direction === "none";

/** True if data of which one side speaks cannot be those of a command that the other one shows. */
const isOfIdle = (host: Draft, device: Draft): boolean =>
  (isIdle(device) && (postedLength(host) ?? 0) > 0) || (isIdle(host) && (fetchedLength(device) ?? 0) > 0);

/**
 * True if both sides show a command, an address and a length, and all three differ, or one of them shows a command without data and the
 * other data: an id that both name is used again.
 */
export const otherRequest = (host: Draft, device: Draft): boolean => {
  if (isOfIdle(host, device)) return true;
  const [ours, theirs] = [hostElement(host), deviceElement(device)];
  const differ = <T>(one: Observed<T> | null, other: Observed<T> | null): boolean =>
    isSeen(one) && isSeen(other) && one.value !== other.value;
  return otherCommand(host, device) && differ(ours.iova, theirs.iova) && differ(ours.length, theirs.length);
};

/** A key under which partners are looked for, and the reason that it gives. */
export interface Rule {
  readonly by: Join["by"];
  /** The keys of a task of the host, under the name that both sides have for it. */
  readonly host: (task: Draft, name: string | null) => readonly string[];
  readonly device: (task: Draft, name: string | null) => readonly string[];
  /** Whether a pair without a second candidate is certain under this rule. */
  readonly firm: boolean;
}

const known = (parts: readonly (string | number | bigint | null | undefined)[]): readonly string[] =>
  parts.some((part) => part === null || part === undefined) ? [] : [parts.join("/")];

export const RULES: readonly Rule[] = [
  {
    by: "task",
    // Of a task whose hand-over is lost, what was posted or mapped is what the controller may have.
    host: (task, name) => hostAddresses(task).flatMap((address) => known([name, address])),
    device: (task, name) => known([name, deviceElement(task).iova?.value]),
    firm: true,
  },
  {
    by: "iova",
    host: (task) =>
      hostAddresses(task).flatMap((address) => known([address, hostElement(task).length?.value, cdbOf(task)])),
    device: (task) => known([deviceElement(task).iova?.value, deviceElement(task).length?.value, cdbOf(task)]),
    firm: true,
  },
  {
    by: "iova",
    host: (task) => hostAddresses(task).flatMap((address) => known([address, hostElement(task).length?.value])),
    device: (task) => known([deviceElement(task).iova?.value, deviceElement(task).length?.value]),
    firm: true,
  },
  {
    by: "iova",
    host: (task) => hostAddresses(task).flatMap((address) => known([address])),
    device: (task) => known([deviceElement(task).iova?.value]),
    firm: true,
  },
  { by: "task", host: (_task, name) => known([name]), device: (_task, name) => known([name]), firm: true },
  {
    by: "bytes",
    host: (task) => {
      const { iova, length } = hostElement(task);
      return isSeen(iova) ? alterations(iova.value).flatMap((address) => known([address, length?.value])) : [];
    },
    device: (task) => known([deviceElement(task).iova?.value, deviceElement(task).length?.value]),
    firm: false,
  },
  {
    by: "bytes",
    host: (task) => known([hostElement(task).length?.value]),
    device: (task) => known([deviceElement(task).length?.value]),
    firm: false,
  },
  { by: "order", host: () => ["any"], device: () => ["any"], firm: false },
];

/** Rules from the first on that take an address which both sides show. */
export const UNMISTAKABLE = 4;
