/** `dma-forensics man`: the manual page in the macros of man(7), made of the program's own help. */
import { writeOut } from "../host.ts";
import { type CommandSurface, everyCommand, type OptionSurface, type Reached } from "../surface.ts";
import { schemaVersion, version } from "../version.ts";
import { fill } from "./fill.ts";

/** Text that roff prints as it is: a leading dot or quote would be a request, a hyphen would be typeset as another sign. */
const escaped = (text: string): string =>
  text
    .replaceAll("\\", "\\e")
    .replaceAll("-", "\\-")
    .replaceAll("~", "\\(ti")
    .replaceAll("^", "\\(ha")
    .replaceAll("'", "\\(aq")
    .replaceAll("`", "\\(ga")
    .replace(/^\./u, "\\&.");

/** A paragraph in source lines of a width that every reader of roff takes; a line that begins with a dot would be a request. */
const prose = (text: string): string => fill(escaped(text), 78).replace(/^\./gmu, "\\&.");

/** Lines that stay as they are. */
const verbatim = (text: string): string => [".nf", ...text.split("\n").map(escaped), ".fi"].join("\n");

const optionOf = ({ short, long, takes, about }: OptionSurface): string => {
  const value = takes === null ? "" : ` \\fI${escaped(takes)}\\fR`;
  const spelled = [short, long].filter((one) => one !== null).map((one) => `\\fB${escaped(one)}\\fR`);
  return `.TP\n${spelled.join(", ")}${value}\n${prose(about)}`;
};

/** `Exit status:` and the lines below it, as one part. */
const partsOf = (text: string): readonly string[] =>
  text
    .trim()
    .split(/\n{2,3}(?=\S)/u)
    .map((part) => `.PP\n${verbatim(part)}`);

const sectionOf = ({ path, command }: Reached): string => {
  return [
    `.SS ${escaped(path.join(" "))}`,
    `.B ${escaped(command.usage)}`,
    `.PP\n${prose(command.about)}`,
    ...command.arguments.map(({ name, about }) => `.TP\n\\fI${escaped(name)}\\fR\n${prose(about)}`),
    ...command.options.filter(({ long }) => long !== "--help").map(optionOf),
    ...command.texts.flatMap(partsOf),
  ].join("\n");
};

const ENVIRONMENT = [
  ["NO_COLOR", "if it is not empty, no colour, unless --color asks for it"],
  ["FORCE_COLOR", "colour also where no terminal is: 1, 2 or 3, or 0 for none; stands over NO_COLOR"],
  ["COLUMNS", "the width of what is printed, in place of that of the terminal"],
] as const;

/** The page; `program` is the surface of the whole program. */
export const manualOf = (program: CommandSurface): string =>
  [
    `.TH DMA\\-FORENSICS 1 "" "dma\\-forensics ${version}" "User Commands"`,
    ".SH NAME",
    "dma\\-forensics \\- why a DMA transfer that every log calls a success lost its data",
    ".SH SYNOPSIS",
    `.B dma\\-forensics analyze\n.RI [ FILES... ]`,
    `.br\n.B dma\\-forensics\n.I command\n.RI [ options ]`,
    ".SH DESCRIPTION",
    prose(program.about),
    `.PP\nThe JSON report has schema version ${schemaVersion}.`,
    ".SH OPTIONS",
    ...program.options.map(optionOf),
    ...program.texts.flatMap(partsOf),
    ".SH COMMANDS",
    ...everyCommand(program)
      .filter(({ path }) => path.length > 0)
      .map(sectionOf),
    ".SH ENVIRONMENT",
    ...ENVIRONMENT.map(([name, about]) => `.TP\n.B ${name}\n${prose(about)}`),
    "",
  ].join("\n");

/** Prints the page. */
export const manual = async (program: CommandSurface): Promise<number> => {
  await writeOut(manualOf(program));
  return 0;
};
