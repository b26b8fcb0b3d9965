/**
 * An ISO 8601 stamp in front of whatever a program printed, as `docker logs -t`, `kubectl logs --timestamps` and the log pages of
 * build servers write it. Unlike syslog it names no host and no program.
 */
import type { Envelope, Framing } from "../framing.ts";
import { isoStamp as stampOf } from "../naive-stamp.ts";

// 2026-03-14T09:26:53.5897930Z …
const PREFIX = /^(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3,9}(?:Z|[+-]\d\d:?\d\d))(?: |$)/;

const match = (line: string): Envelope | null => {
  const prefix = PREFIX.exec(line);
  if (prefix === null) return null;
  const [head, stamp = null] = prefix;
  return { stamp, thread: null, process: null, sender: null, level: null, bodyColumn: head.length };
};

export const isoStamp: Framing = {
  id: "iso-stamp",
  about: "Captures in which something put an ISO 8601 stamp in front of each line, such as container and build logs.",
  examples: ["2026-03-14T09:26:53.5897930Z [Fn] fBufferIOVMAddr = 0x801c0000"],
  general: false,
  wraps: true,
  writer: null,
  match,
  furniture: () => null,
  stampOf,
};
