/** A queue of things that happen: what is due first happens first, and of two at one time the one that was planned first. */
export class Clock {
  now = 0;
  #planned = 0;
  readonly #queue: { readonly at: number; readonly order: number; readonly act: () => void }[] = [];

  after(microseconds: number, act: () => void): void {
    this.#queue.push({ at: this.now + microseconds, order: this.#planned, act });
    this.#planned += 1;
  }

  run(): void {
    for (;;) {
      this.#queue.sort((a, b) => a.at - b.at || a.order - b.order);
      const next = this.#queue.shift();
      if (next === undefined) return;
      this.now = next.at;
      next.act();
    }
  }
}
