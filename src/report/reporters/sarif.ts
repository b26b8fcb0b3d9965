/**
 * SARIF 2.1.0 (OASIS) for code scanning and viewers. Log text stands in snippets and messages only. Caps keep within what GitHub
 * takes: 1 024 characters a text, 100 locations a result, fingerprints under `primaryLocationLineHash`.
 */
import type { LineEvidence } from "../excerpt.ts";
import { type Issue, issuesOf, type Rule, rulesOf } from "../issues.ts";
import type { RenderContext, Reporter } from "../reporter.ts";
import type { Report } from "../schema.ts";
import { visible, visibleJson } from "../visible.ts";

const RESULTS = 1000;
const STEPS = 100;
/** UTF-16 units; a cut never leaves half a pair behind. */
const TEXT = 1000;

const short = (text: string): string =>
  text.length <= TEXT ? text : `${text.slice(0, TEXT).replace(/\p{Cs}$/u, "")}...`;

/** A relative reference: no scheme, no root, no way up. */
export const uriOf = (capture: string): string =>
  capture
    .split("/")
    .filter((part) => part !== "" && part !== "." && part !== "..")
    .map((part) => encodeURIComponent(part.replace(/\p{Cs}/gu, "?")))
    .join("/") || "capture";

const locationOf = ({ capture, line, column, length, text, note }: LineEvidence) => ({
  physicalLocation: {
    artifactLocation: { uri: uriOf(capture) },
    region: {
      startLine: line,
      startColumn: column,
      endLine: line,
      endColumn: column + length,
      snippet: { text: short(visible(text)) },
    },
  },
  ...(note === undefined ? {} : { message: { text: short(visible(note)) } }),
});

const resultOf = (rules: readonly Rule[]) => (issue: Issue) => {
  const lines = issue.lines.slice(0, STEPS);
  const [first, ...others] = lines;
  return {
    ruleId: issue.rule,
    ruleIndex: rules.findIndex(({ id }) => id === issue.rule),
    level: issue.level,
    message: { text: short(`${issue.title}. ${issue.message}`) },
    locations: first === undefined ? [] : [locationOf(first)],
    relatedLocations: others.map((line, index) => ({ id: index + 1, ...locationOf(line) })),
    ...(others.length === 0
      ? {}
      : { codeFlows: [{ threadFlows: [{ locations: lines.map((line) => ({ location: locationOf(line) })) }] }] }),
    partialFingerprints: { primaryLocationLineHash: issue.fingerprint },
  };
};

const ruleOf = ({ id, name, about, help }: Rule) => ({
  id,
  name,
  shortDescription: { text: name },
  fullDescription: { text: short(about) },
  help: { text: short(help) },
  helpUri: `urn:dma-forensics:rule:${encodeURIComponent(id.replace(/\p{Cs}/gu, "?"))}`,
  properties: { tags: ["dma"] },
});

const logOf = (report: Report, { version }: RenderContext): unknown => {
  const rules = rulesOf(report);
  return {
    $schema: "https://json.schemastore.org/sarif-2.1.0.json",
    version: "2.1.0",
    runs: [
      {
        tool: { driver: { name: "dma-forensics", version, rules: rules.map(ruleOf) } },
        columnKind: "utf16CodeUnits",
        artifacts: report.captures.map(({ name }) => ({ location: { uri: uriOf(name) } })),
        results: issuesOf(report).slice(0, RESULTS).map(resultOf(rules)),
        properties: { verdict: report.verdict, assessed: report.assessed, headline: report.headline },
      },
    ],
  };
};

export const sarif: Reporter = {
  id: "sarif",
  about: "SARIF 2.1.0 for code scanning",
  render: (report, context) => `${visibleJson(JSON.stringify(logOf(report, context), null, 2))}\n`,
};
