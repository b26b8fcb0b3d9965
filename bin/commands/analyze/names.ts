/** How the report calls each capture: its base name, with as much of the path as tells two apart, and never a machine's path in full. */
import { segmentsOf } from "../../host.ts";

/** The last `count` segments; a path that is used up shows that it begins at the root. */
const tail = (segments: readonly string[], count: number): string =>
  count > segments.length ? `/${segments.join("/")}` : segments.slice(-count).join("/");

/** One name per path as typed, in order; `-` is `stdin`. All differ if the files do. */
export const captureNames = (files: readonly string[]): readonly string[] => {
  const paths = files.map((file) => (file === "-" ? ["stdin"] : segmentsOf(file)));
  const counts = files.map(() => 1);
  const longest = paths.reduce((most, { length }) => Math.max(most, length), 0);
  const names = () => paths.map((segments, index) => tail(segments, counts[index] ?? 1));
  for (let round = 0; round <= longest; round += 1) {
    const all = names();
    const uses = new Map<string, number>();
    for (const name of all) uses.set(name, (uses.get(name) ?? 0) + 1);
    for (const [index, name] of all.entries()) {
      if (files[index] !== "-" && (uses.get(name) ?? 0) > 1) counts[index] = (counts[index] ?? 1) + 1;
    }
  }
  return names();
};
