/** Which files of a folder or an archive are looked at, by their names alone: what nobody means when they name the folder is left out, and counted. */

/** Endings of texts that quote logs or name fields and are no logs: sources, pages, settings. */
const OTHER_KINDS: ReadonlySet<string> = new Set(
  (
    "c cc cpp cxx h hh hpp hxx m mm iig swift rs go py rb js mjs ts java kt sh pl css " +
    "html htm md markdown rst xml plist entitlements strings yml yaml toml ini svg d o a dylib"
  ).split(" "),
);

/** Endings of what is compressed, in front of which the ending of the content stands. */
const PACKED: ReadonlySet<string> = new Set(["gz", "zst", "xz", "bz2"]);

/** Why a path is left out, or `null`. */
export const leftOutByName = (path: string): string | null => {
  const parts = path.split("/");
  if (parts.some((part) => part.startsWith(".") || part === "__MACOSX")) return "hidden";
  if (parts.some(isBundle)) return "a part of a log archive";
  const endings = (parts.at(-1) ?? "").toLowerCase().split(".").slice(1);
  if (PACKED.has(endings.at(-1) ?? "")) endings.pop();
  return OTHER_KINDS.has(endings.at(-1) ?? "") ? "of another kind by its name" : null;
};

/** True for a folder that is one capture of the unified log, in Apple's own form. */
export const isBundle = (name: string): boolean => name.endsWith(".logarchive");
