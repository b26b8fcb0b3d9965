/** The captures of a run, read to their ends: what is wrong with any of them is said about all of them at once. */
import { type CaptureFeed, isReport, type Opened, REPORT_HEAD_BYTES } from "../../../src/index.ts";
import { clearProgress, type Ending, type Input, note, openDigest, progressOf, seenFromHere } from "../../host.ts";
import { stop } from "../../problem.ts";
import { type Ledger, openLedger } from "./ledger.ts";
import { captureNames } from "./names.ts";
import { forEach, type Source, type Sources, withName } from "./sources.ts";
import { type Piece, piecesOf } from "./unpack.ts";

/** One capture that was found in a folder or an archive, and may still turn out to tell nothing. */
interface Picked {
  readonly name: string;
  readonly feed: CaptureFeed;
  readonly ledger: Ledger;
}

/** What a person learns of packed data that did not end as it should; the report itself says that lines are missing. */
const ENDED: Record<Exclude<Ending, "whole" | "damaged">, string> = {
  cut: "the packed data ends early; what comes before is read, and the rest is counted as lost",
  followed: "behind the packed data stand bytes of something else, which are not read and counted as lost",
};

/** Everything that has to be remembered from one capture to the next. */
interface Desk {
  readonly opened: Opened;
  /** True if there is one input. */
  readonly only: boolean;
  /** Names of captures by what their bytes are. */
  readonly seen: Map<string, string>;
  readonly picked: Picked[];
  readonly ledgers: Map<string, Ledger>;
  readonly notes: string[];
}

const ledgerOf = (desk: Desk, where: string): Ledger => {
  const known = desk.ledgers.get(where);
  if (known !== undefined) return known;
  const ledger = openLedger(where);
  desk.ledgers.set(where, ledger);
  return ledger;
};

/** Feeds one capture and returns what its bytes are, whatever they are called; `null` for the only one, which is like no other. */
const feedAll = async ({ bytes }: Piece, feed: CaptureFeed, name: string, only: boolean): Promise<string | null> => {
  const digest = only ? null : openDigest();
  for await (const chunk of bytes.take()) {
    digest?.add(chunk);
    progressOf(name, chunk.length);
    if (!feed.feed(chunk)) break;
  }
  return digest?.value() ?? null;
};

/** `this is xz data, not a log` as one of several. */
const kindOf = (what: string): string => what.replace(/^this is /u, "").replace(/, not a log$/u, "");

/** Reads one capture of an input. `ledger` is that of the folder or archive around it, `null` if a person named it. */
const readPiece = async (
  desk: Desk,
  piece: Piece,
  name: string,
  path: string,
  ledger: Ledger | null,
): Promise<void> => {
  const where = piece.inner === "" ? path : `${path}/${piece.inner}`;
  if (piece.left !== null) return ledger?.left(piece.left);
  if (ledger !== null && isReport(await piece.bytes.peek(REPORT_HEAD_BYTES)))
    return ledger.left("a report of this tool");
  const feed = desk.opened.openCapture(name);
  const digest = await feedAll(piece, feed, name, desk.only && piece.inner === "");
  const ending = piece.ending();
  if (ending === "damaged") {
    // Damaged data unpacks to other text as often as to none.
    if (ledger !== null) return ledger.left("damaged");
    stop(
      where,
      "the packed data is damaged, and what it holds cannot be trusted",
      "copy the file again from where it was made",
      "input-damaged",
    );
  }
  const problem = feed.finish(ending !== "whole");
  if (problem !== null) {
    if (ledger !== null) return ledger.left(problem.kind === "empty" ? "empty" : kindOf(problem.what));
    stop(
      path === "-" ? "standard input" : where,
      problem.what,
      withName(problem.next, path),
      problem.kind === "empty" ? "input-empty" : "input-kind",
    );
  }
  const twin = digest === null ? undefined : desk.seen.get(digest);
  if (twin !== undefined) {
    feed.withdraw();
    if (ledger !== null) return ledger.left("with the bytes of another one");
    stop(where, `this holds the same bytes as ${twin}`, "name each capture once", "input-twice");
  }
  if (digest !== null) desk.seen.set(digest, where);
  if (ending === "cut" || ending === "followed") desk.notes.push(`note: ${where}: ${ENDED[ending]}`);
  if (ledger !== null) desk.picked.push({ name, feed, ledger });
};

