/** What is found out when it is first asked for, and then known. */

/** The same look, which is taken at most once. */
export const later = <T>(look: () => T): (() => T) => {
  let seen: { readonly value: T } | null = null;
  return () => {
    seen ??= { value: look() };
    return seen.value;
  };
};
