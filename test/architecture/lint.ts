/** Runs the project's own linter configuration on snippets, in a folder of their own, and says what it objects to on which line. */
import { execFile } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, relative } from "node:path";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("../..", import.meta.url));

export interface Objection {
  readonly file: string;
  readonly line: number;
  /** `lint/style/noRestrictedImports`, or `plugin` for the project's own patterns. */
  readonly rule: string;
  /** Message and advice as one text. */
  readonly text: string;
}

interface Diagnostic {
  readonly category: string;
  readonly message: unknown;
  readonly advices?: unknown;
  readonly location: { readonly path: unknown; readonly start?: { readonly line: number } };
}

const run = (cwd: string): Promise<string> =>
  new Promise((resolve, reject) => {
    const biome = join(root, "node_modules/.bin/biome");
    execFile(biome, ["lint", "--reporter=json", "--max-diagnostics=none", "."], { cwd }, (error, stdout) => {
      // Findings make biome exit 1; anything without output is a real failure.
      if (stdout === "") reject(error ?? new Error("biome said nothing"));
      else resolve(stdout);
    });
  });

const pathOf = (path: unknown, folder: string): string => {
  const text = typeof path === "string" ? path : (JSON.stringify(path) ?? "");
  return text.startsWith(folder) ? relative(folder, text) : text.replace(/^\.\//u, "");
};

/** Lints `files` (path in the project → text) as if they were the project's. */
export const lint = async (files: Readonly<Record<string, string>>): Promise<readonly Objection[]> => {
  const folder = mkdtempSync(join(tmpdir(), "dma-forensics-lint-"));
  try {
    for (const own of ["biome.json", ".gitignore", "scripts/lint"]) {
      cpSync(join(root, own), join(folder, own), { recursive: true });
    }
    for (const [path, text] of Object.entries(files)) {
      mkdirSync(dirname(join(folder, path)), { recursive: true });
      writeFileSync(join(folder, path), text);
    }
    const { diagnostics } = JSON.parse(await run(folder)) as { readonly diagnostics: readonly Diagnostic[] };
    return diagnostics.map(({ category, message, advices, location }) => ({
      file: pathOf(location.path, folder),
      line: location.start?.line ?? 0,
      rule: category,
      text: JSON.stringify([message, advices]),
    }));
  } finally {
    rmSync(folder, { recursive: true });
  }
};
