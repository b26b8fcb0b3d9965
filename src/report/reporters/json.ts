/** The report itself, for scripts: the published shape, keys in the order of the schema, the same bytes for the same report. */
import type { Reporter } from "../reporter.ts";
import { visibleJson } from "../visible.ts";

export const json: Reporter = {
  id: "json",
  about: "the report as JSON, schema version 1",
  render: (report) => `${visibleJson(JSON.stringify(report, null, 2))}\n`,
};