const readInput = async (desk: Desk, input: Input, { path, folder }: Source, name: string): Promise<void> => {
  const around = folder === null ? null : ledgerOf(desk, folder);
  const taken = new Set<string>();
  let pieces = 0;
  for await (const piece of piecesOf(input)) {
    pieces += 1;
    const inside = piece.inner === "" ? name : `${name}/${piece.inner}`;
    // An archive may hold one path more than once; the last one is the newest, and none of them is dropped.
    let unique = inside;
    for (let copy = 2; taken.has(unique); copy += 1) unique = `${inside} (${copy})`;
    taken.add(unique);
    const ledger = piece.inner === "" ? around : (around ?? ledgerOf(desk, path));
    await readPiece(desk, piece, unique, path, ledger);
  }
  if (pieces > 0) return;
  if (around === null) ledgerOf(desk, path);
  else around.left("an empty archive");
};

/**
 * Keeps of each folder and archive the captures that tell something: a folder of a whole machine holds hundreds that do not. Where
 * none does, `silence` says whether those without a line about a transfer are captures all the same.
 */
const settle = ({ picked, ledgers }: Desk, silence: "left" | "read"): void => {
  for (const ledger of ledgers.values()) {
    const own = picked.filter((one) => one.ledger === ledger);
    const telling = own.some(({ feed }) => feed.lines().understood > 0);
    for (const { feed, name } of own) {
      const { understood, unread } = feed.lines();
      if (telling ? understood > 0 : silence === "read" || unread > 0) {
        ledger.read(name);
      } else {
        feed.withdraw();
        ledger.left(unread > 0 ? "without a line that is understood" : "without a line about a transfer");
      }
    }
  }
};

/** Where the captures lie that are files of their own, seen from the working directory, by how the report calls them. */
export const placesOf = ({ sources }: Sources): ReadonlyMap<string, string> => {
  const names = captureNames(sources.map(({ path }) => path));
  const places = sources.map(({ path }, index) => {
    const seen = path === "-" ? undefined : seenFromHere(path);
    return seen === undefined ? [] : [[names[index] ?? path, seen] as const];
  });
  return new Map(places.flat());
};

/** What was read: remarks on single inputs, and the account of each folder and archive. */
export interface Reading {
  readonly notes: readonly string[];
  readonly ledgers: readonly Ledger[];
}

/** Feeds everything to what was opened for it. Throws {@link CannotAnalyse}. */
export const readCaptures = async (
  { sources, left }: Sources,
  opened: Opened,
  silence: "left" | "read" = "left",
): Promise<Reading> => {
  const names = captureNames(sources.map(({ path }) => path));
  const ledgers = new Map([...left].map(([folder, out]) => [folder, openLedger(folder, out)]));
  const desk: Desk = { opened, only: sources.length === 1, seen: new Map(), picked: [], ledgers, notes: [] };
  await forEach(sources, async (source, index) => {
    const input = await source.open();
    try {
      await readInput(desk, input, source, names[index] ?? source.path);
    } finally {
      if (source.folder !== null) await input.close();
    }
  });
  clearProgress();
  settle(desk, silence);
  return { notes: desk.notes, ledgers: [...ledgers.values()] };
};

/** Feeds everything to what was opened for it; the answer is what a person learns of folders, archives and packed data. Throws {@link CannotAnalyse}. */
export const feedSources = async (sources: Sources, opened: Opened): Promise<readonly string[]> => {
  const { notes, ledgers } = await readCaptures(sources, opened);
  const accounts: string[] = [];
  await forEach(ledgers, async (ledger) => void accounts.push(ledger.close()));
  return [...notes, ...accounts];
};

/** As {@link feedSources}, and says it. */
export const readSources = async (sources: Sources, opened: Opened): Promise<void> => {
  for (const message of await feedSources(sources, opened)) note(message);
};
