/**
 * The folder of `--evidence-out`: the lines that the report cites, the facts, the options and the report that these lines give,
 * with the command that checks it. It is checked before anything of it is written.
 */
import type { AnalysisOptions, Outcome } from "../../../src/index.ts";
import { visible } from "../../../src/report/visible.ts";
import type { Target } from "../../host.ts";
import { CannotAnalyse } from "../../problem.ts";
import { version } from "../../version.ts";
import type { GivenDialects } from "../dialects.ts";
import { again, type Cut, type CutCapture, type Proof, proofOf } from "../proof.ts";
import { quoted } from "./sources.ts";

/** Names of the folder that no capture and no dialect takes. */
const OWN = ["README.md", "report.json", "facts.txt", "options.json"] as const;

/** A file of the folder, and what it is there for. */
interface Renamed {
  readonly name: string;
  readonly from: string;
}

/** Names without folders, each once: `a/dext.log` and `b/dext.log` become `dext.log` and `2-dext.log`. */
const flat = (names: readonly string[], taken: Set<string>): readonly Renamed[] =>
  names.map((from) => {
    const base = from.split(/[/\\]/u).findLast((part) => !/^\.{0,2}$/u.test(part)) ?? "capture";
    let name = base;
    for (let copy = 2; taken.has(name.toLowerCase()); copy += 1) name = `${copy}-${base}`;
    taken.add(name.toLowerCase());
    return { name, from };
  });

/** What was analysed, with the lines cut to those that the report rests on. */
export interface Evidence {
  readonly outcome: Outcome;
  readonly options: AnalysisOptions;
  readonly dialects: GivenDialects["texts"];
  readonly cut: Cut;
}

const HELD: Readonly<Record<Proof["reach"], string>> = {
  cited: "the lines that the report cites, with the rest of the statement and of the record that each belongs to",
  unread:
    "the lines that the report cites, with the rest of the statement and of the record that each belongs to, and the lines that were not understood or tell of a loss",
  understood: "every line that was understood, because those that the report cites do not carry it alone",
};

const cell = (name: string): string => visible(name).replaceAll("|", "\\|");

const counted = ({ numbers }: CutCapture, lines: number): string => `${numbers.length} of ${lines}`;

const readme = (
  { outcome: { report }, options }: Evidence,
  proof: Proof,
  captures: readonly Renamed[],
  dialects: readonly Renamed[],
): string => {
  const flags = dialects.map(({ name }) => ` --dialect ${quoted(name)}`).join("");
  const files = captures.map(({ name }) => ` ${quoted(name)}`).join("");
  const rows = captures.map(({ name, from }) => {
    const cut = proof.captures.find((one) => one.name === from);
    const { lines } = report.captures.find((one) => one.name === from) ?? { lines: 0 };
    return `| ${cell(name)} | ${cell(from)} | ${cut === undefined ? "none" : counted(cut, lines)} |`;
  });
  const facts = (options.given ?? []).length;
  return [
    `# ${report.verdict}`,
    "",
    visible(report.headline),
    "",
    `This folder holds what the verdict rests on: ${HELD[proof.reach]}. Lines that are left out are empty, so that every line keeps its number.`,
    "",
    "To check that these lines give the report again:",
    "",
    "```sh",
    `dma-forensics verify report.json${files}${flags}`,
    "```",
    "",
    "| file | cut from | lines |",
    "| --- | --- | --- |",
    ...rows,
    "",
    "`report.json` is the report that these lines give; its verdict, its words and what it rules out are those of the whole captures.",
    `\`facts.txt\` has what was told, ${facts === 0 ? "nothing" : `${facts} ${facts === 1 ? "fact" : "facts"}`}; \`options.json\` has the other options.`,
    `Made by dma-forensics ${version}.`,
    "",
  ].join("\n");
};

const optionsText = ({ options }: Evidence, captures: readonly Renamed[], dialects: readonly Renamed[]): string =>
  `${JSON.stringify(
    {
      platform: options.platform ?? "unknown",
      given: (options.given ?? []).map(({ text }) => text),
      align: (options.anchors ?? []).map(({ text }) => text),
      dialects: dialects.map(({ name }) => name),
      costs: Object.fromEntries(options.costs ?? []),
      captures: captures.map(({ name, from }) => ({ name, from })),
    },
    null,
    2,
  )}\n`;

/** The files of the folder. Throws `CannotAnalyse` if the lines do not carry the report. */
export const evidenceFiles = async (evidence: Evidence): Promise<readonly Target[]> => {
  const { outcome, options, cut } = evidence;
  const proof = await proofOf(outcome, outcome.report, options, ["cited", "unread", "understood"], cut);
  if (proof.wrong.length > 0) {
    const what = `the lines that the report cites do not carry it: ${proof.wrong.join("; ")}`;
    throw new CannotAnalyse([{ where: "--evidence-out", what, next: "keep the whole captures with the report" }]);
  }
  const taken = new Set<string>(OWN.map((name) => name.toLowerCase()));
  const captures = flat(
    proof.captures.map(({ name }) => name),
    taken,
  );
  const dialects = flat(
    evidence.dialects.map(({ path }) => path),
    taken,
  );
  const cutCaptures = proof.captures.map((one, index) => ({ ...one, name: captures[index]?.name ?? one.name }));
  const report = again(cutCaptures, outcome.report, options);
  return [
    { path: "README.md", text: readme(evidence, proof, captures, dialects) },
    { path: "report.json", text: `${JSON.stringify(report, null, 2)}\n` },
    { path: "facts.txt", text: (options.given ?? []).map(({ text }) => `${text}\n`).join("") },
    { path: "options.json", text: optionsText(evidence, captures, dialects) },
    ...cutCaptures.map(({ name, text }) => ({ path: name, text })),
    ...evidence.dialects.map(({ text }, index) => ({ path: dialects[index]?.name ?? "dialect.json", text })),
  ];
};
