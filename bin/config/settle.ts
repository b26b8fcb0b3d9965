/** What a configuration says about one run: the settings for all captures, and over them those of each entry that fits one of its files. */
import { beside, seenFrom } from "../host.ts";
import { fits } from "./glob.ts";
import { type Loaded, listOf } from "./load.ts";
import type { ConfigurationFile, Settings } from "./schema.ts";

/** Options as a configuration gives them, in the form in which commander hands over those of the command line. Paths are from the working directory. */
export interface Defaults {
  readonly given: readonly string[];
  readonly align: readonly string[];
  readonly dialect: readonly string[];
  readonly platform: string | undefined;
  readonly failOn: string | undefined;
  readonly require: string | undefined;
  readonly baseline: string | undefined;
  readonly suppressions: string | undefined;
  readonly format: readonly string[];
}

export const NO_DEFAULTS: Defaults = {
  given: [],
  align: [],
  dialect: [],
  platform: undefined,
  failOn: undefined,
  require: undefined,
  baseline: undefined,
  suppressions: undefined,
  format: [],
};

/** True if one of the files of a run fits; standard input is called `stdin`. */
export const concerns = (named: string, globs: readonly string[], files: readonly string[]): boolean =>
  files.some((file) => fits(file === "-" ? "stdin" : seenFrom(named, file), globs));

/** What this run has of a configuration. Lists add up, of other settings the last one holds. */
export const settle = (configuration: Loaded<ConfigurationFile> | null, files: readonly string[]): Defaults => {
  if (configuration === null) return NO_DEFAULTS;
  const { path, data } = configuration;
  const over = (data.captures ?? []).filter((one) => concerns(path, listOf(one.files), files));
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
