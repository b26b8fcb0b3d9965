/** Text that is read line by line, however long all of it is. */

/** The lines of a stream of UTF-8, without their ends; the last one may lack its end. */
export const linesOf = async function* (chunks: AsyncIterable<Uint8Array>): AsyncGenerator<string> {
  const decoder = new TextDecoder();
  let text = "";
  for await (const chunk of chunks) {
    text += decoder.decode(chunk, { stream: true });
    const lines = text.split("\n");
    text = lines.pop() ?? "";
    yield* lines;
  }
  text += decoder.decode();
  if (text !== "") yield text;
};

/** Lines of standard input as they come. An interrupt does not end the program: whoever asks does, by closing its end. */
export const questions = (): AsyncGenerator<string> => {
  process.on("SIGINT", () => undefined);
  return linesOf(process.stdin);
};
