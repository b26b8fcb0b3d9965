/** The command line as data, read off the program itself: what completion and manual page are made of, so that neither can go stale. */
import type { Command } from "commander";
import type { CommandSurface, OptionSurface } from "../surface.ts";
import { textsOf } from "./texts.ts";

/** Reads off a command and all below it. */
export const surfaceOf = (command: Command): CommandSurface => {
  const help = command.createHelp();
  return {
    name: command.name(),
    usage: help.commandUsage(command),
    about: command.description(),
    arguments: command.registeredArguments.map((argument) => ({
      name: argument.name(),
      required: argument.required,
      variadic: argument.variadic,
      about: argument.description,
    })),
    options: help.visibleOptions(command).map(
      ({ short, long, flags, description }): OptionSurface => ({
        short: short ?? null,
        long: long ?? flags,
        takes: /<(?<name>[^>]{1,80})>/u.exec(flags)?.groups?.["name"] ?? null,
        about: description,
      }),
    ),
    texts: textsOf(command),
    commands: help
      .visibleCommands(command)
      .filter((one) => one.name() !== "help")
      .map(surfaceOf),
  };
};
