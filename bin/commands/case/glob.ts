/** Patterns of paths that the shell handed over as they were typed: `*`, `?`, `[...]` inside one name, `**` over folders. */

export interface Glob {
  /** The folder below which everything stands that the pattern can mean. */
  readonly folder: string;
  /** True for a path that the pattern names, and for all that stands below one. */
  readonly matches: (path: string) => boolean;
}

const MAGIC = /[*?[]/u;

const SIGNS: Readonly<Record<string, string>> = { "*": "[^/]*", "?": "[^/]" };

/** One name of the pattern as a regular expression; a bracket that is never closed is itself. */
const nameSource = (name: string): string =>
  name.replace(/\[[!^]?[^\]/]{1,64}\]|[\s\S]/gu, (sign) => {
    if (sign.length > 1 && sign.startsWith("["))
      return `[${sign.slice(1, -1).replace(/^!/u, "^").replaceAll("\\", "\\\\")}]`;
    return SIGNS[sign] ?? sign.replace(/[\\^$.|+()[\]{}/]/u, "\\$&");
  });

/** The pattern, or `null` if the text is the name of one file. */
export const globOf = (text: string): Glob | null => {
  if (!MAGIC.test(text) || text.length > 4096) return null;
  const names = text.split("/");
  const first = names.findIndex((name) => MAGIC.test(name));
  const fixed = names.slice(0, first).join("/");
  const folder = fixed === "" ? (text.startsWith("/") ? "/" : ".") : fixed;
  const source = names
    .slice(first)
    .map((name, index, all) =>
      name === "**" ? "(?:[^/]+/)*" : `${nameSource(name)}${index < all.length - 1 ? "/" : ""}`,
    )
    .join("");
  const pattern = new RegExp(`^${source.replace(/\(\?:\[\^\/\]\+\/\)\*$/u, ".*")}(?:/|$)`, "u");
  const below = folder === "/" ? 1 : folder === "." ? 0 : folder.length + 1;
  return { folder, matches: (path) => pattern.test(path.slice(below)) };
};
