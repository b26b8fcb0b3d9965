/** Whether two things that were read say the same: the proof of a mould. */

const inOrder = (a: readonly unknown[], b: readonly unknown[]): boolean =>
  a.length === b.length && a.every((part, at) => isSame(part, b[at]));

/** True for two values of the same parts; functions and whatever else has no parts are the same if they are one. */
export const isSame = (a: unknown, b: unknown): boolean => {
  if (a === b) return true;
  if (typeof a !== "object" || typeof b !== "object" || a === null || b === null) return false;
  if (Array.isArray(a) && Array.isArray(b)) return inOrder(a, b);
  if (a instanceof Set && b instanceof Set) return inOrder([...a], [...b]);
  return inOrder(Object.entries(a).flat(), Object.entries(b).flat());
};
