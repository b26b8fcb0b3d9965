/** Completion for fish: one line for each command, option and list of words, each under the condition that its command is typed. */
import { type CommandSurface, everyCommand, type OptionSurface, type Reached } from "../../surface.ts";
import { type Known, knownAt } from "./known.ts";

const quoted = (text: string): string => `'${text.replace(/[\\']/gu, "\\$&")}'`;

/** True in fish where exactly this command is typed and none below it. */
const condition = ({ path, command }: Reached): string => {
  const typed = path.map((name) => `__fish_seen_subcommand_from ${name}`);
  const below = command.commands.map(({ name }) => name).join(" ");
  const none = below === "" ? [] : [`not __fish_seen_subcommand_from ${below}`];
  return quoted([...typed, ...none].join("; and "));
};

const taking = (known: Known): string => {
  if (known === "files") return " -r -F";
  return known === "free" ? " -x" : ` -x -a ${quoted(known.join(" "))}`;
};

const optionLine = (name: string, reached: Reached, { short, long, takes, about }: OptionSurface): string => {
  const letter = short === null ? "" : ` -s ${short.slice(1)}`;
  const value = takes === null ? "" : taking(knownAt(name, long, takes) ?? "free");
  return `complete -c dma-forensics -n ${condition(reached)}${letter} -l ${long.slice(2)}${value} -d ${quoted(about)}`;
};

const operandLines = (name: string, reached: Reached): readonly string[] => {
  const { command } = reached;
  const [argument] = command.arguments;
  if (command.commands.length > 0) {
    return command.commands.map(
      (one) => `complete -c dma-forensics -n ${condition(reached)} -f -a ${one.name} -d ${quoted(one.about)}`,
    );
  }
  const known = argument === undefined ? "free" : (knownAt(name, argument.name, argument.name) ?? "free");
  if (known === "files") return [];
  const words = known === "free" ? "" : ` -a ${quoted(known.join(" "))}`;
  return [`complete -c dma-forensics -n ${condition(reached)} -f${words}`];
};

const linesOf = (reached: Reached): readonly string[] => {
  const name = reached.path.join(" ");
  return [
    ...operandLines(name, reached),
    ...reached.command.options.map((option) => optionLine(name, reached, option)),
  ];
};

export const fishScript = (program: CommandSurface): string =>
  `# fish completion for ${program.name}. Made by: ${program.name} completion fish
${everyCommand(program).flatMap(linesOf).join("\n")}
`;
