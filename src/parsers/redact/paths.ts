/** Paths: the folders that every machine has stay, whose and what for goes. */
import type { Edit } from "./edit.ts";
import type { Tokens } from "./tokens.ts";

// /Users/alice/raid/Driver.cpp     \/Library\/SystemExtensions\/0A1B\/com.example.raid.dext     file:///home/bob/fw.log
const PATH = /(?<![\w.~/\\-])(?:\\?\/[\w.@+%~-]{1,255}){2,40}/gu;

// C:\Users\alice\raid     C:\\Users\\alice
const WINDOWS = /(?<![\w])[A-Za-z]:(?:\\{1,2}[\w.@+%~ -]{1,255}){2,40}/gu;

/** Trees that are the same on every machine. */
const SYSTEM = /^\/(?:System|usr|bin|sbin|dev|proc|sys|lib|lib64|kernel|boot)(?:\/|$)/u;

/** Folders that name nobody. */
const PLAIN: ReadonlySet<string> = new Set(
  (
    "Users home Library Applications Volumes private var tmp opt etc mnt media root Shared Developer Documents Desktop Downloads " +
    "SystemExtensions DriverExtensions Extensions Frameworks Contents MacOS Resources Logs log logs local src source build Debug " +
    "Release run cache Caches DiagnosticReports Windows System32 drivers"
  ).split(" "),
);

/** Accounts that every machine has. */
const EVERYBODY: ReadonlySet<string> = new Set(["Shared", "root", "Guest", "mobile", "user", "Public"]);

/** An ending that says what kind of file it is. */
const ENDING =
  /\.(?:dext|kext|app|framework|log|txt|ips|crash|panic|diag|json|ndjson|c|cc|cpp|h|hpp|m|mm|iig|rs|swift|ko|so|dylib|bin|gz|zip|tar|logarchive|tracev3)$/u;

/** True for what is a token already. */
const TOKEN = /^(?:user|host|name|serial|word|mail)-\d{1,9}(?:\.\w{1,16})?$/u;

const isVersion = (segment: string): boolean => /^v?\d{1,6}(?:[._-]\d{1,6}){0,6}$/u.test(segment);

/** The segment as it is put out. `before` is the one in front of it. */
const segmentOf = (segment: string, before: string | undefined, tokens: Tokens): string => {
  if ((before === "Users" || before === "home") && !EVERYBODY.has(segment)) return tokens.of("user", segment);
  if (PLAIN.has(segment) || EVERYBODY.has(segment) || TOKEN.test(segment) || isVersion(segment)) return segment;
  if (/^\.{1,2}$/u.test(segment)) return segment;
  const ending = ENDING.exec(segment)?.[0] ?? "";
  return `${tokens.of("name", segment)}${ending}`;
};

const pathAt = (text: string, start: number, tokens: Tokens): Edit | null => {
  if (SYSTEM.test(text.replaceAll("\\/", "/"))) return null;
  const parts = text.split(/(\\?\/|\\{1,2})/u);
  const out = parts.map((part, index) =>
    index % 2 === 1 || part === "" ? part : segmentOf(part, parts[index - 2], tokens),
  );
  // A drive is no folder.
  if (/^[A-Za-z]:$/u.test(parts[0] ?? "")) out[0] = parts[0] ?? "";
  // What stands behind a file, as the full stop of a sentence or the line of a source, is no part of it.
  return { start, end: start + text.length, text: out.join("") };
};

/** Every path of the line. */
export const pathsIn = (line: string, tokens: Tokens): readonly Edit[] =>
  [PATH, WINDOWS].flatMap((pattern) =>
    [...line.matchAll(pattern)].flatMap((match) => pathAt(match[0].replace(/[.]$/u, ""), match.index, tokens) ?? []),
  );
