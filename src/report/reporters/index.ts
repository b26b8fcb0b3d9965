/** The formats that need no host. `terminal` is registered by the command line, because it is the one that draws for Node. */
import type { Reporter } from "../reporter.ts";
import { github } from "./github.ts";
import { gitlab } from "./gitlab.ts";
import { html } from "./html.ts";
import { json } from "./json.ts";
import { junit } from "./junit.ts";
import { markdown } from "./markdown.ts";
import { mermaid } from "./mermaid.ts";
import { sarif } from "./sarif.ts";
import { text } from "./text.ts";
import { traceEvent } from "./trace-event.ts";

export const reporters: readonly Reporter[] = [
  text,
  markdown,
  html,
  json,
  sarif,
  junit,
  github,
  gitlab,
  mermaid,
  traceEvent,
];

/** The reporter of a `--format` name, `undefined` if there is none. */
export const reporterOf = (id: string): Reporter | undefined => reporters.find((reporter) => reporter.id === id);
