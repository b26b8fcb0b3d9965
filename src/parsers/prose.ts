/**
 * Lines that no program logged: sentences of people, source code that they quote, and the rules that separate sections. People
 * name the same methods and addresses as logs do, so what they write must be told apart before anything is read from it.
 */

import { leadOf } from "./lead.ts";

/** Articles and pronouns: people need them, log statements leave them out. */
const PERSONAL =
  /\b(?:the|an?|we|you|our|your|i|my|its?|that|this|these|those|they|their|what|how|why|which|there|us|me|was|were|been|be|are|i'm|i've|we've|you've|doesn't|don't)\b/gi;

// = 0x0     = 6     -> 0x0     TaskID: 200     task 5     is a 0-byte disk
const ASSIGNED =
  /(?:=|->)\s{0,40}[\w<-]|\b(?:task|tag|task ?id|command|request|cid|cmd|job|itt|xid|rid|slot|ccb|scb|smid|srb|exchange)\s(?:number|no\.?|id)?\s{0,4}[:=]?\s{0,4}\d|\b(?:task|tag|task ?id)\s{0,4}[:=]?\s{0,4}\d|:\s{0,40}(?:0x[0-9a-f]|\d|<private>)|\b(?:0|zero)-byte disk\s*$/i;

// de ad be ef: a byte is no verb
const PAIRS = /\b[0-9a-f]{2}(?:[ ,:][0-9a-f]{2}){3,4095}\b/gi;

// A=802F0000: the name of a field and what it holds are no words of a sentence
const ASSIGNMENT = /\b\w{1,32}=\S{0,64}/g;

// driver: handed back to the kernel     fw> sent the data     <mcu> got a request     (dext) starting I/O
const OF_PROGRAM =
  /^\s*[<(]?(?:\w{1,16}[-_])?(?:driver|drv|dext|kext|fw|firmware|kernel|hba|mcu|ioc|controller|host|client|ctl|adapter)(?:[-_.[/]\w{1,16}\]?)?(?:[:>)]|\s[|>-])\s?/i;

// aac0: fib 0174 hexdump of the task's data, 36 bytes long     blktest: task 188: the 6 bytes we got:
const COUNTED_OF_TASK =
  /^\s*[A-Za-z][\w.-]{1,24}(?:\[\d{1,6}\])?:\s{1,4}(?:task|tag|fib|cmd|command|request|req|cid|io|job|smid|srb|ccb|id)\s?[#:=]?\s?\w{1,8}\b.{0,80}\b\d{1,9} (?:bytes|octets)\b/i;

// Verification failed from byte 0 on, 12 bytes are wrong
const COMPARED = /\b\d{1,9} (?:bytes|octets) (?:are|were) (?:wrong|bad|different)\b/i;

/** Whom only a person means: a program has no self and addresses nobody. */
const SELF = /\b(?:we|you|our|your|i|my|us|me|i'm|i've|we've|you've|don't|doesn't)\b/i;

/**
 * True for a sentence of a person. Never true for a line that begins with a tag in brackets, or with the name of a program; behind
 * another name and an angle, as in `Kestrel> this class overrides it`, only if somebody speaks of himself or to others.
 */
export const isProse = (line: string): boolean => {
  if (/^\s*\[/.test(line) || OF_PROGRAM.test(line) || COUNTED_OF_TASK.test(line) || COMPARED.test(line)) return false;
  if (leadOf(line) !== null && !SELF.test(line.replaceAll(/\bi\/o\b/gi, "io"))) return false;
  const body = line.replaceAll(PAIRS, "0").replaceAll(/\bi\/o\b/gi, "io");
  const said = body.replaceAll(ASSIGNMENT, "=");
  const words = said.match(/[A-Za-z']{1,40}/g)?.length ?? 0;
  const personal = said.match(PERSONAL)?.length ?? 0;
  if (personal >= 2 && words >= 6) return true;
  return personal >= 1 && words >= 3 && !ASSIGNED.test(body);
};

/** Source code, each form with a literal example above it. */
const CODE: readonly RegExp[] = [
  // setProperty(kIOMaximumSegmentCountReadKey,  (UInt64)MAX_IO_SG, 64);
  /[({][^;]{0,400};\s*$/,
  // // In KEXT's InitializeController()
  /^\s*\/[/*]/,
  // ; D=dispatch(task op A=iova L=bytes)
  /^\s*;/,
  // #include <DriverKit/IOKitKeys.h>
  /^\s*#\s{0,4}(?:include|import|define|if|endif)\b/,
  //  virtual kern_return_t
  /^\s*(?:virtual|static|kern_return_t|class|struct)\b[^=:]{0,80}$/,
];

/** True for a line of source code. */
export const isCode = (body: string): boolean => CODE.some((pattern) => pattern.test(body));

// $ log show --last 5m     user@host ~ % log stream | grep …     [root@lab log]# grep … dext.log
const PROMPT = /^\s*(?:[$%]|\[?[\w.-]{1,64}@[\w.-]{1,64}[^$%#]{0,120}[$%#])\s{1,4}[A-Za-z./~]/;

/** True for a command that was typed: what it looks for is not what it found. */
export const isCommand = (body: string): boolean => PROMPT.test(body);

// -- [FIRMWARE PROBE: INCOMING DMA DUMP] --     == request ==     ----------
const RULED =
  /^(?:[-=*#_~\u2013\u2014]{2,200}(?:\s.{0,200}\s|\S.{0,200}\S|\s?)[-=*#_~\u2013\u2014]{2,200}|[-=*#_~\u2013\u2014]{3,400})$/;

// -
const RULE_AT_END = /[-=*#_~\u2013\u2014]/;

// [Fn]     Fn:     Class::fn:
const DECORATION = /^(?:\s*(?:\[[^\]]{1,120}\]|[\w:.~]{1,120}:(?=\s)))*\s*/;

/**
 * The decoration in front of a banner, or `null` if the body is none. A banner opens a section and says nothing itself.
 */
export const bannerIn = (body: string): string | null => {
  if (!RULE_AT_END.test(body.trimEnd().slice(-1))) return null;
  const decoration = DECORATION.exec(body)?.[0] ?? "";
  return RULED.test(body.slice(decoration.length).trimEnd()) ? decoration : null;
};
