/** Globs over paths of captures: the one place that knows how they are matched. */
import picomatch from "picomatch";

/** True if the path fits one of the globs and none of those that begin with `!`. Paths have `/` on every system. */
export const fits = (path: string, globs: readonly string[]): boolean => {
  const [refused, wanted] = [
    globs.filter((glob) => glob.startsWith("!")),
    globs.filter((glob) => !glob.startsWith("!")),
  ];
  const matches = (glob: string): boolean => picomatch.isMatch(path, glob.replace(/^\.\//u, ""), { dot: true });
  return wanted.some(matches) && !refused.some((glob) => matches(glob.slice(1)));
};
