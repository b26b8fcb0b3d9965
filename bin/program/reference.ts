/** The commands that look things up and need no capture: causes, rules, messages, formats, schemas, completion, the manual page. */
import type { Command } from "commander";
import { surfaceOf } from "./surface.ts";
import {
  below,
  CAUSES_EXAMPLES,
  COMPLETION_EXAMPLES,
  COSTS_EXAMPLES,
  EXPLAIN_EXAMPLES,
  FORMATS_EXAMPLES,
  MAN_EXAMPLES,
  SCHEMA_EXAMPLES,
} from "./texts.ts";

/** Takes the run of the command that was asked for. */
export type Choose = (run: () => Promise<number>) => Promise<void>;

const addLists = (program: Command, choose: Choose): void => {
  below(program.command("causes"), CAUSES_EXAMPLES)
    .description("list the causes that the tool knows, with what each one says happened")
    .showHelpAfterError("  next: dma-forensics causes --help shows how")
    .action(() => choose(async () => (await import("../commands.ts")).listCauses()));
  below(program.command("explain"), EXPLAIN_EXAMPLES)
    .summary("explain a cause, a contract rule or a message")
    .description(
      "Explains one cause (how it comes about, what supports and refutes it, what to change), one contract rule, or one message of this program.",
    )
    .argument("<WHAT>", "its id, such as copied-back-buffer, I-05 or input-missing")
    .showHelpAfterError("  next: dma-forensics explain --help shows how; dma-forensics causes lists the causes")
    .action((id: string) => choose(async () => (await import("../commands.ts")).explain(id)));
  below(program.command("costs"), COSTS_EXAMPLES)
    .description("list the observations that may come next, with what each one costs, as a file for --costs")
    .showHelpAfterError("  next: dma-forensics costs --help shows how")
    .action(() => choose(async () => (await import("../commands/costs.ts")).printCosts()));
  below(program.command("schema"), SCHEMA_EXAMPLES)
    .description("print the JSON Schema of the report that --format json writes, or of a file that a person writes")
    .argument("[WHAT]", "report, dialect, costs, config or suppressions", "report")
    .showHelpAfterError("  next: dma-forensics schema --help shows how")
    .action((name: string) => choose(async () => (await import("../commands/schema.ts")).printSchema(name)));
  below(program.command("formats"), FORMATS_EXAMPLES)
    .description("list the framings and dialects that are known, one sentence each")
    .showHelpAfterError("  next: dma-forensics formats --help shows how")
    .action(() => choose(async () => (await import("../commands.ts")).listFormats()));
};

/** Adds them. Those that describe the program itself read it off `program` when they run, with every command in it. */
export const addReference = (program: Command, choose: Choose): void => {
  addLists(program, choose);
  below(program.command("completion"), COMPLETION_EXAMPLES)
    .description("print the script that completes commands, options and their words in a shell")
    .argument("<SHELL>", "bash, zsh or fish")
    .showHelpAfterError("  next: dma-forensics completion --help shows how to set it up")
    .action((shell: string) =>
      choose(async () => (await import("../commands/completion.ts")).completion(shell, surfaceOf(program))),
    );
  below(program.command("man"), MAN_EXAMPLES)
    .description("print the manual page, for man -l -")
    .showHelpAfterError("  next: dma-forensics man --help shows how")
    .action(() => choose(async () => (await import("../commands/man.ts")).manual(surfaceOf(program))));
};
