/** A tree of everything that was ever said in one order: equal words lead to one and the same place, without a text that holds them. */

/** One word; zero and minus zero are one. */
export type Word = string | number | bigint | boolean | null;

/** A place in the tree. Nearly every place has one way on. */
export class Place {
  #word: Word | undefined;
  #next: Place | undefined;
  #others: Map<Word, Place> | undefined;

  /** The place behind a word, the same each time. */
  after(word: Word): Place {
    if (this.#next !== undefined && this.#word === word) return this.#next;
    const known = this.#others?.get(word);
    if (known !== undefined) return known;
    const place = new Place();
    if (this.#next === undefined) {
      this.#word = word;
      this.#next = place;
    } else {
      this.#others ??= new Map();
      this.#others.set(word, place);
    }
    return place;
  }
}
