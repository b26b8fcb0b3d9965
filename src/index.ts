/** The door of the core: bytes of captures in, a report out, and what a program needs to show it. Nothing happens here. */

export {
  type Analysis,
  type AnalysisOptions,
  analyze,
  type CaptureFeed,
  type CaptureReading,
  type Drafting,
  type MeasuredFeed,
  type Opened,
  type Outcome,
  openAnalysis,
  openDrafting,
  openReading,
  type Readout,
} from "./analysis.ts";
export type { AnchorProblem, ToldAnchor } from "./model/align/told-anchor.ts";
export { type Platform, platforms } from "./model/platform.ts";
export type { Fact } from "./model/testimony.ts";
export { parseAnchor } from "./parsers/anchor.ts";
export type { InputProblem } from "./parsers/capture.ts";
export { dialects } from "./parsers/dialects/index.ts";
export { dumpForms } from "./parsers/dumps/index.ts";
export type { Effort } from "./parsers/effort.ts";
export { type Excerpt, type ExcerptReader, openExcerpt } from "./parsers/excerpt.ts";
export { type FileProblem, jsonIn, shapeProblem } from "./parsers/file-problem.ts";
export { framings } from "./parsers/framings/index.ts";
export { type Container, containerOf, MAGIC_BYTES } from "./parsers/magic.ts";
export { nearest } from "./parsers/nearest.ts";
export { notations } from "./parsers/notations/index.ts";
export { type Period, parseLimit } from "./parsers/period.ts";
export { type Captured, type Keepable, keepable, linesOf, type Redaction, redact } from "./parsers/redact/redact.ts";
export { parseFact, parseFacts } from "./parsers/testimony.ts";
export type { UnreadLine } from "./parsers/unread.ts";
export type { VendorDialect } from "./parsers/vendor/dialect.ts";
export { composeSummary } from "./report/batch/compose.ts";
export { brokenLine, type CaseInput, caseLineText, lineOf, worstOf } from "./report/batch/line.ts";
export type { CaseLine } from "./report/batch/schema.ts";
export { type BatchSummary, summaryOf } from "./report/batch/summary.ts";
export { composeCompare } from "./report/compare/compose.ts";
export { type CompareListing, listCompare } from "./report/compare/listing.ts";
export { costNames, defaultCosts } from "./report/costs.ts";
export type { Document } from "./report/document.ts";
export { shownAddresses } from "./report/events/addresses.ts";
export type { EventListing } from "./report/events/listing.ts";
export { eventsText, share } from "./report/events/text.ts";
export { type Acceptance, type Accepting, accept } from "./report/gate/accept.ts";
export { type Countable, countablesOf } from "./report/gate/countable.ts";
export { jobSummaryText } from "./report/gate/job-summary.ts";
export {
  exitStatus,
  FAIL_ON,
  type FailOn,
  failOnWords,
  type Gate,
  reaches,
  statusReason,
} from "./report/gate/status.ts";
export { summaryText } from "./report/gate/summary.ts";
export { type Suppression, suppressible } from "./report/gate/suppression.ts";
export { openTeller, type Teller } from "./report/live.ts";
export { isReport, REPORT_HEAD_BYTES } from "./report/own.ts";
export { citedLines, everyLine, type Lines, type Span } from "./report/proof/cited.ts";
export { differences, misquoted } from "./report/proof/differences.ts";
export { sameAnswer } from "./report/proof/same.ts";
export type { ReplayListing } from "./report/replay/listing.ts";
export { replayText } from "./report/replay/text.ts";
export type { RenderContext, Reporter } from "./report/reporter.ts";
export { reporters } from "./report/reporters/index.ts";
export { drawMarkdown } from "./report/reporters/markdown.ts";
export { drawText } from "./report/reporters/text.ts";
export type { Baseline, Report } from "./report/schema.ts";
export type { TimelineListing } from "./report/timeline/listing.ts";
export { timelineText } from "./report/timeline/text.ts";
export type { Cause } from "./rules/cause.ts";
export { causes } from "./rules/causes/index.ts";
export type { ContractRule } from "./rules/contract/rule.ts";
export { contractRules } from "./rules/contract.ts";
export type { Costs } from "./rules/experiment.ts";
