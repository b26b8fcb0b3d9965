/** The configuration and the suppressions as files: found, read, checked, and blamed at the place in them that is wrong. */
import { type FileProblem, jsonIn, parseAnchor, parseFact, shapeProblem } from "../../src/index.ts";
import { problemIn } from "../commands/file-problem.ts";
import { findUpwards, readText } from "../host.ts";
import { CannotAnalyse } from "../problem.ts";
import type { ConfigurationFile, Settings, SuppressionFile } from "./schema.ts";
import type { ShapeProblem } from "./shapes.ts";

/** The name under which a configuration is found. */
export const CONFIG_NAME = "dma-forensics.config.json";

/** The file of suppressions where no configuration names one. */
export const SUPPRESSIONS_NAME = "dma-forensics.suppressions.json";

/** What a file holds, and which file it is. */
export interface Loaded<T> {
  /** From the working directory. */
  readonly path: string;
  readonly identity: string;
  readonly data: T;
}

/** One or several, as a list. */
export const listOf = (value: string | readonly string[] | undefined): readonly string[] =>
  value === undefined ? [] : typeof value === "string" ? [value] : value;

type Path = FileProblem["path"];

const at = (path: Path, what: string, next: string): FileProblem => ({ path, what, next, shown: null });

/** Facts and anchors have a form of their own, which no schema says. */
const inSettings = (path: Path, { given, align }: Settings): readonly FileProblem[] => [
  ...listOf(given).flatMap((fact, index): readonly FileProblem[] => {
    const parsed = fact.startsWith("@") ? null : parseFact(fact);
    const place = typeof given === "string" ? [...path, "given"] : [...path, "given", index];
    return parsed !== null && "problem" in parsed
      ? [at(place, parsed.problem, "dma-forensics analyze --help shows what facts look like")]
      : [];
  }),
  ...listOf(align).flatMap((pair, index): readonly FileProblem[] => {
    const place = typeof align === "string" ? [...path, "align"] : [...path, "align", index];
    return parseAnchor(pair) === null
      ? [at(place, `"${pair}" names no two lines`, "write CAPTURE:LINE=CAPTURE:LINE, such as fw.log:12=dext.log:40")]
      : [];
  }),
];

/** What a file must hold: the name of its schema, and what no schema says. */
interface Kind<T> {
  readonly schema: "config" | "suppressions";
  readonly further: (data: T) => readonly FileProblem[];
}

const KINDS = { config: "configuration", suppressions: "suppression" } as const;

const load = async <T>(path: string, { schema, further }: Kind<T>): Promise<Loaded<T>> => {
  const { text, identity } = await readText(path);
  const fail = (problems: readonly FileProblem[]): never => {
    throw new CannotAnalyse(problems.map((problem) => problemIn(path, problem, KINDS[schema])));
  };
  const json = jsonIn(text);
  if ("what" in json) return fail([json]);
  const { shaped, schemas } = await import("./shapes.ts");
  const data: object = shaped<object>(schemas[schema](), json.value);
  if ("what" in data && "word" in data) {
    return fail([shapeProblem(data as ShapeProblem, `dma-forensics schema ${schema} prints what may stand there`)]);
  }
  const problems = further(data as T);
  return problems.length > 0 ? fail(problems) : { path, identity, data: data as T };
};

const inConfiguration = (file: ConfigurationFile): readonly FileProblem[] => [
  ...inSettings([], file),
  ...(file.captures ?? []).flatMap((one, index) => inSettings(["captures", index], one)),
];

/** Two entries for one result: one of them is never used, and nobody sees which reason holds. */
const twins = ({ suppressions }: SuppressionFile): readonly FileProblem[] =>
  suppressions.flatMap(({ rule, shape, files }, index): readonly FileProblem[] => {
    const twin = suppressions.findIndex(
      (one) => one.rule === rule && one.shape === shape && listOf(one.files).join() === listOf(files).join(),
    );
    return twin < index
      ? [at(["suppressions", index], `this is suppressions[${twin}] once more`, "remove one of the two")]
      : [];
  });

/** Reads a configuration. Throws `CannotAnalyse`. */
export const loadConfiguration = (path: string): Promise<Loaded<ConfigurationFile>> =>
  load(path, { schema: "config", further: inConfiguration });

/** Reads a file of suppressions. Throws `CannotAnalyse`. */
export const loadSuppressions = (path: string): Promise<Loaded<SuppressionFile>> =>
  load(path, { schema: "suppressions", further: twins });

/** The configuration of a run: the named one, else the nearest one upwards; `null` for none, and for `--no-config`. */
export const configurationOf = async (flag: string | false | undefined): Promise<Loaded<ConfigurationFile> | null> => {
  if (flag === false) return null;
  const path = flag ?? (await findUpwards(CONFIG_NAME));
  return path === null ? null : loadConfiguration(path);
};
