/** `dma-forensics dialect`: a vendor's words without code. `init` drafts a file from captures, `check` tests it. */
import { type CaptureFeed, openDrafting, openReading, type Readout } from "../../src/index.ts";
import { visible } from "../../src/report/visible.ts";
import { interruptible, writeOut } from "../host.ts";
import { stop } from "../problem.ts";
import { readSources } from "./analyze/captures.ts";
import { filesOf } from "./analyze/request.ts";
import { withSources } from "./analyze/sources.ts";
import { readDialects } from "./dialects.ts";

/** Drafts a dialect from what is not understood in the files. Throws `CannotAnalyse`. */
export const initDialect = async (paths: readonly string[]): Promise<number> => {
  const files = filesOf("dialect init", paths);
  const draft = await interruptible(() =>
    withSources(files, [], async (sources) => {
      const drafting = openDrafting();
      await readSources(sources, drafting);
      return drafting.finish();
    }),
  );
  if (draft === null) {
    stop(
      files.join(", "),
      "no line is left over that looks like evidence, so there is nothing to draft",
      "dma-forensics events lists what was understood",
      "nothing-found",
    );
  }
  await writeOut(`${JSON.stringify(draft, null, 2)}\n`);
  return 0;
};

/** Feeds two readings at once, so that a pipe can be compared as well. */
const both = (before: CaptureFeed, after: CaptureFeed): CaptureFeed => ({
  feed: (chunk) => {
    const goesOn = before.feed(chunk);
    return after.feed(chunk) || goesOn;
  },
  finish: (broken) => {
    before.finish(broken);
    return after.finish(broken);
  },
  lines: () => after.lines(),
  withdraw: () => {
    before.withdraw();
    after.withdraw();
  },
});

const compared = (before: Readout, after: Readout): string =>
  after.listing.captures
    .map(({ name, lines, unread, understood }, index) => {
      const old = before.listing.captures[index];
      const events = (readout: Readout): number =>
        readout.listing.events.filter(({ capture }) => capture === name).length;
      return [
        `${visible(name)}: ${lines} lines`,
        `  understood  ${old?.understood ?? 0} -> ${understood}`,
        `  unread      ${old?.unread ?? 0} -> ${unread}`,
        `  events      ${events(before)} -> ${events(after)}`,
        "",
      ].join("\n");
    })
    .join("");

/** Lines that one reading understands and the other does not. */
const beyond = (one: Readout, other: Readout): readonly string[] =>
  [...one.understood].flatMap(([name, lines]) =>
    [...lines].filter((line) => other.understood.get(name)?.has(line) !== true).map((line) => `${name}:${line}`),
  );

/** What the dialect adds, and what it takes away. */
const gained = (before: Readout, after: Readout): string => {
  const more = new Set(beyond(after, before));
  const unread = before.unread.filter(({ capture, line }) => more.has(`${capture}:${line}`)).length;
  const [first, ...rest] = beyond(before, after);
  const gain = `It reads ${unread} of ${before.unread.length} lines that were unread, and ${more.size - unread} that were taken for noise.\n`;
  const others = rest.length === 0 ? "" : ` and ${rest.length} more`;
  return first === undefined
    ? gain
    : `${gain}It no longer reads ${visible(first)}${others}, which are understood without it.\n`;
};

/** Tests a dialect on its samples, and says what it makes of captures. Throws `CannotAnalyse`. */
export const checkDialect = async (path: string, captures: readonly string[]): Promise<number> => {
  const { dialects } = await readDialects([path]);
  const samples = dialects.flatMap((dialect) => dialect.samples);
  const events = samples.reduce((sum, { gives }) => sum + gives.length, 0);
  const words = `${samples.length} ${samples.length === 1 ? "sample" : "samples"}, ${events} ${events === 1 ? "event" : "events"}`;
  const head = `${visible(path)}: ${words}: all read as expected\n`;
  if (captures.length === 0) {
    await writeOut(head);
    return 0;
  }
  const files = filesOf("dialect check", captures);
  const text = await interruptible(() =>
    withSources(files, [], async (sources) => {
      const [before, after] = [openReading(), openReading({ dialects })];
      await readSources(sources, {
        openCapture: (name) => both(before.openCapture(name), after.openCapture(name)),
      });
      const [old, now] = [before.finish(), after.finish()];
      return `${compared(old, now)}${gained(old, now)}`;
    }),
  );
  await writeOut(`${head}${text}`);
  return 0;
};
