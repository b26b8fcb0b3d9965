/** The command line as people type it: commands, options and help. Commands are loaded only when one runs, so that help starts fast. */
import { Command, CommanderError } from "commander";
import type { AnalyzeFlags } from "./commands/analyze.ts";
import type { EventsFlags } from "./commands/events.ts";
import type { ReplayFlags } from "./commands/replay.ts";
import type { TimelineFlags } from "./commands/timeline.ts";
import type { VerifyFlags } from "./commands/verify.ts";
import { say, standardOutput, writeOut } from "./host.ts";
import { addGate } from "./program/gate.ts";
import { addMany } from "./program/many.ts";
import { addRedact } from "./program/redact.ts";
import { addReference, type Choose } from "./program/reference.ts";
import { below, CHECK_EXAMPLES, INIT_EXAMPLES, VERIFY_EXAMPLES } from "./program/texts.ts";
import { schemaVersion, version } from "./version.ts";

const EXAMPLES = `
Examples:
  dma-forensics analyze dext.log fw.log
  dma-forensics analyze dext.log fw.log --given observed:dext=zeros --given observed:client=0-byte-disk
  dma-forensics analyze capture.log --format text --format json=report.json
  pbpaste | dma-forensics analyze
  log stream --level debug | dma-forensics analyze --follow -
`;

const FACTS = `
Facts, as testimony that no line shows; task:ID at the end says whose:
  observed:dext=zeros   observed:client=zeros   observed:client=0-byte-disk   'observed:dext="00 00 05 12"'
  no-call:UserGetDataBuffer   'no-call:UserGetDataBuffer in:UserProcessParallelTask'
  no-call:UserReportHBAConstraints   override:UserReportHBAConstraints
`;

const EXIT_STATUS = `
Exit status:
  0  analysed, and nothing that --fail-on names
  1  the report holds something that --fail-on names
  2  could not analyse: usage, configuration, a missing, unreadable, binary or empty input, a limit;
     or a suppression has ended or fits nothing any more
  3  nothing to judge: no task could be followed, or --require bytes and nothing shows what arrived
`;

const EVENT_EXAMPLES = `
Examples:
  dma-forensics events dext.log fw.log
  dma-forensics events fw.log --unread
  dma-forensics events fw.log --dialect vendor.json --format json
  pbpaste | dma-forensics events
`;

const TIMELINE_EXAMPLES = `
Examples:
  dma-forensics timeline dext.log fw.log
  dma-forensics timeline dext.log fw.log --align fw.log:12=dext.log:40

Where the list goes from one log to another it says which line above is known to come before, and
why, and to which lines above the order is not known. The times are those of the lines themselves.
`;

const REPLAY_EXAMPLES = `
Examples:
  dma-forensics replay dext.log fw.log --task 200
  dma-forensics replay dext.log fw.log --task 200 --cause copied-back-buffer
  dma-forensics replay dext.log fw.log --given observed:dext=zeros --task 200 --cause late-data-buffer
`;

const DIALECT_EXAMPLES = `
Examples:
  dma-forensics dialect init fw.log > vendor.json
  dma-forensics dialect check vendor.json fw.log
  dma-forensics analyze dext.log fw.log --dialect vendor.json

A file maps keys to roles, words for values to the tool's own, and phrases or whole lines to
events. It carries sample lines with the events that they must give, and is refused if it reads
them otherwise. dma-forensics schema dialect prints its JSON Schema.
`;

const collect = (value: string, earlier: readonly string[] = []): readonly string[] => [...earlier, value];

