/** The command that hides who and where before a capture is sent on. */
import type { Command } from "commander";
import type { RedactFlags } from "../commands/redact.ts";
import type { Choose } from "./reference.ts";
import { below, REDACT_EXAMPLES } from "./texts.ts";

const collect = (value: string, earlier: readonly string[] = []): readonly string[] => [...earlier, value];

/** Adds it. */
export const addRedact = (program: Command, choose: Choose): void => {
  below(program.command("redact"), REDACT_EXAMPLES)
    .summary("hide names, serials, paths and addresses in captures so that the verdict stays the same")
    .description(
      "Replaces what names people, machines and places by stable tokens, moves addresses, and hides text inside dumps. The redacted captures are analysed before anything is written: if they do not give the verdict and the causes of the original, nothing is written.",
    )
    .argument("[FILES...]", "saved logs; - or nothing reads standard input")
    .option(
      "-o, --output <DIR>",
      "the folder for the redacted captures; without it one capture goes to standard output",
    )
    .option("--word <WORD>", "one more word to hide, such as a name of a product; repeatable", collect)
    .option("--keep <WHAT>", "addresses or bytes: leave them as they are; repeatable", collect)
    .option("--given <FACT>", "what a person states but no line shows, or @FILE; repeatable", collect)
    .option("--dialect <FILE>", "what a vendor's words mean, as a JSON file; repeatable", collect)
    .option("--platform <NAME>", "apple-silicon, intel or unknown, where the capture does not tell (default: unknown)")
    .showHelpAfterError("  next: dma-forensics redact --help lists the options")
    .action((files: string[], flags: RedactFlags) =>
      choose(async () => (await import("../commands/redact.ts")).redact(files, flags)),
    );
};
