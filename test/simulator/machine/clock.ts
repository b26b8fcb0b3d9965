/** A queue of things that happen: what is due first happens first, and of two at one time the one that was planned first. */
export class Clock {
  now = 0;
  /** Sorted, what is due last first. */
  readonly #queue: { readonly at: number; readonly act: () => void }[] = [];

  after(microseconds: number, act: () => void): void {
    const at = this.now + microseconds;
    let place = this.#queue.length;
    while (place > 0 && (this.#queue[place - 1]?.at ?? 0) <= at) place -= 1;
    this.#queue.splice(place, 0, { at, act });
  }

  run(): void {
    for (let next = this.#queue.pop(); next !== undefined; next = this.#queue.pop()) {
      this.now = next.at;
      next.act();
    }
  }
}