const addAnalyze = (program: Command, choose: Choose): void => {
  below(program.command("analyze"), EXAMPLES + FACTS + EXIT_STATUS)
    .summary("say what happened in saved driver and firmware logs, and which causes explain it")
    .description(
      "Reads saved logs of one failing machine, driver and firmware side in any order, and says what happened, what contradicts what, which causes reproduce it and what to log next.",
    )
    .argument(
      "[FILES...]",
      "saved logs, also gzip, zip, tar, and folders; - or nothing reads standard input, such as a paste",
    )
    .option(
      "-f, --format <FORMAT[=FILE]>",
      "terminal, text, markdown, html, json, sarif, junit, github, gitlab, mermaid or trace-event; repeatable (default: terminal on a terminal, else text)",
      collect,
    )
    .option(
      "--fail-on <WORDS>",
      "confirmed, likely, possible, violation, discrepancy or never; several with commas (default: discrepancy,violation)",
    )
    .option("--require <WHAT>", "bytes: exit 3 unless something shows what a receiver got; nothing: do not ask for it")
    .option(
      "--given <FACT>",
      "what a person states but no line shows, or @FILE with one fact a line; repeatable",
      collect,
    )
    .option(
      "--align <LINE=LINE>",
      "two lines that are about one moment, such as fw.log:12=dext.log:40; repeatable",
      collect,
    )
    .option("--dialect <FILE>", "what a vendor's words mean, as a JSON file; repeatable", collect)
    .option("--platform <NAME>", "apple-silicon, intel or unknown, where the capture does not tell (default: unknown)")
    .option("--since <TIME>", 'read nothing earlier, such as "2026-03-14 09:26"; with +0900 or as the lines write it')
    .option("--until <TIME>", "read nothing later")
    .option("--costs <FILE>", "what observations cost you, as a JSON file; dma-forensics costs prints one to edit")
    .option(
      "--evidence-out <FOLDER>",
      "also write a folder with the lines that carry the report, the facts and the report, checked and ready to be checked again",
    )
    .option("--exit-zero", "exit 0 instead of 1 and 3, for runs that only report")
    .option("--baseline <FILE>", "a JSON report whose results do not count for the exit status")
    .option("--no-baseline", "count everything, whatever the configuration names")
    .option("--suppressions <FILE>", "results that are accepted for a reason and do not count")
    .option("--no-suppressions", "accept nothing, whatever the configuration names")
    .option("--config <FILE>", CONFIG_OPTION)
    .option("--no-config", "read no configuration")
    .option("-q, --quiet", "print nothing: the exit status and the files say it all")
    .option("--summary", "print a few lines instead of the report")
    .option("--job-summary <FILE>", "add a Markdown summary to a file (default with github: $GITHUB_STEP_SUMMARY)")
    .option("--unread", "list the lines that were not understood, most frequent shape first")
    .option("--contract", "list every contract rule that lines can show: violated, kept or not assessable")
    .option("--stats", "say on standard error what was read and what each stage took")
    .option(
      "--follow",
      "read on while the logs grow, tell findings as they become certain, report at Ctrl-C or at the end",
    )
    .option("--color", "colour the terminal format")
    .option("--no-color", "never colour")
    .showHelpAfterError("  next: dma-forensics analyze --help lists the options")
    .action((files: string[], flags: AnalyzeFlags) =>
      choose(async () => (await import("./commands.ts")).analyze(files, flags)),
    );
};

const addEvents = (program: Command, choose: Choose): void => {
  below(program.command("events"), EVENT_EXAMPLES)
    .description("list what was read, event by event with its lines, and account for every line")
    .argument("[FILES...]", "saved logs; - or nothing reads standard input")
    .option("-f, --format <FORMAT>", "text or json (default: text)")
    .option("--dialect <FILE>", "what a vendor's words mean, as a JSON file; repeatable", collect)
    .option("--unread", "list the lines that were not understood as well, most frequent shape first")
    .option("--config <FILE>", CONFIG_OPTION)
    .option("--no-config", "read no configuration")
    .showHelpAfterError("  next: dma-forensics events --help lists the options")
    .action((files: string[], flags: EventsFlags) =>
      choose(async () => (await import("./commands.ts")).events(files, flags)),
    );
};

const FACT_OPTION = "what a person states but no line shows, or @FILE with one fact a line; repeatable";
const ALIGN_OPTION = "two lines that are about one moment, such as fw.log:12=dext.log:40; repeatable";
const DIALECT_OPTION = "what a vendor's words mean, as a JSON file; repeatable";
const CONFIG_OPTION = "the configuration (default: dma-forensics.config.json, here or in a folder above)";
const PLATFORM_OPTION = "apple-silicon, intel or unknown, where the capture does not tell (default: unknown)";

const addViews = (program: Command, choose: Choose): void => {
  below(program.command("timeline"), TIMELINE_EXAMPLES)
    .description("list the events of all logs in one order, and say where that order is known and why")
    .argument("[FILES...]", "saved logs; - or nothing reads standard input")
    .option("-f, --format <FORMAT>", "text or json (default: text)")
    .option("--align <LINE=LINE>", ALIGN_OPTION, collect)
    .option("--dialect <FILE>", DIALECT_OPTION, collect)
    .option("--config <FILE>", CONFIG_OPTION)
    .option("--no-config", "read no configuration")
    .showHelpAfterError("  next: dma-forensics timeline --help lists the options")
    .action((files: string[], flags: TimelineFlags) =>
      choose(async () => (await import("./commands.ts")).timeline(files, flags)),
    );
  below(program.command("replay"), REPLAY_EXAMPLES)
    .description("replay one task step by step, and with a cause next to it: what each step does to every buffer")
    .argument("[FILES...]", "saved logs; - or nothing reads standard input")
    .option("--task <REF>", "the task, as the report calls it; may be left out if there is one")
    .option("--cause <CAUSE>", "the cause that is replayed beside it")
    .option("-f, --format <FORMAT>", "text or json (default: text)")
    .option("--given <FACT>", FACT_OPTION, collect)
    .option("--align <LINE=LINE>", ALIGN_OPTION, collect)
    .option("--dialect <FILE>", DIALECT_OPTION, collect)
    .option("--platform <NAME>", PLATFORM_OPTION)
    .option("--config <FILE>", CONFIG_OPTION)
    .option("--no-config", "read no configuration")
    .showHelpAfterError("  next: dma-forensics replay --help lists the options")
    .action((files: string[], flags: ReplayFlags) =>
      choose(async () => (await import("./commands.ts")).replay(files, flags)),
    );
};

