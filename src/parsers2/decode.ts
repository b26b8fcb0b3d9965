/**
 * Bytes to lines, in chunks: encoding, line ends and line numbers. A line's columns are UTF-16 units of the line as decoded.
 */

/** UTF-8 unless a byte order mark, or NUL bytes on one parity, say UTF-16. */
const encodingOf = (head: Uint8Array): "utf-8" | "utf-16le" | "utf-16be" => {
  if (head[0] === 0xff && head[1] === 0xfe) return "utf-16le";
  if (head[0] === 0xfe && head[1] === 0xff) return "utf-16be";
  const sample = head.subarray(0, 4096);
  let even = 0;
  let odd = 0;
  sample.forEach((byte, index) => {
    if (byte === 0) index % 2 === 0 ? (even += 1) : (odd += 1);
  });
  const third = sample.length * 0.3;
  if (odd > third && even === 0) return "utf-16le";
  return even > third && odd === 0 ? "utf-16be" : "utf-8";
};

/** Bytes that are looked at before the encoding is decided. */
const HEAD = 4096;

export interface LineReader {
  feed(chunk: Uint8Array): void;
  finish(): void;
}

/** Calls `onLine` for each line, without its line end. LF, CRLF and lone CR end lines; the last line needs none. */
export const lineReader = (onLine: (line: string) => void): LineReader => {
  let decoder: TextDecoder | null = null;
  let head: Uint8Array = new Uint8Array(0);
  let rest = "";
  const take = (text: string, last: boolean): void => {
    rest += text;
    const lines = rest.split(/\r\n|\n|\r(?!$)/u);
    rest = lines.pop() ?? "";
    for (const line of lines) onLine(line);
    if (!last) return;
    if (rest.endsWith("\r")) rest = rest.slice(0, -1);
    if (rest !== "") onLine(rest);
  };
  const start = (): TextDecoder => {
    decoder = new TextDecoder(encodingOf(head));
    take(decoder.decode(head, { stream: true }), false);
    return decoder;
  };
  return {
    feed: (chunk) => {
      if (decoder !== null) return take(decoder.decode(chunk, { stream: true }), false);
      const joined = new Uint8Array(head.length + chunk.length);
      joined.set(head);
      joined.set(chunk, head.length);
      head = joined;
      if (head.length >= HEAD) start();
    },
    finish: () => {
      const decoding = decoder ?? start();
      take(decoding.decode(), true);
    },
  };
};
