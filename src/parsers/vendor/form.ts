/** A line that has a fixed form becomes a sentence with a reading of its own: what its holes took are fields, and its words are words. */
import { folded } from "../../model/folded.ts";
import type { Reading } from "../dialect.ts";
import type { Field, Sentence } from "../sentence.ts";
import { bytesContent, type Content, NOTHING, writtenContent } from "../value.ts";
import { type FileRole, meantRole } from "../vocabulary/roles.ts";
import { hexContent } from "./apply.ts";
import type { LineForm } from "./dialect.ts";
import type { Taken } from "./template.ts";

const HIDDEN = /^<.{1,96}>$/;

const contentOf = ({ form, name, text }: Taken): Content => {
  if (HIDDEN.test(text)) return { ...NOTHING, loss: "redacted" };
  if (form === "hex") return hexContent(text);
  if (form === "bytes" || (form === "text" && (name === "cdb" || name === "bytes"))) return bytesContent(text);
  return form === "text" ? { ...NOTHING, words: text } : writtenContent(text);
};

const fieldOf = (taken: Taken): Field => {
  const { name, start, end } = taken;
  const { role, half } = meantRole(name as FileRole);
  return { role, half, name, key: { role, half, side: null, telling: true }, content: contentOf(taken), start, end };
};

/** What a form makes of a body. */
export interface Formed {
  readonly sentence: Sentence;
  readonly reading: Reading;
}

/** The first form that fits, or `null`. */
export const formed = (
  forms: readonly LineForm[],
  body: string,
  valued: (field: Field, body: string) => Field,
): Formed | null => {
  for (const { template, topic, opens } of forms) {
    const taken = template.match(body);
    if (taken === null) continue;
    const literals = template.pieces.flatMap((piece) =>
      piece.kind === "literal" ? piece.text.split(/\s{1,512}/) : [],
    );
    const said = { start: body.length - body.trimStart().length, end: body.trimEnd().length };
    const sentence: Sentence = {
      body,
      tags: [],
      functions: [],
      scope: null,
      fields: taken.map((one) => valued(fieldOf(one), body)),
      mentions: [],
      words: new Set(literals.map(folded).filter((word) => word !== "")),
      headings: new Set(),
      loose: [],
      results: [],
      said,
    };
    return { sentence, reading: { example: body, topics: [topic], opens, telling: true, reads: () => true } };
  }
  return null;
};
