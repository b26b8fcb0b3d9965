/** Parts of a body that are no words: values without a key, and the marks between. Apart from the walk, because nothing stands inside them. */
import { addField, type Draft, quoted, say, settle, textOf } from "./draft.ts";
import type { Loose, Span } from "./grammar/nodes.ts";
import { isEntry, isJoint } from "./joint.ts";
import { addAside } from "./noted.ts";
import { foundAs } from "./vocabulary.ts";

/** What stands behind bytes and an `@`. */
const PLACE = foundAs("address");

/** A value without a separator before it: that of a heading, of a key in front of a mark, or of no key at all. */
export const readLoose = (draft: Draft, part: Loose): void => {
  const { open, joint } = draft;
  const waiting = joint !== null && joint.mark !== ">" && (isJoint(joint.mark) || isEntry(joint)) ? joint.key : open;
  if (waiting === null) (draft.returning ? draft.results : draft.loose).push(quoted(draft, part.value));
  // data @ 20018000
  else if (joint?.mark === "@" && waiting.found.key.role === "bytes") addField(draft, PLACE, waiting.name, part.value);
  else addField(draft, waiting.found, waiting.name, part.value);
  // in SRAM 0x20080000 (36 bytes)
  addAside(draft, part.value);
  draft.open = null;
  draft.returning = false;
  say(draft, part);
};

/** A mark: a word for a result, or what may join a key to its value. */
export const readMark = (draft: Draft, part: Span): void => {
  const text = textOf(draft, part);
  if (/^(?:return|gave|gives|yield)/i.test(text)) {
    // [UserInitializeController_Impl] returning 0x0     CompleteDMA for task 27 returned 0x0
    draft.words.add("returned");
    draft.returning = true;
    say(draft, part);
  }
  // Behind a comma nothing is the value of what stands before it.
  if (draft.open?.blank === true && /^[,;|]/.test(text)) settle(draft);
  if (draft.joint !== null) draft.joint = { ...draft.joint, mark: draft.joint.mark + text };
};
