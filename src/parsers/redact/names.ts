/** Values that name a person, a machine or a part: found by their form or by the word in front of them. */
import { syslogMoment } from "../syslog-head.ts";
import type { Edit } from "./edit.ts";
import { pathsIn } from "./paths.ts";
import type { Kind, Tokens } from "./tokens.ts";

interface Finder {
  readonly kind: Kind;
  /** Its group `value` is what goes. */
  readonly pattern: RegExp;
  /** False where the form alone may be something else; then it holds only in lines that no event is made of. */
  readonly sure: boolean;
}

const HEX = "[0-9A-Fa-f]";

const FINDERS: readonly Finder[] = [
  // alice@example.org
  {
    kind: "mail",
    sure: true,
    pattern: /(?<![\w.+-])(?<value>[\w.+-]{1,64}@[A-Za-z0-9-]{1,63}(?:\.[A-Za-z0-9-]{1,63}){1,8})/dgu,
  },
  // 6BA7B810-9DAD-11D1-80B4-00C04FD430C8
  {
    kind: "uuid",
    sure: true,
    pattern: new RegExp(`(?<!${HEX})(?<value>${HEX}{8}(?:-${HEX}{4}){3}-${HEX}{12})(?!${HEX})`, "dgu"),
  },
  // mac address: a4:83:e7:01:02:03
  {
    kind: "mac",
    sure: true,
    pattern: new RegExp(
      `(?:mac|ether|lladdr|hwaddr|bssid|en\\d)\\b[^\\n:]{0,20}[:= ] ?(?<value>${HEX}{2}(?::${HEX}{2}){5})(?![:\\w])`,
      "dgiu",
    ),
  },
  // a4:83:e7:01:02:03     a4-83-e7-01-02-03
  {
    kind: "mac",
    sure: false,
    pattern: new RegExp(
      `(?<![\\w:-])(?<value>${HEX}{2}(?::${HEX}{2}){5}|${HEX}{2}(?:-${HEX}{2}){5})(?![\\w:-])`,
      "dgu",
    ),
  },
  // 10.0.0.17
  {
    kind: "ip",
    sure: true,
    pattern: /(?<![\w.])(?<value>(?:25[0-5]|2[0-4]\d|1?\d?\d)(?:\.(?:25[0-5]|2[0-4]\d|1?\d?\d)){3})(?![\w]|\.\d)/dgu,
  },
  // fe80::1c2b:3d4e     2001:0db8:0000:0000:0000:0000:0000:0001
  {
    kind: "ip6",
    sure: false,
    pattern: new RegExp(
      `(?<![\\w:.])(?<value>(?:${HEX}{1,4}:){1,7}:(?:${HEX}{1,4}(?::${HEX}{1,4}){0,6})?|(?:${HEX}{1,4}:){7}${HEX}{1,4})(?![\\w:])`,
      "dgu",
    ),
  },
  // WWN: 0x5000c500a1b2c3d4     naa.5000c500a1b2c3d4     sas_address=500605b00abc1230
  {
    kind: "wwn",
    sure: true,
    pattern: new RegExp(
      `(?<![A-Za-z])(?:wwn|wwid|wwpn|wwnn|naa|eui|sas[_ -]?addr(?:ess)?)[^\\w\\n]{1,4}(?<value>(?:0x)?${HEX}{16}(?:${HEX}{16})?)(?!\\w)`,
      "dgiu",
    ),
  },
  // Serial Number: Z1D4ABCD     serial=Z1D4ABCD     "IOPlatformSerialNumber" = "C02XL0GTJGH5"     S/N: 0123-45
  {
    kind: "serial",
    sure: true,
    pattern:
      /(?:serial(?:[ _-]?(?:number|num|no))?\.?|(?<!\w)s\/n|(?<!\w)sn|(?<!\w)udid)["']?\s{0,4}[:=]\s{0,4}["']?(?<value>[A-Za-z0-9](?:[\w.-]{2,62})[A-Za-z0-9])/dgiu,
  },
  // user=alice     login: bob     "username" : "alice"
  {
    kind: "user",
    sure: true,
    pattern:
      /(?<![\w.])(?:user(?:[ _-]?name)?|login|logname|owner)["']?\s{0,2}[:=]\s{0,2}["']?(?<value>[A-Za-z_][\w.-]{1,31})(?![\w(])/dgiu,
  },
  // hostname=build-7     "_HOSTNAME":"raid-host"     ComputerName = Alices-Mac     "host":"raid-host"
  {
    kind: "host",
    sure: true,
    pattern:
      /(?:host_?name|nodename|computer ?name|"host)["']?\s{0,2}[:=]\s{0,2}["']?(?<value>[A-Za-z][\w.-]{1,62}\w)/dgiu,
  },
  // Alices-MacBook-Pro.local     https://build.example.org/
  {
    kind: "host",
    sure: true,
    pattern:
      /(?<![\w.@-])(?<value>[A-Za-z][\w-]{0,62}(?:\.[\w-]{1,62}){0,4}\.(?:local|lan|internal|corp|home\.arpa))(?![\w.-]\w)/dgu,
  },
  { kind: "host", sure: true, pattern: /(?<=https?:\/\/)(?<value>[A-Za-z][\w-]{0,62}(?:\.[\w-]{1,62}){1,6})/dgu },
];

/** Names that every machine has, and words that are no name. */
const NOBODY: ReadonlySet<string> = new Set(
  "localhost host kernel root nobody null none unknown true false mobile guest client server default invalid example.com n/a".split(
    " ",
  ),
);

// 2026-03-14T09:26:53.589Z raid-host fwd[712]: …     2026-03-14 09:26:53.589793+0900  raid-host kernel[0]: …     <34>1 2026-03-14T09:26:53.589Z raid-host fwd 712 …
const ISO_HEAD =
  /^(?:<\d{1,3}>\d? ?)?\d{4}-\d\d-\d\d[T ]\d\d:\d\d:\d\d\S{0,20} {1,2}(?<value>[\w.:-]{1,80}) {1,2}[^\s[\]:()][^\s[\]:]{0,63}(?:\[\d{1,10}\]:|:| \d{1,10} )/du;

// raid-host kernel[0]: …
const HOST_FIRST =
  /^ ?(?<value>[\w.:-]{1,80}) (?:[a-z0-9]{2,10}\.[a-z]{3,7} )?[^\s[\]:()][^\s[\]:]{0,63}(?:\([^()]{1,80}\))?(?:\[\d{1,10}\])?:/u;

const isHost = (value: string): boolean =>
  !NOBODY.has(value.toLowerCase()) && /[A-Za-z]/u.test(value) && !value.endsWith(":");

/** The host that the head of a syslog line names. */
const headHost = (line: string): { readonly start: number; readonly value: string } | null => {
  const moment = syslogMoment(line);
  if (moment !== null) {
    const value = HOST_FIRST.exec(line.slice(moment.end))?.groups?.["value"];
    return value === undefined || !isHost(value) ? null : { start: line.indexOf(value, moment.end), value };
  }
  const match = ISO_HEAD.exec(line);
  const value = match?.groups?.["value"];
  const [start = 0] = match?.indices?.groups?.["value"] ?? [];
  return value === undefined || !isHost(value) ? null : { start, value };
};

/** Everything in the line that names somebody, with its token. `understood` says that an event is made of the line. */
export const namesIn = (line: string, understood: boolean, tokens: Tokens): readonly Edit[] => {
  const edits: Edit[] = [];
  const host = headHost(line);
  if (host !== null)
    edits.push({ start: host.start, end: host.start + host.value.length, text: tokens.of("host", host.value) });
  for (const { kind, pattern, sure } of FINDERS) {
    if (!sure && understood) continue;
    for (const match of line.matchAll(pattern)) {
      const value = match.groups?.["value"] ?? "";
      const [start, end] = match.indices?.groups?.["value"] ?? [0, 0];
      if (value !== "" && !NOBODY.has(value.toLowerCase())) edits.push({ start, end, text: tokens.of(kind, value) });
    }
  }
  return [...edits, ...pathsIn(line, tokens)];
};

const pattern = (values: readonly string[]): RegExp | null =>
  values.length === 0
    ? null
    : new RegExp(
        `(?<![A-Za-z0-9])(?:${values
          .toSorted((a, b) => b.length - a.length)
          .map((value) => value.replace(/[\\^$.*+?()[\]{}|/]/gu, "\\$&"))
          .join("|")})(?![A-Za-z0-9])`,
        "giu",
      );

/** Kinds whose values are hidden wherever they stand as a word, once some line showed what they are. */
const SPREAD: ReadonlySet<Kind> = new Set(["user", "host", "serial", "word", "wwn"]);

/** Shorter ones are words of every log. UTF-16 units. */
const LEAST = 3;

/** Finds again, in any line, what another line showed to be a name. */
export const openSpread = (tokens: Tokens): ((line: string) => readonly Edit[]) => {
  const known = tokens
    .all()
    .filter(({ kind, value }) => kind === "word" || (SPREAD.has(kind) && value.length >= LEAST));
  const byValue = new Map(known.map(({ value, token }) => [value.toLowerCase(), token]));
  const words = pattern(known.map(({ value }) => value));
  return (line) =>
    words === null
      ? []
      : [...line.matchAll(words)].map((match) => ({
          start: match.index,
          end: match.index + match[0].length,
          text: byValue.get(match[0].toLowerCase()) ?? "",
        }));
};

/** Hidden values that still stand somewhere as a word. */
export const leaks = (texts: readonly string[], tokens: Tokens): readonly string[] => {
  const made = new Set(tokens.all().map(({ token }) => token.toLowerCase()));
  const values = tokens.all().filter(({ kind, value }) => kind !== "name" && value.length >= LEAST);
  return values
    .filter(({ value }) => !made.has(value.toLowerCase()))
    .filter(({ value }) => {
      const word = pattern([value]);
      return word !== null && texts.some((text) => text.toLowerCase().includes(value.toLowerCase()) && word.test(text));
    })
    .map(({ value }) => value);
};
