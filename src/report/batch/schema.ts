/**
 * The published shape of one line of `batch` and `case`: one case, one JSON object, version 1. The only file of this folder that
 * imports zod; the JSON Schema under `dist/schema` and the type {@link CaseLine} are both derived from it. Every key is always
 * present: unknown is `null`, none is `[]`.
 */
import * as z from "zod";
import { reportSchema } from "../schema.ts";

const { verdict, assessed } = reportSchema.shape;

const problem = z.strictObject({
  where: z.string().describe("the file or the option"),
  what: z.string(),
  next: z.string().describe("what the person does about it"),
});

export const caseLineSchema = z.strictObject({
  schemaVersion: z.literal("1"),
  verdict: verdict.nullable().describe("null where the case could not be analysed; `error` says why"),
  case: z.string().describe("name of the case, unique in one run of batch"),
  exit: z.union([z.literal(0), z.literal(1), z.literal(2), z.literal(3)]).describe("exit status of the case alone"),
  assessed: assessed.nullable(),
  headline: z.string().nullable().describe("the case in one sentence"),
  driverVersions: z.array(z.string()).describe("as lines state them, in the order of the lines"),
  taskCount: z.int().nullable(),
  failing: z.int().nullable().describe("tasks with a discrepancy of their own"),
  discrepancies: z.int().nullable(),
  causes: z
    .array(
      z.strictObject({
        causes: z.array(z.string()).min(1).max(2).describe("one id, or two of a pair"),
        verdict: z.enum(["confirmed", "likely", "possible", "unlikely"]),
        tasks: z.int().describe("tasks that it is about"),
      }),
    )
    .describe("surviving explanations, best first"),
  violations: z
    .array(z.strictObject({ rule: z.string(), cause: z.string().nullable() }))
    .describe("contract rules that lines show broken"),
  captures: z.array(
    z.strictObject({
      name: z.string(),
      side: z.enum(["host", "device", "both", "unknown"]),
      lines: z.int(),
      understood: z.int(),
      unread: z.int(),
    }),
  ),
  files: z.array(
    z.strictObject({
      name: z.string().describe("base name, with as much of the path as tells two apart"),
      bytes: z.int(),
      sha256: z.string().regex(/^[0-9a-f]{64}$/),
    }),
  ),
  leftOut: z
    .array(z.strictObject({ reason: z.string(), files: z.int() }))
    .describe("files of the case, or in its archives, that hold no capture, by reason"),
  input: z
    .string()
    .regex(/^[0-9a-f]{64}$/)
    .nullable()
    .describe("hash of all that the line depends on: files, facts, dialects, options and the version of the tool"),
  error: z.array(problem).min(1).nullable().describe("why the case could not be analysed"),
  by: z.string().describe("version of dma-forensics"),
});

export type CaseLine = z.infer<typeof caseLineSchema>;

/** The published JSON Schema, draft 2020-12. */
export const caseLineJsonSchema = (): unknown => ({
  $id: "urn:dma-forensics:case:1",
  title: "dma-forensics case",
  ...(z.toJSONSchema(caseLineSchema) as object),
});

/** A line as an earlier run wrote it, or `null` if it is none of this version. */
export const parseCaseLine = (line: string): CaseLine | null => {
  try {
    const parsed = caseLineSchema.safeParse(JSON.parse(line));
    return parsed.success ? parsed.data : null;
  } catch {
    return null;
  }
};
