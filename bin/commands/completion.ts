/** `dma-forensics completion SHELL`: the script that a shell completes with, made of the program's own commands. */
import { writeOut } from "../host.ts";
import type { CommandSurface } from "../surface.ts";
import { bashScript } from "./completion/bash.ts";
import { fishScript } from "./completion/fish.ts";
import { zshScript } from "./completion/zsh.ts";
import { oneOf } from "./words.ts";

const SCRIPTS = { bash: bashScript, zsh: zshScript, fish: fishScript } as const;

/** Prints the script. Throws `CannotAnalyse` at a shell that has none. */
export const completion = async (shell: string, program: CommandSurface): Promise<number> => {
  await writeOut(SCRIPTS[oneOf("completion", shell, ["bash", "zsh", "fish"])](program));
  return 0;
};
