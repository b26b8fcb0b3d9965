/** The commands that set a gate up and keep it: `init` and `suppress`. */
import type { Command } from "commander";
import type { InitFlags } from "../commands/init.ts";
import type { SuppressFlags } from "../commands/suppress.ts";
import type { Choose } from "./reference.ts";
import { below } from "./texts.ts";

const INIT_EXAMPLES = `
Examples:
  dma-forensics init
  dma-forensics init gitlab --captures hw/logs
  dma-forensics init github --from ./vendor/dma-forensics-0.1.0.tgz

Nothing that is there already is written over.
`;

const SUPPRESS_EXAMPLES = `
Examples:
  dma-forensics analyze logs --format json=report.json
  dma-forensics suppress report.json --reason "old cable on bench 3" --expires 2027-01-31
  dma-forensics suppress report.json d2 I-05 --reason "ticket 4711" --files "logs/m1/**"

Without RESULTS, every discrepancy and broken rule of the report that still counts. Explanations follow
the discrepancies that they explain. A suppression fits by the shape of its lines, not by their numbers;
one that fits nothing any more, or has ended, makes analyze end with status 2.
`;

const collect = (value: string, earlier: readonly string[] = []): readonly string[] => [...earlier, value];

/** Adds them. */
export const addGate = (program: Command, choose: Choose): void => {
  below(program.command("init"), INIT_EXAMPLES)
    .description("write a configuration, an empty list of suppressions and a CI job that analyses every run's logs")
    .argument("[WHAT...]", "config, suppressions, github or gitlab (default: the first two, and the CI that is there)")
    .option("--captures <PATH>", "the logs that the job analyses, a file, a folder or a glob (default: logs)")
    .option("--from <PACKAGE>", "where the job gets this tool from, as npm takes it (default: this version from npm)")
    .showHelpAfterError("  next: dma-forensics init --help shows how")
    .action((what: string[], flags: InitFlags) =>
      choose(async () => (await import("../commands.ts")).init(what, flags)),
    );
  below(program.command("suppress"), SUPPRESS_EXAMPLES)
    .summary("accept results of a report for a reason, so that they do not count for the exit status")
    .description("Adds results of a JSON report to the file of suppressions, which is committed with the code.")
    .argument("<REPORT>", "a report of analyze --format json")
    .argument("[RESULTS...]", "d1, I-05, a cause, discrepancy-bytes, or a shape")
    .requiredOption("--reason <TEXT>", "why it is accepted; every report shows it")
    .option("--expires <DATE>", "the last day on which it holds, YYYY-MM-DD")
    .option("--intermittent", "the fault does not strike in every run: a run without it is no reason to fail")
    .option("--files <GLOB>", "only for runs with such captures; repeatable", collect)
    .option(
      "--suppressions <FILE>",
      "the file (default: that of the configuration, else dma-forensics.suppressions.json)",
    )
    .showHelpAfterError("  next: dma-forensics suppress --help shows how")
    .action((report: string, results: string[], flags: SuppressFlags) =>
      choose(async () => (await import("../commands.ts")).suppress(report, results, flags)),
    );
};
