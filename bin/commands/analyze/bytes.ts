/** A stream of bytes that can be looked at before it is taken, and taken by count: what an archive is read with. */

export interface Bytes {
  /** The next bytes, which stay; fewer than `count` only at the end. */
  peek(count: number): Promise<Uint8Array>;
  /** The next bytes as they come, no more than `count`, or all that are left. */
  take(count?: number): AsyncGenerator<Uint8Array>;
}

/** Parts as one. */
export const joined = (parts: readonly Uint8Array[]): Uint8Array => {
  const [only] = parts;
  if (parts.length === 1 && only !== undefined) return only;
  const whole = new Uint8Array(parts.reduce((length, part) => length + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
};

/** Every byte that is taken, as one. */
export const collected = async (chunks: AsyncIterable<Uint8Array>): Promise<Uint8Array> => {
  const parts: Uint8Array[] = [];
  for await (const part of chunks) parts.push(part.slice());
  return joined(parts);
};

/** Opens a stream of chunks, each of which holds until the next one is asked for. */
export const openBytes = (chunks: AsyncIterable<Uint8Array>): Bytes => {
  const source = chunks[Symbol.asyncIterator]();
  let ahead: Uint8Array = new Uint8Array();
  const next = async (): Promise<Uint8Array | null> => {
    const { value, done } = await source.next();
    return done === true ? null : value;
  };
  return {
    peek: async (count) => {
      if (ahead.length >= count) return ahead.subarray(0, count);
      const parts = [ahead.slice()];
      for (let length = ahead.length; length < count; ) {
        const part = await next();
        if (part === null) break;
        parts.push(part.slice());
        length += part.length;
      }
      ahead = joined(parts);
      return ahead.subarray(0, count);
    },
    take: async function* (count = Number.POSITIVE_INFINITY) {
      let left = count;
      while (left > 0) {
        const part = ahead.length > 0 ? ahead : await next();
        if (part === null) return;
        const taken = part.subarray(0, left);
        ahead = part.subarray(taken.length);
        left -= taken.length;
        if (taken.length > 0) yield taken;
      }
    },
  };
};
