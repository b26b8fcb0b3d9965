/** Machines in which nothing is wrong, though their data are not those that were drawn: a fault that looks like one of them is seen by nobody. */
import type { Fault } from "../scenario.ts";

const harmless = { inLibrary: false, group: "outside", harmless: true } as const;

export const healthyWays: readonly (readonly Fault[])[] = [
  [],
  [
    {
      ...harmless,
      id: "a program that writes zeros",
      knobs: () => ({ blank: true }),
      affects: ({ way }) => way === "out",
    },
  ],
  [
    {
      ...harmless,
      id: "a medium that holds zeros",
      knobs: () => ({ blank: true }),
      affects: ({ way }) => way === "in",
    },
  ],
];

/** A fault that does nothing, for the place of one that is left out: which tasks the others hit goes by their places. */
export const nothing: Fault = { ...harmless, id: "nothing" };
