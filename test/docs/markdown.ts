/** The project's Markdown files, and the few things that the tests of the documentation read in them. */
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join, relative, sep } from "node:path";

/** Folder of the repository, absolute. */
export const ROOT = join(import.meta.dirname, "../..");

/** Text of a file of the repository. Throws if there is none. */
export const contentOf = (path: string): string => readFileSync(join(ROOT, path), "utf8");

/** Files below a folder of the repository, as paths from its root with `/`. */
export const filesBelow = (folder: string, ext: string): readonly string[] =>
  readdirSync(join(ROOT, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith(ext))
    .map((entry) => relative(ROOT, join(entry.parentPath, entry.name)).split(sep).join("/"))
    .sort();

/** Targets of the links `[text](target)` in a Markdown text, outside fenced blocks. */
export const linksOf = (markdown: string): readonly string[] =>
  [...markdown.replaceAll(/^```[\s\S]*?^```$/gmu, "").matchAll(/\]\(([^)\s]{1,300})\)/gu)].map(
    ([, target]) => target ?? "",
  );

/** A relative link of a file as a path from the root of the repository, without its fragment. */
export const resolveLink = (from: string, target: string): string =>
  join(dirname(from), target.replace(/#.*$/u, "")).split(sep).join("/");

/** True if there is a file or folder of that path in the repository. */
export const exists = (path: string): boolean => existsSync(join(ROOT, path));
