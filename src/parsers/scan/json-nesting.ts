/** The grammar of JSON as a state: which containers are open and what may come next. Apart from where its tokens stand. */

/** Takes tokens in order; each answer is false if the token cannot stand there. */
export interface Nesting {
  open(isObject: boolean): boolean;
  close(isObject: boolean): boolean;
  colon(): boolean;
  comma(): boolean;
  /** A string, a number or a word: a key where one is due, else a value. */
  scalar(isString: boolean): "key" | "value" | false;
  /** Containers that are open. */
  depth(): number;
  /** True if the outermost container is a list. */
  inArray(): boolean;
}

/** Deeper than any record. */
const MAX_DEPTH = 64;

type Due = "value" | "first-value" | "key" | "first-key" | "colon" | "next";

/** At the start of a text, or `headless` in an object of a list that were both opened above. */
export const openNesting = (headless: boolean): Nesting => {
  /** For each open container whether it is an object. */
  const stack: boolean[] = headless ? [false, true] : [];
  let due: Due = headless ? "next" : "value";

  const settle = (): void => {
    due = stack.length === 0 ? "value" : "next";
  };

  return {
    open: (isObject) => {
      if ((due !== "value" && due !== "first-value") || stack.length >= MAX_DEPTH) return false;
      stack.push(isObject);
      due = isObject ? "first-key" : "first-value";
      return true;
    },
    close: (isObject) => {
      const empty = isObject ? "first-key" : "first-value";
      if (stack.at(-1) !== isObject || (due !== "next" && due !== empty)) return false;
      stack.pop();
      settle();
      return true;
    },
    colon: () => {
      if (due !== "colon") return false;
      due = "value";
      return true;
    },
    comma: () => {
      // Objects one after the other may be parted by commas, without a list around them.
      if (stack.length === 0) return true;
      if (due !== "next") return false;
      due = stack.at(-1) === true ? "key" : "first-value";
      return true;
    },
    scalar: (isString) => {
      if (due === "key" || due === "first-key") {
        if (!isString) return false;
        due = "colon";
        return "key";
      }
      // A text that is a number or a word alone is no record.
      if ((due !== "value" && due !== "first-value") || stack.length === 0) return false;
      settle();
      return "value";
    },
    depth: () => stack.length,
    inArray: () => stack[0] === false,
  };
};
