/** How the report calls each capture: its base name, with as much of the path as tells two apart, and never a machine's path in full. */
import { segmentsOf } from "../../host.ts";

/** The last `count` segments; a path that is used up shows that it begins at the root. */
const tail = (segments: readonly string[], count: number): string =>
  count > segments.length ? `/${segments.join("/")}` : segments.slice(-count).join("/");

/** One name per path as typed, in order; `-` is `stdin`. All differ if the files do. */
export const captureNames = (files: readonly string[]): readonly string[] => {
  const paths = files.map((file) => (file === "-" ? ["stdin"] : segmentsOf(file)));
  const counts = files.map(() => 1);
  const names = () => paths.map((segments, index) => tail(segments, counts[index] ?? 1));
  const isTwin = (name: string, index: number, all: readonly string[]): boolean =>
    files[index] !== "-" && all.some((other, at) => at !== index && other === name);
  for (let round = 0; round <= Math.max(...paths.map((segments) => segments.length)); round += 1) {
    const twins = names().map(isTwin);
    for (const [index, twin] of twins.entries()) if (twin) counts[index] = (counts[index] ?? 1) + 1;
  }
  return names();
};
