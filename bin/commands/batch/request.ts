/** The options of `batch`, checked. */
import { processors } from "../../host.ts";
import { stop } from "../../problem.ts";
import type { SettingFlags } from "../case/settings.ts";
import { oneOf } from "../words.ts";
import { type Grouping, groupings } from "./cases.ts";

/** The options as commander hands them over. */
export interface BatchFlags extends SettingFlags {
  readonly by?: string;
  readonly jobs?: string;
  readonly resume?: string;
  readonly summary?: string;
  readonly list?: boolean;
}

export const summaryFormats = ["text", "markdown", "json", "none"] as const;

export interface BatchRequest {
  readonly by: Grouping;
  readonly jobs: number;
  readonly summary: {
    readonly format: (typeof summaryFormats)[number] /** `null` is standard error. */;
    readonly path: string | null;
  };
}

/** More processes than this help no disk. */
const MOST_JOBS = 256;

/** What is started without `--jobs`: a batch is no reason to fill a machine. */
const USUAL_JOBS = 4;

const jobsOf = (value: string | undefined): number => {
  if (value === undefined) return Math.max(1, Math.min(USUAL_JOBS, processors()));
  const jobs = /^\d{1,4}$/u.test(value) ? Number(value) : 0;
  return jobs >= 1 && jobs <= MOST_JOBS
    ? jobs
    : stop("--jobs", `"${value}" is no number of processes`, `write a number from 1 to ${MOST_JOBS}`);
};

/** `json`, `json=summary.json`. */
const summaryOf = (value = "text"): BatchRequest["summary"] => {
  const [name = "", ...rest] = value.split("=");
  const format = oneOf("--summary", name, summaryFormats);
  const path = rest.length === 0 ? null : rest.join("=");
  if (path === "") stop("--summary", `"${value}" names no file`, `write ${name}=FILE, or ${name} for standard error`);
  return { format, path };
};

/** Throws `CannotAnalyse` at the first option that cannot be carried out. */
export const requestOf = (flags: BatchFlags): BatchRequest => ({
  by: flags.by === undefined ? "auto" : oneOf("--by", flags.by, groupings),
  jobs: jobsOf(flags.jobs),
  summary: summaryOf(flags.summary),
});
