// Writes the types of the library, dist/index.d.ts: what the compiler says of src/library.ts, with the report spelled out from its
// JSON Schema, so that they need no other package. `node scripts/types.mjs`, after scripts/bundle.mjs.
import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("..", import.meta.url));

/**
 * A type for what a JSON Schema allows.
 * @param {any} schema
 * @param {string} indent
 * @returns {string}
 */
export const typeOf = (schema, indent = "") => {
  if (schema.anyOf) {
    return schema.anyOf.map((/** @type {any} */ one) => typeOf(one, indent)).join(" | ");
  }
  if (schema.enum) return schema.enum.map((/** @type {unknown} */ one) => JSON.stringify(one)).join(" | ");
  if (Array.isArray(schema.type)) {
    return schema.type.map((/** @type {string} */ type) => typeOf({ ...schema, type }, indent)).join(" | ");
  }
  if ("const" in schema) return JSON.stringify(schema.const);
  switch (schema.type) {
    case "object": {
      const inner = `${indent}  `;
      const required = new Set(schema.required ?? []);
      const lines = Object.entries(schema.properties ?? {}).map(([key, value]) => {
        const about = value.description === undefined ? "" : `${inner}/** ${value.description} */\n`;
        return `${about}${inner}readonly ${key}${required.has(key) ? "" : "?"}: ${typeOf(value, inner)};`;
      });
      return `{\n${lines.join("\n")}\n${indent}}`;
    }
    case "array": {
      const element = typeOf(schema.items, indent);
      return `readonly ${/^(?:\w+|\{[^|]*\})$/su.test(element) ? element : `(${element})`}[]`;
    }
    case "integer":
    case "number":
      return "number";
    case "string":
    case "boolean":
    case "null":
      return schema.type;
    default:
      throw new Error(`no type for ${JSON.stringify(schema)}`);
  }
};

/** What the compiler declares of the library, with its imports. */
const declared = () => {
  const folder = mkdtempSync(join(tmpdir(), "dma-forensics-types-"));
  try {
    const tsc = join(root, "node_modules/typescript/bin/tsc");
    const flags = ["--noEmit", "false", "--declaration", "--emitDeclarationOnly", "--outDir", folder];
    execFileSync(process.execPath, [tsc, "-p", join(root, "src/tsconfig.json"), ...flags]);
    return readFileSync(join(folder, "library.d.ts"), "utf8");
  } finally {
    rmSync(folder, { recursive: true });
  }
};

/** The types as one text. */
export const libraryTypes = async () => {
  const { reportJsonSchema, platforms, failOnWords } = await import(
    `${new URL("../dist/index.js", import.meta.url).href}?${Date.now()}`
  ).then(async (library) => ({ ...library, ...(await words()) }));
  const own = declared()
    .replace(/^import .*;\n/gmu, "")
    .replace(/^export (?:type )?\{.*\} from .*;\n/gmu, "")
    .replace(/^declare const PACKAGE_VERSION.*\n/gmu, "");
  const union = (/** @type {readonly string[]} */ all) => all.map((one) => JSON.stringify(one)).join(" | ");
  return [
    own.trimEnd(),
    "/** A machine on which drivers differ. */",
    `export type Platform = ${union(platforms)};`,
    "/** A word of `--fail-on`. */",
    `export type FailOn = ${union(failOnWords)};`,
    "/** The JSON Schema of {@link Report}, draft 2020-12. */",
    "export declare const reportJsonSchema: () => unknown;",
    "/** The JSON report, schema version 1. */",
    `export interface Report ${typeOf(reportJsonSchema())}`,
    "",
  ].join("\n");
};

/** Lists of words that the library itself does not export. */
const words = async () => {
  const { bundleCore } = await import("./bundle.mjs");
  const core = Buffer.from(await bundleCore()).toString("base64");
  return import(`data:text/javascript;base64,${core}`);
};

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  writeFileSync(join(root, "dist/index.d.ts"), await libraryTypes());
}
