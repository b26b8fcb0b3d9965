/**
 * Bodies by their shape: a log has few format strings, and the grammar costs more than all that follows it. Apart from the
 * grammar, which must give the same with and without it.
 */

import type { Part } from "./grammar/nodes.ts";
import { parseParts } from "./grammar/statement-parser.ts";
import { withOpenElements } from "./open-element.ts";

// 12 1F 00 00 AB 00, as the grammar takes bytes     0x801c0000     6     but not q2, 1F, 6B
const NUMBERS =
  /(?<=^|[ ([{=])[0-9a-fA-F]{2}(?: [0-9a-fA-F]{2}){3,4095}(?![\w:=])|(?<!\w)(?:0[xX][0-9a-fA-F]{1,16}|\d{1,20})(?!\w)/g;

const zeroed = (number: string): string =>
  /^0[xX]/.test(number) ? `${number.slice(0, 2)}${"0".repeat(number.length - 2)}` : number.replaceAll(/[^ ]/g, "0");

/** Shapes that are remembered; a file of nothing but shapes must not fill memory. */
const MAX_SHAPES = 2048;

const parsed = new Map<string, readonly Part[] | null>();

/**
 * The parts of a body, or `null` if the grammar cannot read it. Which digits a number has moves no part, so the first body of
 * a shape is parsed for all.
 */
export const partsOf = (body: string): readonly Part[] | null => {
  const shape = body.replaceAll(NUMBERS, zeroed);
  const known = parsed.get(shape);
  if (known !== undefined) return known;
  const parts = parseParts(withOpenElements(body));
  if (parsed.size >= MAX_SHAPES) parsed.clear();
  parsed.set(shape, parts);
  return parts;
};
