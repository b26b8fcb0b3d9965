/** The two grammars: parts with exact places, no body that is rejected, and rows apart from their printable column. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Part, Value } from "../../src/parsers/grammar/nodes.ts";
import { parseParts, StatementParser } from "../../src/parsers/grammar/statement-parser.ts";
import { buildLexer } from "../../src/parsers/grammar/tokens.ts";
import { partsOf as partsByShape } from "../../src/parsers/shape.ts";

const partsOf = (body: string): readonly Part[] => parseParts(body) ?? expect.fail(`rejects ${body}`);

/** A phrase as `key separator value`, anything else as it stands. */
const shown = (body: string, part: Part): string => {
  const text = ({ start, end }: { readonly start: number; readonly end: number }): string => body.slice(start, end);
  if (part.kind !== "phrase") return part.kind === "mark" ? "" : `${part.kind} ${text(part)}`;
  const key = part.names.map(text).join(" ") + (part.note === null ? "" : ` ${text(part.note)}`);
  return part.value === null
    ? `${key} ${part.separator ?? ""}`.trim()
    : `${key} ${part.separator} <${text(part.value)}>`;
};

const read = (body: string): readonly string[] =>
  partsOf(body)
    .map((part) => shown(body, part))
    .filter((text) => text !== "");

describe("the definitions", () => {
  it("pass the checks of chevrotain, which a run leaves out", () => {
    expect(buildLexer(true).lexerDefinitionErrors).toEqual([]);
    expect(() => new StatementParser(true)).not.toThrow();
  });
});

describe("a statement", () => {
  it.each([
    ["fBufferIOVMAddr          = 0x801c0000", ["fBufferIOVMAddr equals <0x801c0000>"]],
    ["Host IOVA (High:Low) = 0x0:0x801c0000", ["Host IOVA (High:Low) equals <0x0:0x801c0000>"]],
    ["DataLength in Header   = 6 (0x6)", ["DataLength in Header equals <6 (0x6)>"]],
    ["Source Address: 0x228BB800, Length: 6 bytes", ["Source Address colon <0x228BB800>", "Length colon <6 bytes>"]],
    ["  - ReplyStatus = SUCCESS (0x0)", ["ReplyStatus equals <SUCCESS (0x0)>"]],
    ["SCSIStatus: CHECK CONDITION (0x2), x", ["SCSIStatus colon <CHECK CONDITION (0x2)>", "x"]],
    ["status=CHECK_CONDITION(2), residual=0", ["status equals <CHECK_CONDITION(2)>", "residual equals <0>"]],
    ["dir=IN cdb=12 00 00 00 24 00", ["dir equals <IN>", "cdb equals <12 00 00 00 24 00>"]],
    ["UserGetDataBuffer(target 0, task 7) -> 0x0", ["UserGetDataBuffer(target 0, task 7) arrow <0x0>"]],
    ["IOPCIDevice Open returned 0x0", ["IOPCIDevice Open returned <0x0>"]],
    ["staging buffer 0x40012000 len 36", ["staging buffer blank <0x40012000>", "len blank <36>"]],
    ["dma complete tag=17, 6 bytes moved", ["dma complete tag equals <17>", "loose 6 bytes", "moved"]],
    ["reply: task=9", ["reply colon", "task equals <9>"]],
    ["[TaskID: 200] COMPLETING...", ["bracket [TaskID: 200]", "COMPLETING"]],
    ["addr = <private>, len = (null)", ["addr equals <<private>>", "len equals <(null)>"]],
    ["code = -536870212", ["code equals <-536870212>"]],
    ["bzero(0x16f3a8000, 6)", ["bzero(0x16f3a8000, 6)"]],
    ["UserMapHBAData → taskID 6", ["UserMapHBAData arrow", "taskID blank <6>"]],
    ["2560x1440 at 60 Hz", ["2560x1440 at blank <60>", "Hz"]],
    ['"IOMaximumSegmentCountRead" = 32', ["IOMaximumSegmentCountRead equals <32>"]],
    ["IOVA = 0x0000_0000_801c_0000", ["IOVA equals <0x0000_0000_801c_0000>"]],
  ])("%s", (body, expected) => {
    expect(read(body)).toEqual(expected);
  });

  const alphabet = fc.constantFrom(
    ..."ab0x19 []()<>{}=:,;.-_|\"'/@#*é→\u200b".split(""),
    "0x801c0000",
    "12 00 00 00",
    "returned",
    "<private>",
    "bytes",
    "::",
  );
  const bodies = fc.array(alphabet, { maxLength: 60 }).map((parts) => parts.join(""));

  it("is never rejected, and its parts lie in order inside the body", () => {
    fc.assert(
      fc.property(bodies, (body) => {
        const check = (parts: readonly Part[], from: number, to: number): void => {
          let last = from;
          for (const part of parts) {
            expect(part.start).toBeGreaterThanOrEqual(last);
            expect(part.end).toBeGreaterThan(part.start);
            expect(part.end).toBeLessThanOrEqual(to);
            last = part.end;
            if (part.kind === "bracket" || part.kind === "group") check(part.parts, part.start, part.end);
            const values: readonly Value[] =
              part.kind === "loose" ? [part.value] : part.kind === "phrase" && part.value !== null ? [part.value] : [];
            for (const { core, start, end } of values) {
              expect(core.start).toBe(start);
              expect(core.end).toBeLessThanOrEqual(end);
            }
          }
        };
        check(partsOf(body), 0, body.length);
      }),
      { numRuns: 500 },
    );
  });

  it("may nest without end", () => {
    expect(partsOf("([{".repeat(1000)).length).toBe(1);
    expect(partsOf(`${"(".repeat(500)}a=1${")".repeat(500)}`).length).toBeGreaterThan(0);
  });
});

describe("a body of a known shape", () => {
  const numbers = fc.oneof(
    fc.nat().map(String),
    fc.bigInt({ min: 0n, max: (1n << 64n) - 1n }).map((value) => `0x${value.toString(16)}`),
    fc.nat({ max: 255 }).map((value) => value.toString(16).padStart(2, "0")),
    fc.constantFrom("0X1F", "7f", "q2", "6B", "0x1_0000", "1.04", "0-byte", "0x0:0x801c0000", "10x5"),
  );
  const joints = fc.constantFrom(
    " ",
    ", ",
    "=",
    ": ",
    " = ",
    "(",
    ")",
    "[",
    "] ",
    "::",
    " key ",
    " -> ",
    " bytes ",
    "<private>",
  );
  const bodies = fc.array(fc.tuple(joints, numbers), { maxLength: 12 }).map((parts) => parts.flat().join(""));

  it("has the parts that the grammar gives it", () => {
    fc.assert(
      fc.property(bodies, (body) => {
        expect(partsByShape(body)).toEqual(parseParts(body));
      }),
      { numRuns: 1000 },
    );
  });
});
