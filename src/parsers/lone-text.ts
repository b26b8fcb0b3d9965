/**
 * Texts that are kept longer than the line that they stood in. V8 makes of a part of a text a view that keeps the whole, so that one
 * cited number would hold its line in memory.
 */

/** A shorter part is a text of its own already. Authority: SlicedString::kMinLength, V8 11.3 of Node 20. */
const VIEW_UNITS = 13;

/** The same text, which keeps nothing else. */
export const loneText = (text: string): string =>
  text.length < VIEW_UNITS ? text : [text.slice(0, VIEW_UNITS - 1), text.slice(VIEW_UNITS - 1)].join("");
