/**
 * The published shape of a dialect file, version 1. The JSON Schema under `dist/schema` and the type {@link DialectFile} are
 * both derived from it. Built on first use: most runs have no such file.
 */
import * as z from "zod";
import type { EventKind } from "../model/event.ts";
import { type ShapeProblem, shaped } from "./shaped.ts";
import { TOPICS, type Topic } from "./topic.ts";
import { type FileRole, ROLES } from "./vocabulary/roles.ts";

const role = () =>
  z.enum(Object.keys(ROLES) as [FileRole, ...FileRole[]]).describe(
    Object.entries(ROLES)
      .map(([name, sentence]) => `${name}: ${sentence}`)
      .join("; "),
  );

const topic = () => z.enum(Object.keys(TOPICS) as [Topic, ...Topic[]]).describe("what such a line is about");

const kinds = [...new Set(Object.values(TOPICS).map(({ kind }) => kind))] as [EventKind, ...EventKind[]];

const side = () => z.enum(["host", "device"]);

const phrases = () => z.array(z.string().min(2).max(80)).min(1).max(32);

const key = () =>
  z.strictObject({
    role: role(),
    side: side().optional().describe("whose word it is, if not that of the whole dialect"),
    telling: z
      .boolean()
      .optional()
      .describe("true if no other program says it: such a line counts wherever it comes from"),
    hex: z.boolean().optional().describe("true if its numbers are hexadecimal without 0x"),
    unit: z.int().min(1).max(1_048_576).optional().describe("bytes that one of its counts stands for"),
  });

const values = () =>
  z.strictObject({
    direction: z.record(z.string(), z.enum(["data-in", "data-out", "none"])).optional(),
    rights: z.record(z.string(), z.enum(["read", "write", "read-write"])).optional(),
    status: z.record(z.string(), z.enum(["good", "bad"])).optional(),
    result: z.record(z.string(), z.enum(["success"])).optional(),
  });

const reading = () =>
  z.strictObject({
    topic: topic(),
    says: phrases().describe("words of the message, tags included; one of these has to stand in it"),
    unless: phrases().optional().describe("words with which it is about something else"),
    has: z.array(role()).min(1).optional().describe("a field of one of these roles has to stand in it too"),
    opens: z.boolean().optional().describe("false if such lines may add to the event of the lines above; default true"),
  });

const line = () =>
  z.strictObject({
    line: z
      .string()
      .min(3)
      .max(512)
      .describe("the whole message: words, {role} or {role:form} for values, {*} for anything"),
    topic: topic(),
    opens: z.boolean().optional().describe("false if such lines may add to the event of the lines above; default true"),
  });

const event = () =>
  z.strictObject({
    kind: z.enum(kinds),
    side: z.enum(["host", "device", "kernel", "client"]).optional(),
    fields: z
      .record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()]))
      .describe("fields as `dma-forensics events --format json` prints their values; null for unknown or absent"),
  });

const sample = () =>
  z.strictObject({
    lines: z
      .array(
        z
          .string()
          .max(4096)
          .regex(/^[^\r\n]*$/),
      )
      .min(1)
      .max(64),
    events: z.array(event()).max(64).describe("every event of these lines, in order"),
  });

const build = () =>
  z.strictObject({
    $schema: z.string().optional(),
    dialect: z.literal("1").describe("version of this format"),
    id: z.string().regex(/^[a-z0-9][a-z0-9-]{0,39}$/),
    about: z.string().min(1).max(200).describe("one sentence: who writes it"),
    side: side().optional().describe("who writes all its lines, if it is one side"),
    keys: z.record(z.string().min(1).max(80), z.union([role(), key()])).optional(),
    values: values().optional(),
    readings: z.array(reading()).max(128).optional(),
    lines: z.array(line()).max(128).optional(),
    samples: z.array(sample()).min(1).max(256),
  });

/** A dialect as a person writes it. */
export type DialectFile = z.infer<ReturnType<typeof build>>;

/** Checks the shape of parsed JSON. Throws nothing. */
export const dialectFileOf = (data: unknown): DialectFile | ShapeProblem => shaped(build(), data);

/** The published JSON Schema, draft 2020-12. */
export const dialectJsonSchema = (): unknown => ({
  $id: "urn:dma-forensics:dialect:1",
  title: "dma-forensics dialect",
  ...(z.toJSONSchema(build()) as object),
});
