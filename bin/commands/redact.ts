/**
 * `dma-forensics redact FILES...`: captures that can be sent on. They are redacted, analysed again, and written only if the answer
 * is the one that the captures give as they are.
 */
import {
  type AnalysisOptions,
  analyze,
  type Captured,
  type Keepable,
  keepable,
  linesOf,
  type Opened,
  openAnalysis,
  openReading,
  platforms,
  type Redaction,
  type Report,
  redact as redactAll,
  sameAnswer,
  shownAddresses,
} from "../../src/index.ts";
import { bytesOf, checkTargets, interruptible, makeFolder, say, type Target, writeOut, writeWhole } from "../host.ts";
import { stop } from "../problem.ts";
import { joined } from "./analyze/bytes.ts";
import { readSources } from "./analyze/captures.ts";
import { readFacts } from "./analyze/facts.ts";
import { filesOf } from "./analyze/request.ts";
import { withSources } from "./analyze/sources.ts";
import { readDialects } from "./dialects.ts";
import { summaryOf } from "./redact/summary.ts";
import { oneOf } from "./words.ts";

export interface RedactFlags {
  readonly output?: string;
  readonly word?: readonly string[];
  readonly keep?: readonly string[];
  readonly given?: readonly string[];
  readonly dialect?: readonly string[];
  readonly platform?: string;
}

/** The captures of a case in memory, with what the reader makes of them as they are. */
interface Case {
  readonly captures: readonly Captured[];
  readonly addresses: readonly bigint[];
  readonly report: Report;
  readonly options: AnalysisOptions;
  /** Identities of every file that was read, so that no capture is replaced by its redaction. */
  readonly read: ReadonlySet<string>;
}

/** Reads every capture once, for the analysis, for the events and for its bytes. */
const readCase = async (paths: readonly string[], flags: RedactFlags): Promise<Case> => {
  const platform = flags.platform === undefined ? "unknown" : oneOf("--platform", flags.platform, platforms);
  const { facts, files: factFiles } = await readFacts(flags.given ?? []);
  const { dialects, files: dialectFiles } = await readDialects(flags.dialect ?? []);
  const options = { given: facts, platform, dialects };
  return withSources(paths, [], async (sources) => {
    const [analysis, reading] = [openAnalysis(options), openReading(options)];
    const kept = new Map<string, Uint8Array[]>();
    const opened: Opened = {
      openCapture: (name) => {
        const feeds = [analysis.openCapture(name), reading.openCapture(name)] as const;
        const chunks: Uint8Array[] = [];
        kept.set(name, chunks);
        return {
          feed: (chunk) => {
            chunks.push(chunk.slice());
            feeds[1].feed(chunk);
            return feeds[0].feed(chunk);
          },
          finish: (broken) => {
            feeds[1].finish(broken);
            return feeds[0].finish(broken);
          },
          lines: () => feeds[0].lines(),
          withdraw: () => {
            kept.delete(name);
            for (const feed of feeds) feed.withdraw();
          },
        };
      },
    };
    await readSources(sources, opened);
    const outcome = analysis.finish();
    const captures = [...kept].map(([name, chunks]) => ({
      name,
      lines: linesOf(joined(chunks)),
      understood: (line: number) => outcome.source(name, line) !== undefined,
    }));
    const read = new Set([...factFiles, ...dialectFiles, ...sources.sources.map(({ identity }) => identity)]);
    return { captures, addresses: shownAddresses(reading.finish().listing), report: outcome.report, options, read };
  });
};

/** What the redacted captures say otherwise: sentences, none if they give the same answer and hold nothing that is hidden. */
const objections = ({ report, options }: Case, { captures, leaks }: Redaction): readonly string[] => {
  const again = analyze(
    captures.map(({ name, text }) => ({ name, bytes: bytesOf(text) })),
    options,
  );
  return [
    ...sameAnswer(report, again.report),
    ...leaks.map((value) => `"${value}" would still stand in the redacted captures`),
  ];
};

const KEEPS: readonly (readonly Keepable[])[] = [["addresses"], ["bytes"], ["addresses", "bytes"]];

const SHOWN = 3;

/** Stops the run: names what would differ, and what has to be kept for the same answer. */
const refuse = (
  found: Case,
  words: readonly string[],
  wrong: readonly string[],
  keep: ReadonlySet<Keepable>,
): never => {
  const enough = KEEPS.find((more) => {
    const wider = new Set([...keep, ...more]);
    if (wider.size === keep.size) return false;
    return objections(found, redactAll(found.captures, found.addresses, { words, keep: wider })).length === 0;
  });
  const more = wrong.length > SHOWN ? `; and ${wrong.length - SHOWN} more` : "";
  const flags = (enough ?? []).map((what) => `--keep ${what}`).join(" ");
  return stop(
    "redact",
    `the redacted captures would not give the same answer: ${wrong.slice(0, SHOWN).join("; ")}${more}`,
    enough === undefined
      ? "nothing was written; leave out --word, or send the report alone: dma-forensics analyze FILES --format markdown"
      : `nothing was written; with ${flags} the answer is the same`,
    "redaction",
  );
};

/** The file of a capture in the folder: its own name, without folders and without what is hidden. */
const fileOf = (name: string, { hidden }: Redaction): string => {
  const plain = name === "stdin" ? "stdin.log" : name.replace(/^\//u, "").replaceAll("/", "-");
  return hidden
    .filter(({ kind, value }) => kind !== "name" && value.length > 2)
    .reduce((text, { value, token }) => text.replaceAll(value, token), plain);
};

/** Writes the redacted captures and returns the exit status. Throws `CannotAnalyse`; nothing is written then. */
export const redact = async (paths: readonly string[], flags: RedactFlags): Promise<number> => {
  const files = filesOf("redact", paths);
  const keep = new Set((flags.keep ?? []).map((what) => oneOf("--keep", what, keepable)));
  const words = flags.word ?? [];
  if (words.some((word) => word.trim() === ""))
    stop("--word", "the word is empty", "name the word that is to be hidden");
  const found = await interruptible(() => readCase(files, flags));
  const redaction = redactAll(found.captures, found.addresses, { words, keep });
  const wrong = objections(found, redaction);
  if (wrong.length > 0) refuse(found, words, wrong, keep);
  const { output } = flags;
  if (output === undefined) {
    const [only, ...others] = redaction.captures;
    if (others.length > 0)
      stop("redact", "several captures do not fit on standard output", "name a folder for them: -o DIR");
    await writeOut(only?.text ?? "");
  } else {
    const targets: readonly Target[] = redaction.captures.map(({ name, text }) => ({
      path: `${output}/${fileOf(name, redaction)}`,
      text,
    }));
    await makeFolder(output);
    await checkTargets(
      targets.map(({ path }) => path),
      found.read,
    );
    await interruptible(() => writeWhole(targets));
  }
  say(summaryOf(redaction, found.report, output));
  return 0;
};
