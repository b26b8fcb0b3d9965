/**
 * Texts that are kept longer than the line that they stood in. V8 makes of a part of a text a view that keeps the whole, so that one
 * cited number would hold its line in memory.
 */
import { remembered } from "./remembered.ts";

/** A shorter part is a text of its own already. Authority: SlicedString::kMinLength, V8 11.3 of Node 20. */
const VIEW_UNITS = 13;

const copied = (text: string): string => [text.slice(0, VIEW_UNITS - 1), text.slice(VIEW_UNITS - 1)].join("");

/** The same text, which keeps nothing else; for texts of which none comes again, such as a stamp. */
export const loneText = (text: string): string => (text.length < VIEW_UNITS ? text : copied(text));

/** The same text, which keeps nothing else, and as long as it is remembered one for all: values, words and threads come again and again. */
export const ownText = remembered(loneText);
