/** `dma-forensics explain WHAT`: everything that is known of one cause, one contract rule or one message. */
import { standardOutput, writeOut } from "../host.ts";
import { explained, type Page } from "./explain/entries.ts";
import { fill } from "./fill.ts";
import { unknownWord } from "./words.ts";

const ALL = "dma-forensics causes lists the causes; a report names its rules, and an error its message";

/** Messages stand in brackets where they are read, and ids of rules are typed in lower case. */
const pageOf = (typed: string): Page => {
  const id = typed.replace(/^\[(.{1,80})\]$/u, "$1");
  return (
    explained.find((page) => page.id.toLowerCase() === id.toLowerCase()) ??
    unknownWord(
      "explain",
      typed,
      explained.map((page) => page.id),
      ALL,
    )
  );
};

/** Prints what is known of it. Throws `CannotAnalyse` if there is no such thing. */
export const explain = async (typed: string): Promise<number> => {
  const { width } = standardOutput(false);
  const { id, title, sections } = pageOf(typed);
  const written = sections.map(([heading, text]) => `${heading}\n${fill(text, width, "  ")}\n`);
  await writeOut(`${id}: ${title}\n\n${written.join("\n")}`);
  return 0;
};
