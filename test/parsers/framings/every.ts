/** Every framing that has a file, whether the registry knows it yet or not. */
import { readdirSync } from "node:fs";
import type { Framing } from "../../../src/parsers/framing.ts";

const folder = new URL("../../../src/parsers/framings/", import.meta.url);

const isFraming = (value: unknown): value is Framing =>
  typeof value === "object" && value !== null && "stampOf" in value;

const load = async (): Promise<readonly Framing[]> => {
  const names = readdirSync(folder).filter((name) => name.endsWith(".ts") && name !== "index.ts");
  const modules: readonly Record<string, unknown>[] = await Promise.all(
    names.map((name) => import(new URL(name, folder).href)),
  );
  return modules.flatMap((module) => Object.values(module).filter(isFraming));
};

export const every = await load();

/** Those that take lines of one form only. */
export const particular = every.filter((framing) => !framing.general);
