/** Completion for bash, also that of macOS (3.2): one function that looks for the command among the words before the cursor. */
import { type CommandSurface, everyCommand, type OptionSurface, type Reached } from "../../surface.ts";
import { type Known, knownAt } from "./known.ts";

const spellings = ({ short, long }: OptionSurface): readonly string[] => (short === null ? [long] : [short, long]);

const assign = (known: Known): string => {
  if (known === "files") return "files=1";
  return known === "free" ? "return 0" : `words="${known.join(" ")}"`;
};

/** What stands behind an option: one arm for each option that takes something. */
const values = ({ path, command }: Reached): readonly string[] =>
  command.options.flatMap((option) => {
    if (option.takes === null) return [];
    const name = path.join(" ");
    const patterns = spellings(option).map((spelling) => `"${name} ${spelling}"`);
    return [`    ${patterns.join("|")}) ${assign(knownAt(name, option.long, option.takes) ?? "free")};;`];
  });

/** What stands at a command itself: its commands, or its argument. */
const operands = ({ path, command }: Reached): string => {
  const name = path.join(" ");
  const [argument] = command.arguments;
  const known = argument === undefined ? "free" : (knownAt(name, argument.name, argument.name) ?? "free");
  const what = command.commands.length > 0 ? command.commands.map((one) => one.name) : known;
  return `    "${name}") options="${command.options.flatMap(spellings).join(" ")}"; ${what === "free" ? "words=" : assign(what)};;`;
};

export const bashScript = (program: CommandSurface): string => {
  const all = everyCommand(program);
  const paths = all.filter(({ path }) => path.length > 0).map(({ path }) => `"${path.join(" ")}"`);
  return `# bash completion for ${program.name}. Made by: ${program.name} completion bash
_dma_forensics() {
  local current="\${COMP_WORDS[COMP_CWORD]}" previous="\${COMP_WORDS[COMP_CWORD-1]}"
  local command="" options="" words="" files="" index
  COMPREPLY=()
  for ((index = 1; index < COMP_CWORD; index++)); do
    case "\${command:+$command }\${COMP_WORDS[index]}" in
      ${paths.join("|")}) command="\${command:+$command }\${COMP_WORDS[index]}";;
    esac
  done
  if [ "$current" = "=" ]; then current=""; elif [ "$previous" = "=" ]; then previous="\${COMP_WORDS[COMP_CWORD-2]}"; fi
  if [ "\${COMP_WORDS[COMP_CWORD]}" = "=" ]; then previous="\${COMP_WORDS[COMP_CWORD-1]}"; fi
  case "$command $previous" in
${all.flatMap(values).join("\n")}
    *) case "$command" in
${all.map(operands).join("\n")}
    esac;;
  esac
  if [ -n "$options" ] && [ "\${current#-}" != "$current" ]; then
    COMPREPLY=($(compgen -W "$options" -- "$current"))
  elif [ -n "$files" ]; then
    compopt -o filenames 2>/dev/null
    local IFS=$'\\n'
    COMPREPLY=($(compgen -f -- "$current"))
  else
    COMPREPLY=($(compgen -W "$words" -- "$current"))
  fi
}
complete -F _dma_forensics ${program.name}
`;
};
