/** `dma-forensics formats`: every envelope, notation, form of dump and log language that is known, one sentence each. */
import { dialects, dumpForms, framings, notations } from "../../src/index.ts";
import { standardOutput, writeOut } from "../host.ts";
import { fill } from "./fill.ts";

interface Named {
  readonly id: string;
  readonly about: string;
}

const chapter = (title: string, entries: readonly Named[], width: number): string =>
  `${title}\n${entries.map(({ id, about }) => `  ${id}\n${fill(about, width, "    ")}\n`).join("")}`;

export const listFormats = async (): Promise<number> => {
  const { width } = standardOutput(false);
  const chapters = [
    chapter("Framings: what a logging system puts around a message", framings, width),
    chapter("Notations: captures whose records are written as data", notations, width),
    chapter("Dumps: rows and lists of bytes", dumpForms, width),
    chapter("Dialects: what the messages say", dialects, width),
  ];
  const more = "Another vendor's words: dma-forensics dialect --help\n";
  await writeOut(`${chapters.join("\n")}\n${more}`);
  return 0;
};
