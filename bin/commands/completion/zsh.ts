/** Completion for zsh: one function per command, each with the specification that `_arguments` takes. */
import {
  type ArgumentSurface,
  type CommandSurface,
  everyCommand,
  type OptionSurface,
  type Reached,
} from "../../surface.ts";
import { type Known, knownAt } from "./known.ts";

/** Text inside single quotes, in a description that brackets and colons would end. */
const escaped = (text: string): string => text.replace(/[\\[\]:]/gu, "\\$&").replaceAll("'", "'\\''");

const action = (known: Known): string => {
  if (known === "files") return "_files";
  return known === "free" ? " " : `(${known.join(" ")})`;
};

const optionSpec = (name: string, { short, long, takes, about }: OptionSurface): string => {
  const repeatable = about.includes("repeatable");
  const value = takes === null ? "" : `:${escaped(takes)}:${action(knownAt(name, long, takes) ?? "free")}`;
  const spelled =
    short === null
      ? `'${repeatable ? "*" : ""}${long}`
      : `${repeatable ? "'*'" : `'(${short} ${long})'`}{${short},${long}}'`;
  return `${spelled}[${escaped(about)}]${value}'`;
};

const argumentSpec = (name: string, argument: ArgumentSurface, index: number): string => {
  const known = knownAt(name, argument.name, argument.name) ?? "free";
  return `'${argument.variadic ? "*" : index + 1}${argument.required ? "" : ":"}:${escaped(argument.name)}:${action(known)}'`.replace(
    "'*::",
    "'*:",
  );
};

const functionOf = (path: readonly string[]): string => ["_dma_forensics", ...path].join("_");

const describe = ({ path, command }: Reached): string => {
  const lines = command.commands.map(({ name, about }) => `    '${name}:${escaped(about)}'`);
  return `  local -a commands
  commands=(
${lines.join("\n")}
  )
  _arguments -C ${command.options.map((option) => optionSpec(path.join(" "), option)).join(" \\\n    ")} \\
    '1: :->command' '*:: :->rest'
  case $state in
    command) _describe command commands;;
    rest) case $words[1] in
${command.commands.map(({ name }) => `      ${name}) ${functionOf([...path, name])};;`).join("\n")}
    esac;;
  esac`;
};

const complete = ({ path, command }: Reached): string => {
  const name = path.join(" ");
  const specs = [
    ...command.options.map((option) => optionSpec(name, option)),
    ...command.arguments.map((argument, index) => argumentSpec(name, argument, index)),
  ];
  return `  _arguments -s ${specs.join(" \\\n    ")}`;
};

const functionText = (reached: Reached): string =>
  `${functionOf(reached.path)}() {
${reached.command.commands.length > 0 ? `  local state line curcontext="$curcontext"\n${describe(reached)}` : complete(reached)}
}
`;

export const zshScript = (program: CommandSurface): string => `#compdef ${program.name}
# zsh completion for ${program.name}. Made by: ${program.name} completion zsh
${everyCommand(program).map(functionText).join("\n")}
if [ "$funcstack[1]" = "_${program.name}" ]; then _dma_forensics "$@"; else compdef _dma_forensics ${program.name}; fi
`;
