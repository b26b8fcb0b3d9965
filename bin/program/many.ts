/** The commands over more than one case: many at once, one as a job, and two held against each other. */
import type { Command } from "commander";
import type { BatchFlags } from "../commands/batch.ts";
import type { CaseFlags } from "../commands/case.ts";
import type { CompareFlags } from "../commands/compare.ts";
import type { Choose } from "./reference.ts";
import { below } from "./texts.ts";

const BATCH_EXAMPLES = `
Examples:
  dma-forensics batch runs > out.ndjson
  dma-forensics batch runs --resume out.ndjson >> out.ndjson
  dma-forensics batch 'runs/*/captures' --by top --jobs 8 --summary markdown=summary.md > out.ndjson
  dma-forensics batch runs --list | parallel > out.ndjson

What is one case: the captures of a folder; where two of them share a stem, as x.dext.log and
x.fw.log do, those of a stem. --by says otherwise: folder, stem, file, or top for each folder
directly in the one that is named, with all that is below it. --list shows what belongs together.

Exit status: the worst of all cases, 2 before 1 before 3; 0 if none has one.
`;

const CASE_EXAMPLES = `
Examples:
  dma-forensics case runs/17
  dma-forensics case --name 17 runs/17.dext.log runs/17.fw.log
  parallel dma-forensics case {} ::: runs/* > out.ndjson

One JSON line on standard output, whatever becomes of the case; dma-forensics schema case prints
its shape. Exit status: that of analyze.
`;

const COMPARE_EXAMPLES = `
Examples:
  dma-forensics compare --good kext.log fw-kext.log --bad dext.log fw.log
  dma-forensics compare --good build-41/ --bad build-42/ --format markdown

Tasks are put side by side by direction, command, length and order, never by id or address. The
states of both are compared after every step; a value that only the model has is marked as such.

Exit status: 0 no state differs as far as both runs are recorded; 1 a state differs; 2 could not
analyse; 3 no task has a counterpart.
`;

const collect = (value: string, earlier: readonly string[] = []): readonly string[] => [...earlier, value];

/** Options that say how each case is analysed. */
const withSettings = (command: Command): Command =>
  command
    .option("--given <FACT>", "what a person states of every case, or @FILE with one fact a line; repeatable", collect)
    .option("--facts <NAME>", "the file of this name among the captures of a case holds facts about it, one a line")
    .option("--dialect <FILE>", "what a vendor's words mean, as a JSON file; repeatable", collect)
    .option("--platform <NAME>", "apple-silicon, intel or unknown, where the captures do not tell (default: unknown)")
    .option("--fail-on <WORDS>", "as for analyze (default: discrepancy,violation)")
    .option("--require <WHAT>", "bytes: status 3 for a case in which nothing shows what a receiver got")
    .option("--exit-zero", "exit 0 instead of 1 and 3, for runs that only report");

const addBatch = (program: Command, choose: Choose): void => {
  withSettings(
    below(program.command("batch"), BATCH_EXAMPLES)
      .summary("analyse many cases: one JSON line for each as it is done, and a summary")
      .description(
        "Puts captures together into cases, analyses them one after the other in a few processes, prints one JSON line for each case as it is done, and a summary on standard error. A case that cannot be read is a line too and stops no other.",
      )
      .argument("<PATHS...>", "folders, captures, or patterns in quotes such as 'runs/**/*.log'"),
  )
    .option("--by <WHAT>", "what is one case: auto, folder, top, stem or file (default: auto)")
    .option("-j, --jobs <N>", "processes at once (default: one for each processor, up to 4)")
    .option("--resume <FILE>", "skip the cases that have a line in this file and whose input is unchanged")
    .option("--summary <FORMAT[=FILE]>", "text, markdown, json or none (default: text, on standard error)")
    .option("--list", "print the command for each case instead of running it")
    .showHelpAfterError("  next: dma-forensics batch --help lists the options")
    .action((paths: string[], flags: BatchFlags) =>
      choose(async () => (await import("../commands.ts")).batch(paths, flags)),
    );
};

const addCase = (program: Command, choose: Choose): void => {
  const command = withSettings(
    below(program.command("case"), CASE_EXAMPLES)
      .description("analyse one case as a job of any engine: one JSON line out, and its exit status")
      .argument("[PATHS...]", "the captures of one case, or their folder"),
  ).option("--name <NAME>", "what the line calls the case (default: the folder, or what the files share)");
  command
    .addOption(command.createOption("--serve", "answer questions of batch on standard input").hideHelp())
    .showHelpAfterError("  next: dma-forensics case --help lists the options")
    .action((paths: string[], flags: CaseFlags) =>
      choose(async () => (await import("../commands.ts")).oneCase(paths, flags)),
    );
};

const addCompare = (program: Command, choose: Choose): void => {
  below(program.command("compare"), COMPARE_EXAMPLES)
    .summary("hold a failing run against a good one: the first step after which their states differ")
    .description(
      "Replays the tasks of a good and of a failing run, puts them side by side, and says after which step their states part, which configuration differs, and what of it matters.",
    )
    .option("--good <FILES...>", "the captures of a run that works: a KEXT, an earlier build, another machine")
    .option("--bad <FILES...>", "the captures of the run that fails")
    .option("-f, --format <FORMAT>", "terminal, text, markdown or json (default: terminal on a terminal, else text)")
    .option(
      "--given <FACT>",
      "what a person states of the failing run, or @FILE with one fact a line; repeatable",
      collect,
    )
    .option("--dialect <FILE>", "what a vendor's words mean, as a JSON file; repeatable", collect)
    .option("--platform <NAME>", "apple-silicon, intel or unknown, where the captures do not tell (default: unknown)")
    .option("--exit-zero", "exit 0 instead of 1 and 3, for runs that only report")
    .option("--color", "colour the terminal format")
    .option("--no-color", "never colour")
    .showHelpAfterError("  next: dma-forensics compare --help lists the options")
    .action((flags: CompareFlags) => choose(async () => (await import("../commands.ts")).compare(flags)));
};

export const addMany = (program: Command, choose: Choose): void => {
  addBatch(program, choose);
  addCase(program, choose);
  addCompare(program, choose);
};
