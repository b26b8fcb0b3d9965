/** Facts that a person states, in the words of `--given`. Apart from captures: these are nobody's log lines. */
import type { Bytes } from "../model/bytes.ts";
import type { Fact } from "../model/testimony.ts";

/** What is wrong with a fact, with the forms that are accepted. */
export interface FactProblem {
  readonly problem: string;
}

/** The facts of a file, and what is wrong with the other lines. */
export interface ParsedFacts {
  readonly facts: readonly Fact[];
  readonly problems: readonly { readonly line: number; readonly problem: string }[];
}

/** Every accepted form, one a line. */
export const FACT_FORMS = [
  "observed:dext=zeros [task:200]",
  "observed:client=zeros [task:200]",
  "observed:client=0-byte-disk [task:200]",
  'observed:dext="00 00 05 12 1F 00" [task:200]',
  "no-call:UserGetDataBuffer [in:UserProcessParallelTask]",
  "no-call:UserReportHBAConstraints",
  "override:UserReportHBAConstraints",
] as const;

const refuse = (what: string): FactProblem => ({ problem: `${what}; accepted are ${FACT_FORMS.join(", ")}` });

// observed:dext="00 00 05 12 1F 00" task:200
const WORDS = /^([a-z-]{1,20}):((?:[^\s"]|"[^"]{0,4096}"?){0,4200})((?:\s{1,20}[a-z]{1,20}:\S{1,200}){0,4})$/;

const TRAILING = /^(task|in):(\S+)$/;

// 00 00 05 12 1F 00     00,00,05     0x00 0x00     0000051 is no list of pairs
const BYTES = /^(?:0[xX])?[0-9a-fA-F]{2}(?:[\s,:-]{1,3}(?:0[xX])?[0-9a-fA-F]{2}){0,1023}$/;

const bytesIn = (text: string): Bytes | null => {
  const joined = /^(?:[0-9a-fA-F]{2}){2,1024}$/.test(text) ? (text.match(/../g)?.join(" ") ?? "") : text;
  if (!BYTES.test(joined)) return null;
  return (joined.replaceAll(/0[xX]/g, "").match(/[0-9a-fA-F]{2}/g) ?? []).map((pair) => Number.parseInt(pair, 16));
};

interface Trailing {
  readonly task: string | null;
  readonly within: string | null;
}

const trailingOf = (text: string): Trailing | FactProblem => {
  let task: string | null = null;
  let within: string | null = null;
  for (const part of text.trim().split(/\s+/)) {
    if (part === "") continue;
    const match = TRAILING.exec(part);
    if (match === null) return refuse(`"${part}" is neither task:ID nor in:FUNCTION`);
    const [, word, value = ""] = match;
    if ((word === "task" ? task : within) !== null) return refuse(`"${word}:" is given twice`);
    if (word === "task") task = value;
    else within = value;
  }
  return { task, within };
};

const observedFact = (text: string, subject: string, { task, within }: Trailing): Fact | FactProblem => {
  const equals = subject.indexOf("=");
  if (equals < 0) return refuse(`"${text}" does not say what was observed`);
  const by = subject.slice(0, equals);
  const written = subject.slice(equals + 1);
  if (by !== "dext" && by !== "client") return refuse(`"${by}" is no observer: dext or client`);
  if (within !== null) return refuse('"in:" belongs to no-call');
  const base = { kind: "observed", text, task, by } as const;
  if (written === "zeros") return { ...base, saw: "zeros" };
  if (written === "0-byte-disk") {
    return by === "client" ? { ...base, saw: "0-byte-disk" } : refuse("only the client sees a 0-byte-disk");
  }
  if (written.startsWith('"') && !(written.length > 1 && written.endsWith('"')))
    return refuse("the quote is not closed");
  const bytes = bytesIn(written.replaceAll('"', "").trim());
  return bytes === null
    ? refuse(`"${written}" is neither zeros, 0-byte-disk nor bytes in pairs`)
    : { ...base, saw: bytes };
};

const noCallFact = (text: string, subject: string, { task, within }: Trailing): Fact | FactProblem => {
  if (subject !== "UserGetDataBuffer" && subject !== "UserReportHBAConstraints") {
    return refuse(`"${subject}" is no call that a denial is known for`);
  }
  if (within !== null && subject !== "UserGetDataBuffer") return refuse('"in:" belongs to no-call:UserGetDataBuffer');
  return { kind: "no-call", text, task, call: subject, within };
};

const overrideFact = (text: string, subject: string, { task, within }: Trailing): Fact | FactProblem => {
  if (subject !== "UserReportHBAConstraints") return refuse(`"${subject}" is no method whose override is known`);
  if (within !== null) return refuse('"in:" belongs to no-call');
  return { kind: "override", text, task, call: subject };
};

/** Parses one fact; the problem says what is wrong and shows the accepted forms. */
export const parseFact = (text: string): Fact | FactProblem => {
  const stated = text.trim();
  if (stated === "") return refuse("the fact is empty");
  const match = WORDS.exec(stated);
  if (match === null) return refuse(`"${stated}" is no fact`);
  const [, word = "", subject = "", rest = ""] = match;
  const trailing = trailingOf(rest);
  if ("problem" in trailing) return trailing;
  if (word === "observed") return observedFact(stated, subject, trailing);
  if (word === "no-call") return noCallFact(stated, subject, trailing);
  if (word === "override") return overrideFact(stated, subject, trailing);
  return refuse(`"${word}:" is no kind of fact`);
};

/** Parses a file with one fact a line; blank lines and lines that begin with `#` say nothing. Lines count from 1. */
export const parseFacts = (fileText: string): ParsedFacts => {
  const facts: Fact[] = [];
  const problems: { readonly line: number; readonly problem: string }[] = [];
  fileText
    .replace(/^\ufeff/, "")
    .split(/\r\n|\n|\r/)
    .forEach((text, at) => {
      const stated = text.trim();
      if (stated === "" || stated.startsWith("#")) return;
      const fact = parseFact(stated);
      if ("problem" in fact) problems.push({ line: at + 1, problem: fact.problem });
      else facts.push(fact);
    });
  return { facts, problems };
};
