/**
 * What captures suffer on their way, by the rows of the catalogue of pathological inputs: damaged bytes, typography, torn and
 * joined lines, wrong clocks. Rows about files, archives and sizes have their tests in the shell.
 */
import { describe, expect, it } from "vitest";
import { citations, encode, gist, read, readBytes } from "../parsers/read.ts";

const DISPATCH = "[UserProcessParallelTask_Impl] fBufferIOVMAddr = 0x801c0000, fRequestedTransferCount = 6";
const REPLY = "[Osprey_OnReply] [TaskID: 200] ReplyStatus = SUCCESS (0x0)";
const DUMP = ["[Osprey_OnReply] fDataBuffer dump: task 200, length = 6", "0x0000: 00 00 05 12 1F 00"];

const WHOLE = [DISPATCH, REPLY, ...DUMP];

const big = (_key: string, value: unknown): unknown => (typeof value === "bigint" ? `${value}n` : value);

const saidIn = (bytes: Uint8Array): readonly string[] =>
  readBytes(bytes).events.map((event) =>
    JSON.stringify(gist(event), (key, value) => (key === "text" ? null : big(key, value))),
  );

const said = (...lines: readonly string[]): readonly string[] => saidIn(encode(lines.join("\n")));

const EXPECTED = said(...WHOLE);

const record = (stamp: string, body: string): string =>
  `${stamp} 0x26e9     Default     0x0                  0      0    kernel: (com.example.osprey.dext) ${body}`;

/** The address that a dispatch line was read with; `undefined` without a dispatch, `null` for an unknown address. */
const addressIn = (line: string): bigint | null | undefined => {
  const dispatch = read(line).events.find(({ kind }) => kind === "dispatch");
  return dispatch?.kind === "dispatch" ? (dispatch.iova?.value ?? null) : undefined;
};

const ADDRESS = 0x801c0000n;

const joined = (...parts: readonly (Uint8Array | string)[]): Uint8Array =>
  Uint8Array.from(parts.flatMap((part) => [...(typeof part === "string" ? encode(part) : part)]));

describe("row 1, a byte order mark", () => {
  it("is no part of the first line, nor of the first line of a file that was put behind", () => {
    expect(saidIn(joined("\ufeff", `${DISPATCH}\n${REPLY}\n`, "\ufeff", DUMP.join("\n")))).toEqual(EXPECTED);
  });
});

describe("row 4, bytes that are no UTF-8 in one line", () => {
  it("damage that line only", () => {
    const damaged = joined(`${DISPATCH}\n`, Uint8Array.of(0xff, 0xfe, 0x80, 0x41), `\n${REPLY}\n${DUMP.join("\n")}`);
    expect(saidIn(damaged)).toEqual(EXPECTED);
  });
});

describe("row 5, a character cut by a chunk", () => {
  it("is whole again", () => {
    const bytes = encode([`測試 ${DISPATCH}`, REPLY, ...DUMP].join("\n"));
    expect(readBytes(bytes, 1)).toEqual(readBytes(bytes));
  });
});

describe("row 6, line ends", () => {
  it.each(["\n", "\r\n", "\r", "\n\r", "\r\r\n"])("%j are line ends", (end) => {
    expect(saidIn(encode(WHOLE.join(end)))).toEqual(EXPECTED);
  });
});

describe("row 7, what other tools take for line ends", () => {
  it.each(["\u2028", "\u2029", "\u0085", "\v", "\f"])("%j does not part a line", (mark) => {
    const { capture } = read(`one${mark}two`, DISPATCH);
    expect(capture.lines).toBe(2);
  });
});

