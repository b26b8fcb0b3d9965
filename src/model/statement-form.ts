/** The form of a line: two lines of one statement of a program differ in their numbers alone. */
import type { Event } from "./event.ts";

/** A line without its numbers. */
export const formOf = ({ at }: Event): string => at.text.replaceAll(/0x[0-9a-f]+|\d+/gi, "#");