const addProof = (program: Command, choose: Choose): void => {
  below(program.command("verify"), VERIFY_EXAMPLES)
    .summary("derive the verdicts of a report again, from the lines that it cites alone")
    .description(
      "Keeps of the logs only the lines that a JSON report cites, analyses those, and compares the verdicts. Exit status 1 if a citation is not there, or the lines do not carry a verdict.",
    )
    .argument("<REPORT>", "a report of analyze --format json")
    .argument("<FILES...>", "the logs that it is about")
    .option("--dialect <FILE>", DIALECT_OPTION, collect)
    .showHelpAfterError("  next: dma-forensics verify --help shows how")
    .action((report: string, files: string[], flags: VerifyFlags) =>
      choose(async () => (await import("./commands.ts")).verify(report, files, flags)),
    );
};

const addDialect = (program: Command, choose: Choose): void => {
  const dialect = below(program.command("dialect"), DIALECT_EXAMPLES)
    .description("teach the tool a vendor's words with a JSON file: draft one from a capture, or test it")
    .showHelpAfterError("  next: dma-forensics dialect --help shows how");
  below(dialect.command("init"), INIT_EXAMPLES)
    .description(
      "draft a dialect from the lines that were not understood; a person has to settle what is marked with ?",
    )
    .argument("[FILES...]", "saved logs; - or nothing reads standard input")
    .showHelpAfterError("  next: dma-forensics dialect init --help shows how")
    .action((files: string[]) => choose(async () => (await import("./commands.ts")).initDialect(files)));
  below(dialect.command("check"), CHECK_EXAMPLES)
    .description("test a dialect on its own samples, and say how much more of the captures it reads")
    .argument("<FILE>", "the dialect")
    .argument("[CAPTURES...]", "saved logs; - reads standard input")
    .showHelpAfterError("  next: dma-forensics dialect check --help shows how")
    .action((file: string, captures: string[]) =>
      choose(async () => (await import("./commands.ts")).checkDialect(file, captures)),
    );
};

/** Commands that are asked for again and again, and need not wait for the options of all others to be made. */
const ALONE = new Map([
  ["analyze", addAnalyze],
  ["events", addEvents],
]);

const addAll = (program: Command, choose: Choose): void => {
  addAnalyze(program, choose);
  addEvents(program, choose);
  addViews(program, choose);
  addProof(program, choose);
  addMany(program, choose);
  addGate(program, choose);
  addDialect(program, choose);
  addRedact(program, choose);
  addReference(program, choose);
};

/**
 * The whole program; `choose` gets the run of the command that was asked for, and `print` what goes to standard output. `asked` is the
 * command if one is asked for: the others may be left out then.
 */
export const programOf = (
  choose: Choose,
  print: (text: string) => void = () => undefined,
  asked: string | undefined = undefined,
): Command => {
  const program = below(new Command("dma-forensics"), EXAMPLES)
    .description(
      "Replays saved driver and firmware logs of a DMA failure and says which causes reproduce what was observed.",
    )
    .version(`dma-forensics ${version} (report schema ${schemaVersion})`, "-V, --version", "show the versions")
    .exitOverride()
    .configureOutput({
      writeOut: print,
      writeErr: (text) => say(text.trimEnd()),
      outputError: (text, write) => write(text.replace(/^(error: [^\n]{1,4096})/u, "$1 [usage]")),
      getOutHelpWidth: () => standardOutput(false).width,
      getErrHelpWidth: () => standardOutput(false).width,
      getOutHasColors: () => false,
      getErrHasColors: () => false,
    })
    .configureHelp({ minWidthToWrap: 20 })
    .helpOption("-h, --help", "show this help")
    .showHelpAfterError("  next: dma-forensics --help lists the commands; captures go to dma-forensics analyze FILES");
  (ALONE.get(asked ?? "") ?? addAll)(program, choose);
  return program;
};

/** Runs what the arguments ask for and returns the exit status. Throws `CannotAnalyse`. */
export const runProgram = async (args: readonly string[]): Promise<number> => {
  let status = 0;
  const printed: string[] = [];
  const program = programOf(
    async (run) => {
      status = await run();
    },
    (text) => printed.push(text),
    args[0],
  );
  try {
    await program.parseAsync(args, { from: "user" });
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    status = error.exitCode === 0 ? 0 : 2;
  }
  await writeOut(printed.join(""));
  return status;
};