describe("rows 8 to 12, typography", () => {
  it.each([
    ["blanks that do not break", DISPATCH.replaceAll(" ", "\u00a0")],
    ["narrow blanks", DISPATCH.replaceAll(" ", "\u202f")],
    ["figure blanks", DISPATCH.replaceAll(" ", "\u2007")],
    ["a zero-width blank in the number", DISPATCH.replace("801c", "801c\u200b")],
    ["a soft hyphen in the number", DISPATCH.replace("801c", "801c\u00ad")],
    ["an isolate around the number", DISPATCH.replace("0x801c0000", "\u20660x801c0000\u2069")],
    [
      "full-width characters",
      DISPATCH.replace("0x801c0000", "\uff10\uff58\uff18\uff10\uff11\uff43\uff10\uff10\uff10\uff10"),
    ],
    ["a multiplication sign", DISPATCH.replace("0x", "0\u00d7")],
    ["underscores", DISPATCH.replace("0x801c0000", "0x801c_0000")],
    ["upper case", DISPATCH.replace("0x801c0000", "0X801C0000")],
  ])("%s do not hide the address", (_, line) => {
    expect(addressIn(line)).toBe(ADDRESS);
  });

  it.each([
    ["a letter for a digit", DISPATCH.replace("0x", "Ox")],
    ["a blank in the number", DISPATCH.replace("0x801c0000", "0x8 01c0000")],
    ["a character that the line lost", DISPATCH.replace("0x801c0000", "0x801c\ufffd000")],
  ])("%s gives no address rather than a wrong one", (_, line) => {
    expect([null, undefined, 0x8n].includes(addressIn(line) as bigint | null | undefined)).toBe(true);
    expect(addressIn(line)).not.toBe(0x801cn);
  });

  it("quotes and dashes of a word processor are those of a log", () => {
    expect(said(DISPATCH, REPLY.replace("=", "="), "\u2014\u2014 dump \u2014\u2014", ...DUMP)).toEqual(EXPECTED);
  });
});

describe("row 17, a page that joined records", () => {
  it("is parted where each part is a record", () => {
    const records = WHOLE.map((body, at) => record(`2026-03-14 09:26:53.00000${at}+0900`, body));
    expect(said(records.join(" "))).toEqual(EXPECTED);
  });
});

describe("row 18, links that a chat made", () => {
  it("are the text that they show", () => {
    expect(addressIn(DISPATCH.replace("0x801c0000", "[0x801c0000](http://0x801c0000)"))).toBe(ADDRESS);
  });
});

describe("row 19, commands and their errors", () => {
  it.each([
    "$ log show --last 5m --predicate 'eventMessage CONTAINS \"fBufferIOVMAddr = 0x1000\"'",
    "user@host ~ % log stream | grep 'fBufferIOVMAddr = 0x2000'",
    "root@lab:/var/log# grep fBufferIOVMAddr=0x3000 dext.log",
    "^C",
    "log: too many arguments",
    "zsh: command not found: log",
    'Filtering the log data using "composedMessage CONTAINS "fBufferIOVMAddr = 0x4000""',
  ])("%s is no event", (line) => {
    expect(said(line, ...WHOLE)).toEqual(EXPECTED);
  });
});

describe("rows 20 and 21, a first and a last line that are cut", () => {
  const whole = WHOLE.map((body, at) => record(`2026-03-14 09:26:53.00000${at}+0900`, body)).join("\n");

  it("never throw, and never give another value", () => {
    const values = new Set(citations(readBytes(encode(whole)).events).map(({ text }) => text));
    for (let end = 1; end < whole.length; end += 7) {
      for (const { text } of citations(readBytes(encode(whole.slice(0, end))).events)) {
        if (/\d/.test(text))
          expect(
            [...values].filter((value) => value.startsWith(text)),
            text,
          ).not.toEqual([]);
      }
    }
    for (let start = 1; start < 120; start += 5) {
      expect(readBytes(encode(whole.slice(start))).events.length).toBeGreaterThanOrEqual(3);
    }
  });
});

describe("row 22, a huge line", () => {
  it("is read as far as a statement goes, and is said to be cut", () => {
    const { capture, events } = read(`${DISPATCH} ${"x".repeat(2_000_000)}`, REPLY);
    expect(events.map(({ kind }) => kind)).toEqual(["dispatch", "reply"]);
    expect(capture.lost).toContainEqual({ kind: "cut", line: 1, count: 1 });
  });
});

