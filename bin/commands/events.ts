/** `dma-forensics events FILES...`: what was read, line by line, before anything is judged. */
import { eventsText, openReading, type Readout } from "../../src/index.ts";
import { configurationOf } from "../config/load.ts";
import { settle } from "../config/settle.ts";
import { interruptible, writeOut } from "../host.ts";
import { readSources } from "./analyze/captures.ts";
import { filesOf } from "./analyze/request.ts";
import { withSources } from "./analyze/sources.ts";
import { listUnread } from "./analyze/unread.ts";
import { readDialects } from "./dialects.ts";
import { oneOf } from "./words.ts";

/** The options as commander hands them over. */
export interface EventsFlags {
  readonly format?: string;
  readonly dialect?: readonly string[];
  readonly unread?: boolean;
  readonly config?: string | false;
}

const jsonOf = ({ listing, unread }: Readout, withUnread: boolean): string =>
  `${JSON.stringify(withUnread ? { ...listing, unread } : listing, null, 2)}\n`;

/** Lists the events of the files and returns the exit status. Throws `CannotAnalyse`. */
export const events = async (paths: readonly string[], flags: EventsFlags): Promise<number> => {
  const format = oneOf("--format", flags.format ?? "text", ["text", "json"]);
  const files = filesOf("events", paths);
  const readout = await interruptible(async () => {
    const { dialect } = await settle(await configurationOf(flags.config), files);
    const { dialects } = await readDialects([...dialect, ...(flags.dialect ?? [])]);
    return withSources(files, [], async (sources) => {
      const reading = openReading({ dialects });
      await readSources(sources, reading);
      return reading.finish();
    });
  });
  const withUnread = flags.unread === true;
  const listing = withUnread ? `\n${listUnread(readout.unread)}` : "";
  await writeOut(format === "json" ? jsonOf(readout, withUnread) : `${eventsText(readout.listing)}${listing}`);
  return 0;
};
