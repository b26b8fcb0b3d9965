/** The standard streams as they are written to. Each is made when something is first written: a paste needs one of them. */

const watched = new Set<NodeJS.WriteStream>();

/** The stream, with its error events taken, which would end the program with a trace: each write learns of its own failure. */
export const watch = (stream: NodeJS.WriteStream): NodeJS.WriteStream => {
  if (watched.has(stream)) return stream;
  watched.add(stream);
  return stream.on("error", () => undefined);
};
