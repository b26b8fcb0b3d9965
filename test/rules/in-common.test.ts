/** What lines show of two causes alike is shown of neither, and a line that is lost makes neither of them certain. */
import { describe, expect, it } from "vitest";
import { reportOf } from "./report-of.ts";
import { complete, dispatch, LONG, read, reply, rx, SHORT, stage, wordsOf } from "./statements.ts";

describe("what two causes have in common is shown of neither", () => {
  const lengths = (second: number) =>
    wordsOf(
      reportOf([
        dispatch(7, "0x81000000", 512, read(1)),
        reply(7, second === 512 ? 0 : 512, second === 512 ? 2 : 0),
        dispatch(8, "0x82000000", 2048, read(4)),
        reply(8, 0, 2),
        "client task=8 error: errno=5 (EIO)",
      ]),
    );

  it("a refusal of the longest: its length may be why", () => {
    expect(lengths(2048)).toMatchObject({ "oversize-transfer": "possible", "protocol-error": "possible" });
  });

  it("a refusal of all: their length is not why", () => {
    expect(lengths(512)).not.toHaveProperty("oversize-transfer");
  });

  it("a refusal of one target, whatever another takes: the length of the one may be why", () => {
    const of = (target: number, line: string): string => line.replace(" iova=", ` target=${target} iova=`);
    const refused = (target: number) =>
      wordsOf(
        reportOf([
          of(2, dispatch(7, "0x81000000", 1024, read(2))),
          reply(7, 0, 2),
          "client task=7 error: errno=5 (EIO)",
          of(target, dispatch(8, "0x82000000", 1536, read(3))),
          reply(8, 1536),
        ]),
      );
    expect(refused(3)).toMatchObject({ "oversize-transfer": "possible", "protocol-error": "possible" });
    expect(refused(2)).not.toHaveProperty("oversize-transfer");
  });

  it("a short element at an address of the driver's own, whose mapping has no line, may be a list that ended too soon", () => {
    const host = [dispatch(7, "0x81000ffa", 12), "sge task=7 addr=0x15938e000 len=6 dir=IN", reply(7, 12)];
    const words = wordsOf(reportOf(host, [rx(7, "0x15938e000", 6)]));
    expect(words["short-element"]).not.toBe("likely");
  });

  it.each([
    ["", { "short-element": "possible", "truncated-segment-list": "possible" }],
    [", 2 seg", { "truncated-segment-list": "likely" }],
    [", 1 seg", { "short-element": "likely" }],
  ])("a short element of an own mapping, with its segments counted or not: '%s'", (counted, words) => {
    const host = [
      dispatch(7, "0x81000000", 12),
      `#7 PrepareForDMA -> 0x0, buffer 0x159384000 iova 0x85000000+12${counted}`,
      reply(7, 12),
    ];
    expect(wordsOf(reportOf(host, [rx(7, "0x85000000", 6)]))).toMatchObject(words);
  });

  it.each([
    ["at the address of a task before it", "iova 0x85000000", ", 2 seg"],
    ["at the address of a task before it, with segments that nothing counts", "iova 0x85000000", ""],
    ["of a mapping whose address is hidden", "iova <private>", ""],
  ])("a short element %s may be a list that ended too soon", (_, mapped, counted) => {
    const host = [
      dispatch(6, "0x80000000", 12),
      "#6 PrepareForDMA -> 0x0, buffer 0x159380000 iova 0x84000000+12",
      reply(6, 12),
      dispatch(7, "0x81000000", 12),
      `#7 PrepareForDMA -> 0x0, buffer 0x159384000 ${mapped}+12${counted}`,
      reply(7, 12),
    ];
    const words = wordsOf(reportOf(host, [rx(6, "0x84000000", 12), rx(7, "0x80000000", 6)]));
    expect(words["short-element"]).not.toBe("likely");
    expect(words["short-element+stale-iova"]).not.toBe("likely");
  });

  it.each([
    ["whose hand-over is lost", [], `${LONG} ${LONG}`, 16],
    ["of which the reply is lost, and nobody knows how much the device has", [dispatch(7, "0x81000000", 6)], "", 6],
  ])(
    "a driver that reports all of a request %s does not overstate what a short element left",
    (_, begun, staged, all) => {
      const host = [...begun, "sge task=7 addr=0x81000000 len=4 dir=IN", complete(7, all)];
      const device = [
        rx(7, "0x81000000", 4),
        ...(staged === "" ? ["stage tag=7 buf=0x227000", `  0000: ${SHORT}`] : stage(7, staged)),
        "dma_start tag=7 src=0x227000 dst=0x81000000 len=4",
        "dma_done tag=7 count=4",
        "reply posted tag=7 status=0",
      ];
      const words = wordsOf(reportOf(host, device));
      expect(words["overstated-response"]).not.toBe("likely");
      expect(Object.keys(words)).not.toContain("overstated-response+short-element");
    },
  );

  it("a mapping whose line is lost is undone too soon where it is given back ahead of the reply, and nothing arrives", () => {
    const host = [
      dispatch(7, "0x81000000", 8, "25 00 00 00 00 00 00 00 00 00"),
      "UserGetDataBuffer task=7 returned 0x0, address = 0x14dca0000, length = 8",
      "sge task=7 addr=0x85000000 len=8 dir=IN",
      "CompleteDMA task=7 returned 0x0, iova = 0x85000000, length = 8",
      reply(7, 8),
      complete(7, 8),
      "client: disk4 has 0 bytes",
    ];
    const words = wordsOf(reportOf(host, [rx(7, "0x85000000", 8), ...stage(7, LONG)]));
    expect(words).toHaveProperty("early-unmap");
    expect(Object.keys(words)).not.toContain("copied-back-buffer+early-unmap");
  });

  it.each([
    ["in which the data do not stand", "00 00 00 00 00 00 00 00", undefined],
    ["in which they stand", LONG, "likely"],
  ])("a buffer of the driver's own that is never copied, %s", (_, own, word) => {
    const host = [
      dispatch(7, "0x81000000", 8, "25 00 00 00 00 00 00 00 00 00"),
      "UserGetDataBuffer task=7 returned 0x0, address = 0x14dca0000, length = 8",
      "PrepareForDMA task=7 returned 0x0, segments = 1, address = 0x85000000, length = 8, buffer = 0x1703e0000",
      "sge task=7 addr=0x85000000 len=8 dir=IN",
      reply(7, 8),
      "dump task=7 buf=private vaddr=0x1703e0000 len=8",
      `  0000: ${own}`,
      "dump task=7 buf=data vaddr=0x14dca0000 len=8",
      "  0000: 00 00 00 00 00 00 00 00",
      complete(7, 8),
    ];
    const words = wordsOf(reportOf(host, [rx(7, "0x85000000", 8), ...stage(7, LONG)]));
    if (word === undefined) expect(Object.keys(words)[0]).not.toBe("uncopied-private-buffer");
    else expect(words["uncopied-private-buffer"]).toBe(word);
  });
});
