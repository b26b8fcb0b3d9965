/** The formats that need no host. `terminal` is registered by the command line, because it is the one that draws for Node. */
import type { Reporter } from "../reporter.ts";
import { json } from "./json.ts";
import { text } from "./text.ts";

export const reporters: readonly Reporter[] = [text, json];

/** The reporter of a `--format` name, `undefined` if there is none. */
export const reporterOf = (id: string): Reporter | undefined => reporters.find((reporter) => reporter.id === id);
