/** Texts that are kept and come again and again: values, words, threads. Apart from those that come once, such as a stamp. */
import { loneText } from "./lone-text.ts";
import { remembered } from "./remembered.ts";

/** The same text, which keeps no line, and as long as it is remembered one for all. */
export const ownText = remembered(loneText);
