/** What many cases are analysed with: facts, dialects and the gate, read and checked once. */
import type { Fact, Gate, Platform, VendorDialect } from "../../../src/index.ts";
import { platforms } from "../../../src/index.ts";
import { bytesOf, openDigest, readText } from "../../host.ts";
import { stop } from "../../problem.ts";
import { version } from "../../version.ts";
import { readFacts } from "../analyze/facts.ts";
import { gateOf } from "../analyze/request.ts";
import { readDialects } from "../dialects.ts";
import { oneOf } from "../words.ts";

/** The options as commander hands them over. */
export interface SettingFlags {
  readonly given?: readonly string[];
  readonly facts?: string;
  readonly dialect?: readonly string[];
  readonly platform?: string;
  readonly failOn?: string;
  readonly require?: string;
  readonly exitZero?: boolean;
}

export interface Settings {
  readonly given: readonly Fact[];
  /** Name of the file in a case that holds its own facts, `null` for none. */
  readonly factsName: string | null;
  readonly dialects: readonly VendorDialect[];
  readonly platform: Platform;
  readonly gate: Gate;
  /** Equal for equal settings of one version of the tool. */
  readonly key: string;
}

/** The hash of a text. */
export const hashOf = (text: string): string => {
  const digest = openDigest();
  digest.add(bytesOf(text));
  return digest.value();
};

/** Checks the options and reads their files. Throws `CannotAnalyse`. */
export const settingsOf = async (flags: SettingFlags): Promise<Settings> => {
  const gate = gateOf(flags);
  const platform = flags.platform === undefined ? "unknown" : oneOf("--platform", flags.platform, platforms);
  const { facts } = await readFacts(flags.given ?? []);
  const paths = flags.dialect ?? [];
  const { dialects } = await readDialects(paths);
  const texts = await Promise.all(paths.map(async (path) => (await readText(path)).text));
  const factsName = flags.facts ?? null;
  if (factsName?.includes("/")) {
    stop("--facts", `"${factsName}" is a path`, "write the name that the file has in every case, such as facts.txt");
  }
  const told = facts.map(({ text }) => text);
  return {
    given: facts,
    factsName,
    dialects,
    platform,
    gate,
    key: hashOf(JSON.stringify([version, told, factsName, texts, platform, gate])),
  };
};

const repeated = (name: string, values: readonly string[] = []): readonly string[] =>
  values.flatMap((value) => [name, value]);

const single = (name: string, value: string | undefined): readonly string[] =>
  value === undefined ? [] : [name, value];

/** The options as they are typed, for another process with the same settings. */
export const argumentsOf = (flags: SettingFlags): readonly string[] => [
  ...repeated("--given", flags.given),
  ...single("--facts", flags.facts),
  ...repeated("--dialect", flags.dialect),
  ...single("--platform", flags.platform),
  ...single("--fail-on", flags.failOn),
  ...single("--require", flags.require),
];
