/** Names that `log show` prints for the paths of programs and libraries, so that every export of one capture names the same writer. */

// /Library/SystemExtensions/0A1B/com.example.raid.dext/com.example.raid
const BUNDLE = /\/([^/]{1,200}\.dext)(?:\/|$)/;

const lastOf = (path: string): string => path.slice(path.lastIndexOf("/") + 1);

/** Process and sender of a record by the paths of their images; a DEXT goes by its bundle, and a process that is its own sender has none. */
export const writerOf = (
  process: string | null,
  image: string | null,
): { readonly process: string | null; readonly sender: string | null } => {
  const name = process === null ? null : lastOf(process) || null;
  if (image === null || image === "") return { process: name, sender: null };
  const bundle = BUNDLE.exec(image)?.[1];
  const sender = bundle ?? lastOf(image);
  return { process: name, sender: sender === "" || (bundle === undefined && sender === name) ? null : sender };
};

/** A thread as `log show` prints it, of a number in decimal; `null` for anything else. */
export const threadOf = (decimal: string | null): string | null =>
  decimal !== null && /^\d{1,20}$/.test(decimal) ? `0x${BigInt(decimal).toString(16)}` : null;
