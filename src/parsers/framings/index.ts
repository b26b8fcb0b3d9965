/** Every framing of this folder. Derived from the file names by `npm run derive`; a test compares. */
import type { Framing } from "../framing.ts";
import { bare } from "./bare.ts";
import { logShowDefault } from "./log-show-default.ts";

export const framings: readonly Framing[] = [bare, logShowDefault];
