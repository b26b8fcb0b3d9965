/**
 * Which captures are one case, from folders and names alone: the same folder, or the same name up to a dot. What a name says of a
 * side means nothing here, so that `host`, `dext` and `a` are all the same to it. Pure.
 */

/** Captures that are analysed together. */
export interface Job {
  /** Name of the case, unique among its jobs. */
  readonly case: string;
  readonly files: readonly string[];
}

/** How files become cases. `auto` is `stem` in a folder where two files share a stem, else `folder`. */
export const groupings = ["auto", "folder", "top", "stem", "file"] as const;

export type Grouping = (typeof groupings)[number];

/** Endings that say how a capture is written or packed, and numbers of a log that was rotated. */
const ENDING = /\.(?:log|txt|text|out|json|jsonl|ndjson|csv|tsv|trace|ips|dump|gz|tgz|zst|xz|bz2|zip|tar|\d{1,4})$/iu;

const partsOf = (path: string): readonly string[] => path.split("/").filter((part) => part !== "" && part !== ".");

const folderOf = (path: string): string => path.slice(0, Math.max(0, path.lastIndexOf("/")));

/** `x` for `x.dext.log.gz`; `null` for a name that has nothing left in front of a dot. */
const stemOf = (path: string): string | null => {
  let name = path.split("/").at(-1) ?? path;
  while (ENDING.test(name)) name = name.replace(ENDING, "");
  const at = name.lastIndexOf(".");
  return at <= 0 ? null : name.slice(0, at);
};

/** The name of a file without its endings, where it is a case of its own. */
const bareName = (path: string): string => {
  const name = path.split("/").at(-1) ?? path;
  const bare = name.replace(ENDING, "").replace(ENDING, "");
  return bare === "" ? name : bare;
};

const groupBy = (files: readonly string[], keyOf: (path: string) => string): ReadonlyMap<string, readonly string[]> => {
  const groups = new Map<string, string[]>();
  for (const file of files) {
    const key = keyOf(file);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [file]);
    else group.push(file);
  }
  return groups;
};

const inFolder = (path: string, name: string): string => (folderOf(path) === "" ? name : `${folderOf(path)}/${name}`);

/** A key for the files of one folder: their stem, or the file's own name where it has none. */
const byStem = (path: string): string => inFolder(path, stemOf(path) ?? bareName(path));

/** Cases of one folder. A single stem that all share cuts nothing. */
const cut = (folder: string, files: readonly string[]): ReadonlyMap<string, readonly string[]> => {
  const stems = files.flatMap((file) => stemOf(file) ?? []);
  const shared = stems.some((stem, index) => stems.indexOf(stem) !== index);
  return shared ? groupBy(files, byStem) : new Map([[folder, files]]);
};

/** Parts that all paths begin with. */
const commonFolder = (paths: readonly (readonly string[])[]): readonly string[] =>
  paths.reduce((common, parts) => {
    const at = common.findIndex((part, index) => part !== parts[index]);
    return at < 0 ? common : common.slice(0, at);
  });

const groupsOf = (
  files: readonly string[],
  roots: readonly string[],
  grouping: Grouping,
): ReadonlyMap<string, readonly string[]> => {
  if (grouping === "file") return groupBy(files, (path) => path);
  if (grouping === "stem") return groupBy(files, byStem);
  if (grouping === "folder") return groupBy(files, folderOf);
  if (grouping === "top") {
    return groupBy(files, (path) => {
      const root = roots.find((one) => path.startsWith(`${one}/`));
      const [top, below] = root === undefined ? [] : partsOf(path.slice(root.length));
      return root === undefined || top === undefined || below === undefined ? folderOf(path) : `${root}/${top}`;
    });
  }
  return new Map([...groupBy(files, folderOf)].flatMap(([folder, own]) => [...cut(folder, own)]));
};

/**
 * The cases of these files, by name. `roots` are the folders that a person named. A case is named by its folder or stem, below the
 * folder that all cases have in common, so that more captures of the same kind change no name.
 */
export const casesOf = (
  files: readonly string[],
  roots: readonly string[],
  grouping: Grouping = "auto",
): readonly Job[] => {
  const groups = [...groupsOf(files, roots, grouping)];
  const [only] = roots;
  const base =
    roots.length === 1 && only !== undefined
      ? partsOf(only)
      : commonFolder(groups.map(([, own]) => partsOf(folderOf(own[0] ?? ""))).concat(groups.length === 0 ? [[]] : []));
  const taken = new Map<string, number>();
  return groups
    .map(([key, own]): Job => {
      const parts = partsOf(key);
      const name = parts.slice(base.length).join("/") || (parts.at(-1) ?? "case");
      const named = grouping === "file" ? name.replace(ENDING, "").replace(ENDING, "") || name : name;
      // Two files that differ in their endings alone keep them.
      const uses = (taken.get(named) ?? 0) + 1;
      taken.set(named, uses);
      return { case: uses === 1 ? named : `${named} (${uses})`, files: own };
    })
    .sort((a, b) => (a.case < b.case ? -1 : 1));
};

/** The name of a case that a person names by its files. */
export const caseNameOf = (paths: readonly string[]): string => {
  const stems = new Set(paths.map((path) => stemOf(path)));
  const [stem] = stems;
  if (paths.length > 1 && stems.size === 1 && stem != null) return stem;
  const [first = ""] = paths;
  return (paths.length > 1 ? partsOf(folderOf(first)).at(-1) : undefined) ?? bareName(first.replace(/\/{1,16}$/u, ""));
};