describe("row 23, control characters", () => {
  it.each([
    ["colours", `\u001b[1;31m${DISPATCH}\u001b[0m`],
    ["a window title", `\u001b]0;console\u0007${DISPATCH}`],
    ["a title that ends otherwise", `\u001b]2;console\u001b\\${DISPATCH}`],
    ["zero bytes before", `\u0000\u0000${DISPATCH}`],
    ["backspaces", `${DISPATCH.slice(0, -1)}9\b6`],
    ["a bell", `${DISPATCH}\u0007`],
  ])("%s are no part of the message", (_, line) => {
    expect(said(line)).toEqual(said(DISPATCH));
  });
});

describe("row 32, files in the wrong order", () => {
  it("does not matter: sides are found in the lines", () => {
    const { capture } = read("Host IOVA (High:Low) = 0x00000000801c0000", "DataLength in Header = 6 (0x6)");
    expect(capture.side).toBe("device");
    expect(read(...WHOLE).capture.side).toBe("host");
  });
});

describe("rows 33 to 43, clocks", () => {
  const stamps = (...of: readonly string[]): readonly (string | null)[] =>
    read(...of.map((stamp, at) => record(stamp, WHOLE[at % 2] ?? ""))).events.map(
      ({ stamp }) => stamp?.value?.toString() ?? null,
    );

  it("keep their order of lines where stamps go back", () => {
    const { events } = read(
      record("2026-03-14 09:26:53.000009+0900", DISPATCH),
      record("2026-03-14 09:26:53.000001+0900", REPLY),
    );
    expect(events.map(({ kind }) => kind)).toEqual(["dispatch", "reply"]);
  });

  it.each(["2026-02-30 09:26:53.000001+0900", "2026-03-14 25:26:53.000001+0900", "2026-13-14 09:26:53.000001+0900"])(
    "%s names no moment",
    (stamp) => {
      expect(stamps(stamp)).toEqual([null]);
    },
  );

  it("keep microseconds", () => {
    const [first, second] = stamps("2026-03-14 09:26:53.000001+0900", "2026-03-14 09:26:53.000002+0900");
    expect(BigInt(second ?? 0) - BigInt(first ?? 0)).toBe(1000n);
  });

  it("are compared across offsets", () => {
    const [first, second] = stamps("2026-03-14 09:26:53.000001+0900", "2026-03-14 01:26:53.000001+0100");
    expect(first).toBe(second);
  });

  it("without a year name no moment of a year", () => {
    const [event] = read(`Aug 24 15:01:56 localhost kernel[0]: ${DISPATCH}`).events;
    expect(event?.stamp?.kind).not.toBe("wall");
  });
});

describe("row 44, numbers that no double holds", () => {
  it.each([
    ["0xffffffff801c0000", 0xffffffff801c0000n],
    ["0x801c000080244001", 0x801c000080244001n],
    ["18446744071562788864", 18446744071562788864n],
  ])("%s is exact", (written, value) => {
    expect(addressIn(DISPATCH.replace("0x801c0000", written))).toBe(value);
  });
});

describe("row 47, messages that were collapsed", () => {
  it.each([
    ["Mar 14 09:26:53 --- last message repeated 9 times ---", "suppressed", 9],
    ["raid_reply: 14 callbacks suppressed", "suppressed", 14],
    ["=== Messages dropped during live streaming (use `log show` to see what they were)", "gap", 1],
  ])("%s is a loss and no event", (line, kind, count) => {
    const { capture, events } = read(line, ...WHOLE);
    expect(events.length).toBe(EXPECTED.length);
    expect(capture.lost).toContainEqual({ kind, line: 1, count });
  });
});

describe("row 49, a message that imitates a record", () => {
  it("stays a message", () => {
    const forged = record(
      "2026-03-14 09:26:53.000001+0900",
      `name = ${record("2026-03-14 09:26:53.000002+0900", DISPATCH)}`,
    );
    expect(read(forged).events.filter(({ kind }) => kind === "dispatch").length).toBeLessThanOrEqual(1);
  });
});

describe("row 50, prose that mentions addresses", () => {
  it("is context and no event", () => {
    const prose = [
      "The IOVA we pass is 0x801c0000 and the controller gets it as it is, but the buffer is still zero.",
      "We have checked that fBufferIOVMAddr is the same as what the firmware sees in its header.",
    ];
    expect(said(...prose, ...WHOLE)).toEqual(EXPECTED);
  });
});
