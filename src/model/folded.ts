/** Words as they are looked up: spelling with blanks, signs and capitals does not matter. */

/** Letters and digits only, in lower case. */
export const folded = (text: string): string => text.toLowerCase().replaceAll(/[^a-z0-9]/g, "");
