/**
 * SARIF 2.1.0 (OASIS) for code scanning and viewers. Log text stands in snippets and messages only. Caps keep within what GitHub
 * takes: 1 024 characters a text, 100 locations a result, fingerprints under `primaryLocationLineHash`, a place for each result.
 */
import type { LineEvidence } from "../excerpt.ts";
import { acceptedNote, type Issue, issuesOf, type Rule, rulesOf } from "../issues.ts";
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

/** Where a capture lies, as a URI. */
type UriOf = (capture: string) => string;

const locationOf =
  (uriAt: UriOf) =>
  ({ capture, line, column, length, text, note }: LineEvidence) => ({
    physicalLocation: {
      artifactLocation: { uri: uriAt(capture) },
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

/** GitHub takes no result without a line: what nobody logged stands at the top of its capture, and says so. */
const wholeCapture = (uri: string) => ({
  physicalLocation: {
    artifactLocation: { uri },
    region: { startLine: 1, startColumn: 1, endLine: 1, endColumn: 1 },
  },
  message: { text: "No line shows this; it is about the capture as a whole." },
});

/** What is accepted stays in the list, as a suppression with its reason or as known from the baseline. */
const acceptance = (issue: Issue) => {
  const { accepted } = issue;
  if (accepted === null) return {};
  if (accepted.by === "baseline") return { baselineState: "unchanged" };
  const justification = short(acceptedNote(issue) ?? "");
  return { suppressions: [{ kind: "external", status: "accepted", justification }] };
};

const resultOf = (rules: readonly Rule[], captures: Report["captures"], uriAt: UriOf) => (issue: Issue) => {
  const locations = issue.lines.slice(0, STEPS).map(locationOf(uriAt));
  const [first, ...others] = locations;
  return {
    ruleId: issue.rule,
    ruleIndex: rules.findIndex(({ id }) => id === issue.rule),
    level: issue.level,
    message: { text: short(`${issue.title}. ${issue.message}`) },
    locations: [first ?? wholeCapture(uriAt(captures[0]?.name ?? "capture"))],
    relatedLocations: others.map((location, index) => ({ id: index + 1, ...location })),
    ...(others.length === 0
      ? {}
      : { codeFlows: [{ threadFlows: [{ locations: locations.map((location) => ({ location })) }] }] }),
    partialFingerprints: { primaryLocationLineHash: issue.fingerprint },
    ...acceptance(issue),
  };
};

const ruleOf = ({ id, level, name, about, help }: Rule) => ({
  id,
  name,
  defaultConfiguration: { level },
  shortDescription: { text: short(name) },
  fullDescription: { text: short(about) },
  help: { text: short(help) },
  helpUri: `urn:dma-forensics:rule:${encodeURIComponent(id.replace(/\p{Cs}/gu, "?"))}`,
  properties: { tags: ["dma"] },
});

/** Apart for each set of captures, so that the results of one never close those of another: `dma-forensics/dext.log+fw.log/`. */
const runId = (captures: Report["captures"]): string => {
  const names = captures.map(({ name }) => name.replace(/[^\w.-]/gu, "-"));
  return `dma-forensics/${names.join("+").slice(0, 100) || "capture"}/`;
};

const logOf = (report: Report, { version, pathOf }: RenderContext): unknown => {
  const rules = rulesOf(report);
  const uriAt: UriOf = (capture) => uriOf(pathOf?.(capture) ?? capture);
  return {
    $schema: "https://json.schemastore.org/sarif-2.1.0.json",
    version: "2.1.0",
    runs: [
      {
        tool: { driver: { name: "dma-forensics", version, semanticVersion: version, rules: rules.map(ruleOf) } },
        automationDetails: { id: runId(report.captures) },
        columnKind: "utf16CodeUnits",
        artifacts: report.captures.map(({ name }) => ({ location: { uri: uriAt(name) } })),
        results: issuesOf(report)
          .slice(0, RESULTS)
          .map(resultOf(rules, report.captures, uriAt)),
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
