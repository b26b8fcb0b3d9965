/** Texts that come again and again, each kept once under a number. */

/** Texts that are numbered, and units of the longest: what comes once is not worth a number. */
const MOST_WORDS = 8192;
const LONGEST = 96;

export class PackedWords {
  private readonly numbers = new Map<string, number>();
  private readonly texts: string[] = [];

  /** The number of a text; `null` for one that gets none. */
  numberOf(text: string): number | null {
    const known = this.numbers.get(text);
    if (known !== undefined) return known;
    if (text.length > LONGEST || this.texts.length >= MOST_WORDS) return null;
    this.numbers.set(text, this.texts.length);
    this.texts.push(text);
    return this.texts.length - 1;
  }

  /** The text of a number that was given. */
  textOf(number: number): string {
    return this.texts[number] ?? "";
  }
}
