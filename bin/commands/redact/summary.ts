/** What a person reads once captures are redacted: what was hidden, in numbers, and that the answer stayed the same. */
import type { Redaction, Report } from "../../../src/index.ts";

const NAMES = {
  user: "users",
  host: "hosts",
  name: "names in paths",
  serial: "serials",
  word: "words of --word",
  mail: "e-mail addresses",
  ip: "IP addresses",
  ip6: "IPv6 addresses",
  mac: "MAC addresses",
  uuid: "UUIDs",
  wwn: "World Wide Names",
} as const;

/** Lines without an end. `folder` is where the captures went, if they went to one. */
export const summaryOf = (
  { hidden, moved, bytes, captures }: Redaction,
  { verdict }: Report,
  folder?: string,
): string => {
  const parts = Object.entries(NAMES).flatMap(([kind, name]) => {
    const count = hidden.filter((one) => one.kind === kind).length;
    return count === 0 ? [] : [`${name}: ${count}`];
  });
  if (moved > 0) parts.push(`places at which an address was moved: ${moved}`);
  if (bytes > 0) parts.push(`bytes of text in dumps: ${bytes}`);
  const where =
    folder === undefined ? "" : ` ${captures.length === 1 ? "1 file" : `${captures.length} files`} in ${folder}.`;
  return [
    `redacted: ${parts.length === 0 ? "nothing was found to hide" : parts.join(", ")}.${where}`,
    `checked: the redacted captures give the same verdict (${verdict}) and the same word for every cause.`,
    "Read them once before they leave the house: a name in words that nobody here knows is not found; --word hides it.",
  ].join("\n");
};
