/** Text as the bytes of a file. */
export const bytesOf = (text: string): Uint8Array => Buffer.from(text);
