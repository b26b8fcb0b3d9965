/** What a configuration says about one run: the settings for all captures, and over them those of each entry that fits one of its files. */
import { beside, seenFrom } from "../host.ts";
import { type Defaults, NO_DEFAULTS } from "./defaults.ts";
import { type Loaded, listOf } from "./load.ts";
import type { ConfigurationFile, Settings } from "./schema.ts";

/** True if one of the files of a run fits; standard input is called `stdin`. */
export const concerns = async (named: string, globs: readonly string[], files: readonly string[]): Promise<boolean> => {
  const { fits } = await import("./shapes.ts");
  return files.some((file) => fits(file === "-" ? "stdin" : seenFrom(named, file), globs));
};

/** What this run has of a configuration. Lists add up, of other settings the last one holds. */
export const settle = async (
  configuration: Loaded<ConfigurationFile> | null,
  files: readonly string[],
): Promise<Defaults> => {
  if (configuration === null) return NO_DEFAULTS;
  const { path, data } = configuration;
  const over: Settings[] = [];
  for (const one of data.captures ?? []) if (await concerns(path, listOf(one.files), files)) over.push(one);
  const all: readonly Settings[] = [data, ...over];
  const near = (name: string): string => beside(path, name);
  const last = <Key extends keyof Settings>(key: Key): Settings[Key] =>
    all.findLast((one) => one[key] !== undefined)?.[key];
  const list = (key: "given" | "align" | "dialect"): readonly string[] => all.flatMap((one) => listOf(one[key]));
  const failOn = last("failOn");
  const baseline = last("baseline");
  return {
    given: list("given").map((fact) => (fact.startsWith("@") ? `@${near(fact.slice(1))}` : fact)),
    align: list("align"),
    dialect: list("dialect").map(near),
    platform: last("platform"),
    failOn: failOn === undefined ? undefined : listOf(failOn).join(","),
    require: last("require"),
    baseline: baseline === undefined ? undefined : near(baseline),
    suppressions: data.suppressions === undefined ? undefined : near(data.suppressions),
    format: Object.entries(data.format ?? {}).map(([name, place]) =>
      place === "-" || place === undefined ? name : `${name}=${near(place)}`,
    ),
  };
};
