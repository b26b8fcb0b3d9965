/** The grammar of `--given`: what a person states but no line shows. */
import type { Bytes } from "../model/bytes.ts";
import type { Fact } from "../model/testimony.ts";

export interface FactProblem {
  readonly problem: string;
}

const FORMS = [
  "observed:dext=zeros",
  "observed:client=zeros",
  "observed:client=0-byte-disk",
  'observed:dext="00 00 05 12 1F 00"',
  "no-call:UserGetDataBuffer [in:FUNCTION]",
  "no-call:UserReportHBAConstraints",
  "override:UserReportHBAConstraints",
].join(", ");

const wrong = (text: string, why: string): FactProblem => ({
  problem: `the fact "${text}" ${why}; known forms: ${FORMS}, each with task:REF if one task is meant`,
});

const bytesOf = (text: string): Bytes | null =>
  /^[0-9A-Fa-f]{2}(?: [0-9A-Fa-f]{2}){0,4095}$/.test(text)
    ? text.split(" ").map((pair) => Number.parseInt(pair, 16))
    : null;

interface Scope {
  readonly task: string | null;
  readonly within: string | null;
}

const observed = (text: string, head: string, scope: Scope): Fact | FactProblem => {
  const parts = /^observed:(dext|client)=(?:"([^"]{0,20000})"|(\S{1,40}))$/.exec(head);
  if (parts === null) return wrong(text, "does not say who observed what");
  const [, by, quoted, word] = parts;
  const saw = quoted === undefined ? word : bytesOf(quoted.trim());
  const known =
    saw === "zeros" || (saw === "0-byte-disk" && by === "client") || (typeof saw === "object" && saw !== null);
  if (!known)
    return wrong(
      text,
      quoted === undefined
        ? `states "${word}", which is none of the known observations`
        : "has bytes that are not pairs of hexadecimal digits",
    );
  if (scope.within !== null) return wrong(text, "says in:, which only no-call takes");
  return {
    kind: "observed",
    by: by as "dext" | "client",
    saw: saw as Bytes | "zeros" | "0-byte-disk",
    task: scope.task,
    text,
  };
};

const CALLS = ["UserGetDataBuffer", "UserReportHBAConstraints"] as const;

/** Reads one fact. */
export const parseFact = (given: string): Fact | FactProblem => {
  const text = given.trim().replaceAll(/\s{1,64}/g, " ");
  const [, head = text, tail = ""] =
    /^([a-z-]{1,20}:(?:[^"\s]{0,200}"[^"]{0,20000}"|\S{1,200}))((?: [a-z]{1,8}:\S{1,200}){0,4})$/.exec(text) ?? [];
  const tails = tail.trim() === "" ? [] : tail.trim().split(" ");
  const unknown = tails.find((part) => !/^(?:task|in):/.test(part));
  if (unknown !== undefined) return wrong(text, `has "${unknown}", which is neither task: nor in:`);
  const find = (name: string): string | null =>
    tails.find((part) => part.startsWith(`${name}:`))?.slice(name.length + 1) ?? null;
  const scope: Scope = { task: find("task"), within: find("in") };
  if (head.startsWith("observed:")) return observed(text, head, scope);
  const [kind, name] = head.split(":", 2);
  const call = CALLS.find((known) => known === name);
  if (kind === "no-call" && call !== undefined) return { kind, call, within: scope.within, task: scope.task, text };
  if (kind === "override" && call === "UserReportHBAConstraints" && scope.within === null)
    return { kind, call, task: scope.task, text };
  if (kind === "no-call" || kind === "override")
    return wrong(text, `names "${name ?? ""}", which it does not know there`);
  return wrong(text, "is in no known form");
};

/** Reads facts one a line; blank lines and lines that begin with `#` say nothing. */
export const parseFacts = (
  content: string,
): {
  readonly facts: readonly Fact[];
  readonly problems: readonly { readonly line: number; readonly problem: string }[];
} => {
  const facts: Fact[] = [];
  const problems: { line: number; problem: string }[] = [];
  content.split(/\r\n|\n|\r/).forEach((line, index) => {
    const text = line.trim();
    if (text === "" || text.startsWith("#")) return;
    const parsed = parseFact(text);
    if ("problem" in parsed) problems.push({ line: index + 1, problem: parsed.problem });
    else facts.push(parsed);
  });
  return { facts, problems };
};
