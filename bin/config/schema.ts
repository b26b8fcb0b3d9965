/**
 * The published shapes of the configuration and of the suppressions, version 1. The JSON Schemas under `dist/schema` and the types
 * are derived from them. Built on first use: most runs have no such file.
 */
import * as z from "zod";
import { failOnWords, platforms, reporters } from "../../src/index.ts";

/** One or several. */
const some = (about: string) => z.union([z.string().min(1), z.array(z.string().min(1))]).describe(about);

const failOn = () =>
  z
    .union([z.enum(failOnWords), z.array(z.enum(failOnWords)).min(1)])
    .describe("what counts for exit status 1, as --fail-on");

/** What may be said for a whole project and for some captures of it. Paths are relative to the file that names them. */
const settings = () => ({
  given: some("facts that a person states and no line shows, or @FILE; as --given").optional(),
  align: some("pairs of lines that are about one moment; as --align").optional(),
  dialect: some("files that say what a vendor's words mean; as --dialect").optional(),
  platform: z.enum(platforms).optional().describe("where the capture does not tell; as --platform"),
  failOn: failOn().optional(),
  require: z.enum(["bytes", "nothing"]).optional().describe("as --require"),
  baseline: z.string().min(1).optional().describe("a JSON report whose results do not count; as --baseline"),
});

const files = () => some("globs over the paths of captures, relative to this file: *, **, ?, [ab], {a,b}, a leading !");

const configuration = () =>
  z.strictObject({
    $schema: z.string().optional(),
    ...settings(),
    format: z
      .strictObject(
        Object.fromEntries(
          ["terminal", ...reporters.map(({ id }) => id)].map((id) => [id, z.string().min(1).optional()]),
        ),
      )
      .optional()
      .describe("a file for each format, - for standard output; as --format"),
    suppressions: z.string().min(1).optional().describe("the file of suppressions; as --suppressions"),
    captures: z
      .array(z.strictObject({ files: files(), ...settings() }))
      .optional()
      .describe("what else holds for runs with such captures; of two that differ, the later one"),
  });

const suppression = () =>
  z.strictObject({
    rule: z.string().min(1).describe("discrepancy-bytes, I-05, or the causes of an explanation"),
    shape: z
      .string()
      .regex(/^[0-9a-f]{16}$/)
      .describe("the shape of the result, as the JSON report has it"),
    reason: z.string().trim().min(1).describe("why it is accepted; everybody who reads a report sees it"),
    expires: z.iso.date().optional().describe("the last day on which it holds"),
    intermittent: z
      .boolean()
      .optional()
      .describe("true for a fault that does not strike in every run: a run without it is no reason to fail"),
    files: files().optional(),
    about: z.string().optional().describe("what it looked like when it was suppressed; for people"),
  });

const suppressionList = () => z.strictObject({ $schema: z.string().optional(), suppressions: z.array(suppression()) });

/** The configuration as a person writes it. */
export type ConfigurationFile = z.infer<ReturnType<typeof configuration>>;

/** What holds for some captures, or for all. */
export type Settings = Omit<NonNullable<ConfigurationFile["captures"]>[number], "files">;

/** The suppressions as a person writes them. */
export type SuppressionFile = z.infer<ReturnType<typeof suppressionList>>;

export const schemas = { config: configuration, suppressions: suppressionList };

/** The published JSON Schema of the configuration, draft 2020-12. */
export const configJsonSchema = (): unknown => ({
  $id: "urn:dma-forensics:config:1",
  title: "dma-forensics configuration",
  ...(z.toJSONSchema(configuration(), { io: "input" }) as object),
});

/** The published JSON Schema of the suppressions, draft 2020-12. */
export const suppressionsJsonSchema = (): unknown => ({
  $id: "urn:dma-forensics:suppressions:1",
  title: "dma-forensics suppressions",
  ...(z.toJSONSchema(suppressionList(), { io: "input" }) as object),
});
