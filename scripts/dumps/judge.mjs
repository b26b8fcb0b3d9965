// Puts dumps into captures and judges what was read: exact, honestly unknown, or wrong. Shared by the measurement and the tests.

/** @typedef {import("./tools.mjs").Dump} Dump */
/** @typedef {{ readonly lines: readonly string[], readonly first: number, readonly last: number }} Framed `first` and `last` are lines of the dump, from 1. */
/** @typedef {"exact" | "unknown" | "wrong"} Judgement */

/** @param {readonly string[]} above @param {readonly string[]} rows @param {readonly string[]} below @returns {Framed} */
const framed = (above, rows, below) => ({
  lines: [...above, ...rows, ...below],
  first: above.length + 1,
  last: above.length + rows.length,
});

const STAMP = "2026-08-24 15:01:56.";
const record = (/** @type {string} */ text, /** @type {number} */ at) =>
  `${STAMP}${String(100000 + at)}+0800 0x1f2e     Default     0x0                  71     0    com.osprey.dext: (com.osprey.dext) ${text}`;

/** Ways in which a dump stands in a capture. @type {Readonly<Record<string, (rows: readonly string[], length: number) => Framed>>} */
export const CAPTURES = {
  "firmware, length stated": (rows, length) =>
    framed(["== [FW: outgoing data] ==", `Source Address: 0x1F200000, Length: ${length} bytes`], rows, [
      "DMA engine done: count = 6 bytes",
    ]),
  "firmware, ticks": (rows, length) =>
    framed(
      [`[281931ms] staging buffer 0x1F200000 len ${length}`],
      rows.map((row) => `[281931ms] ${row}`),
      ["[281932ms] DMA engine done: count = 6 bytes"],
    ),
  "driver, no length": (rows) =>
    framed(["[Osprey_OnReply] fDataBuffer dump: address = 0x16f3a8000"], rows, ["[Osprey_OnReply] COMPLETING..."]),
  "driver, log show": (rows, length) =>
    framed(
      [record(`[Osprey_OnReply] fDataBuffer dump: address = 0x16f3a8000, length = ${length}`, 0)],
      rows.map((row, at) => record(`[Osprey_OnReply] ${row}`, at + 1)),
      [record("[Osprey_OnReply] COMPLETING...", rows.length + 1)],
    ),
  "no heading": (rows) => framed(["[Osprey_OnReply] begin"], rows, ["[Osprey_OnReply] COMPLETING..."]),
};

/**
 * Judges the bytes of the dumps that were read against those that were dumped: a byte that is another, or one more than there
 * is, is wrong; `null` stands for an unknown one.
 * @param {readonly (readonly (number | null)[])[]} seen @param {Uint8Array} bytes @returns {Judgement}
 */
export const judge = (seen, bytes) => {
  const isWrong = seen.some((one) => one.some((byte, at) => byte !== null && byte !== bytes[at]));
  if (isWrong) return "wrong";
  const [first] = seen;
  return seen.length === 1 && first?.length === bytes.length && !first.includes(null) ? "exact" : "unknown";
};

/** @typedef {{ readonly events: readonly any[], readonly capture: { readonly text: { has(line: number): boolean } }, readonly unreadLines: readonly { readonly line: number }[] }} Parsed */

/** What came of one dump in one capture, and how many of its lines nobody accounts for. @param {Parsed} parsed @param {Framed} framed @param {Uint8Array} bytes */
export const outcomeOf = ({ events, capture, unreadLines }, { first, last }, bytes) => {
  const dumps = events.filter(({ kind }) => kind === "dump" || kind === "stage");
  const seen = dumps.flatMap((event) => (event.bytes?.value == null ? [] : [event.bytes.value]));
  const unread = new Set(unreadLines.map(({ line }) => line));
  const silent = Array.from({ length: last - first + 1 }, (_, at) => first + at).filter(
    (line) => !capture.text.has(line) && !unread.has(line),
  );
  return { judgement: judge(seen, bytes), silent: silent.length, seen };
};
