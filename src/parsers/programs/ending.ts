/** How a request of a program ended, by what it says: well or not, and how many bytes came. */
import { DELIVERY } from "../client-gains.ts";
import type { RoleValue } from "../role-value.ts";
import { lengthSaid, numbered } from "./request.ts";

// rc=0 (ok) transferred=2048     INQUIRY succeeded, 36 bytes     READ(10) failed: delivery failure (errno 5)
const ENDS =
  /(?<![\w-])(?:rc|ret|result|status|errno)\s?[=:]?\s?-?(?:0x)?[0-9a-f]+|(?<![\w-])(?:succeeded|failed|ok|done|returned|completed|error|timed out|timeout)(?![\w-])/i;

// rc=5     errno 60     failed     timed out
const FAILS =
  /(?<![\w-])(?:rc|ret|errno|err|error|kr|result)\s?[=:(]?\s?-?(?!0+\b|0x0+\b)(?:0x[0-9a-f]+|\d+)|(?<![\w-])(?:failed|failure|timed out|timeout|i\/o error|input\/output error|not present|gone)(?![\w-])/i;

// 4 of 512 bytes
const PART = /(?<![\w.])(\d{1,10}) (?:out )?of (\d{1,10}) bytes\b/i;

/** True if a program speaks of the end of a request. */
export const hasEnded = (body: string): boolean => ENDS.test(body);

/** True if a program says that a request of its own went wrong. */
export const hasFailed = (body: string): boolean => FAILS.test(body) || DELIVERY.test(body);

/** How many of the bytes that were asked for came: `4 of 512 bytes`; none for other lines. */
export const partsIn = (body: string): readonly RoleValue[] => {
  const match = PART.exec(body);
  if (match === null) return [];
  const [, came = "", asked = ""] = match;
  const start = match.index;
  const value = (role: "delivered" | "requested", digits: string): RoleValue =>
    numbered(role, role, BigInt(digits), [start, start + match[0].length]);
  return [value("delivered", came), value("requested", asked)];
};

// transferred=2048     succeeded, 36 bytes
const MOVED = /(?<![\w-])(?:transferred|moved|got|actual|count|xferred|n)\s?[=:]\s?(\d{1,10})(?![\w.])/i;

/** How many bytes came; `null` if the line counts none. */
export const countIn = (body: string): RoleValue | null => {
  const match = MOVED.exec(body);
  if (match === null) return lengthSaid(body, "delivered");
  const [whole, digits = ""] = match;
  const end = match.index + whole.length;
  return numbered("delivered", "delivered", BigInt(digits), [end - digits.length, end]);
};
