/** Numbers and texts one behind the other in one array of bytes, outside the heap of the engine. */

const LOW = 0x7f;
const MORE = 0x80;
/** Most bytes that a count takes: 53 bits, seven in each. */
const COUNT_BYTES = 8;

/** Bytes that grow at their end. */
export class PackedBytes {
  data = new Uint8Array(4096);
  used = 0;

  /** One byte. */
  byte(value: number): void {
    this.room(1);
    this.data[this.used++] = value;
  }

  /** A whole number that is not negative, seven bits in a byte, the lowest first; the highest bit says that more follow. */
  count(value: number): void {
    this.room(COUNT_BYTES);
    let rest = value;
    for (; rest > LOW; rest = Math.floor(rest / MORE)) this.data[this.used++] = (rest % MORE) | MORE;
    this.data[this.used++] = rest;
  }

  /** Units of a text. */
  text(value: string): void {
    this.count(value.length);
    for (let at = 0; at < value.length; at += 1) this.count(value.charCodeAt(at));
  }

  private room(more: number): void {
    if (this.used + more <= this.data.length) return;
    const wider = new Uint8Array(2 * this.data.length);
    wider.set(this.data);
    this.data = wider;
  }
}

/** A place in packed bytes, which moves on with all that is read. */
export class PackedPlace {
  private readonly data: Uint8Array;
  private at: number;

  constructor({ data }: PackedBytes, at: number) {
    this.data = data;
    this.at = at;
  }

  byte(): number {
    return this.data[this.at++] ?? 0;
  }

  count(): number {
    let [value, scale] = [0, 1];
    for (;;) {
      const byte = this.data[this.at++] ?? 0;
      if (byte <= LOW) return value + byte * scale;
      value += (byte & LOW) * scale;
      scale *= MORE;
    }
  }

  text(): string {
    let text = "";
    for (let left = this.count(); left > 0; left -= 1) text += String.fromCharCode(this.count());
    return text;
  }
}
