/** The report itself, for scripts: the published shape, keys in the order in which it is assembled, which is that of the schema. */
import type { Reporter } from "../reporter.ts";
import { visibleJson } from "../visible.ts";

export const json: Reporter = {
  id: "json",
  about: "the report as JSON, schema version 1",
  render: (report) => `${visibleJson(JSON.stringify(report, null, 2))}\n`,
};
