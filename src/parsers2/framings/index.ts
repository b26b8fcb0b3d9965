/** Every framing, the most specific first; `bare` claims whatever no other does. */
import type { Framing } from "../framing.ts";
import { bare } from "./bare.ts";
import { logShowDefault } from "./log-show-default.ts";

export const framings: readonly Framing[] = [logShowDefault, bare];
