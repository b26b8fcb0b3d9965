/** What stands below the options in the help of each command. Kept per command, so that help and manual page say the same. */
import type { Command } from "commander";

const kept = new WeakMap<Command, string[]>();

/** Adds a text below the options of the command's help. */
export const below = (command: Command, text: string): Command => {
  kept.set(command, [...(kept.get(command) ?? []), text]);
  return command.addHelpText("after", text);
};

/** The texts below the options of the command, in order. */
export const textsOf = (command: Command): readonly string[] => kept.get(command) ?? [];

const examples = (...lines: readonly string[]): string => `
Examples:
${lines.map((line) => `  ${line}\n`).join("")}`;

export const VERIFY_EXAMPLES = examples(
  "dma-forensics analyze dext.log fw.log --format json=report.json",
  "dma-forensics verify report.json dext.log fw.log",
);

export const INIT_EXAMPLES = examples(
  "dma-forensics dialect init fw.log > vendor.json",
  "pbpaste | dma-forensics dialect init",
);

export const CHECK_EXAMPLES = examples(
  "dma-forensics dialect check vendor.json",
  "dma-forensics dialect check vendor.json fw.log",
);

export const CAUSES_EXAMPLES = examples("dma-forensics causes", "dma-forensics causes | grep -A 2 address");

export const EXPLAIN_EXAMPLES = examples(
  "dma-forensics explain copied-back-buffer   a cause, as in a report",
  "dma-forensics explain I-05                 a contract rule, as in a report",
  "dma-forensics explain input-missing        a message, as in brackets behind an error",
);

export const COSTS_EXAMPLES = examples(
  "dma-forensics costs > costs.json",
  "dma-forensics analyze dext.log fw.log --costs costs.json",
);

export const SCHEMA_EXAMPLES = examples(
  "dma-forensics schema > report.schema.json",
  "dma-forensics schema dialect > dialect.schema.json",
  "dma-forensics schema config > config.schema.json",
);

export const FORMATS_EXAMPLES = examples("dma-forensics formats");

export const COMPLETION_EXAMPLES = `${examples(
  'bash  add to ~/.bashrc:  eval "$(dma-forensics completion bash)"',
  'zsh   add to ~/.zshrc, below compinit:  eval "$(dma-forensics completion zsh)"',
  "fish  dma-forensics completion fish > ~/.config/fish/completions/dma-forensics.fish",
).replace("Examples", "Set-up")}`;

export const MAN_EXAMPLES = examples(
  "dma-forensics man | man -l -",
  "man dma-forensics   where npm installed the package",
);

export const REDACT_EXAMPLES = `${examples(
  "dma-forensics redact dext.log fw.log -o redacted",
  "pbpaste | dma-forensics redact | pbcopy",
  "dma-forensics redact dext.log fw.log -o redacted --word Kestrel --given @facts.txt",
)}
What is replaced, equal values by equal tokens:
  users, hosts, paths, serials, WWNs   user-1, host-1, /Users/user-1/name-2, serial-1
  e-mail, IP, MAC, UUID                values of the same form from ranges that nobody has
  addresses of memory                  all moved by one distance: page offset, order and neighbours stay
  text in dumps (four signs and more)  letters to A and a, digits to 9: lengths, spaces and equality stay
Other bytes of dumps stay: the verdict is about them. So do times, counts, task ids and process names.
`;
