/** What a command line offers, as data: commands, arguments, options, and the texts of their help. */

export interface ArgumentSurface {
  readonly name: string;
  readonly required: boolean;
  readonly variadic: boolean;
  readonly about: string;
}

export interface OptionSurface {
  /** `-f`, or `null`. */
  readonly short: string | null;
  /** `--format`. */
  readonly long: string;
  /** What stands for its value in the help, such as `FILE`; `null` if it takes none. */
  readonly takes: string | null;
  readonly about: string;
}

export interface CommandSurface {
  readonly name: string;
  /** The line behind `Usage:`. */
  readonly usage: string;
  readonly about: string;
  readonly arguments: readonly ArgumentSurface[];
  readonly options: readonly OptionSurface[];
  /** What stands below the options, such as examples. */
  readonly texts: readonly string[];
  readonly commands: readonly CommandSurface[];
}

/** A command with the names that lead to it: `["dialect", "init"]`, none for the program itself. */
export interface Reached {
  readonly path: readonly string[];
  readonly command: CommandSurface;
}

/** The program and every command below it, each before its own. */
export const everyCommand = (command: CommandSurface, path: readonly string[] = []): readonly Reached[] => [
  { path, command },
  ...command.commands.flatMap((one) => everyCommand(one, [...path, one.name])),
];
