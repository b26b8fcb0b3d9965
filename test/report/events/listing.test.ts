/** The list of events: every line accounted for, unknown said with its reason, shares that hide nothing. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { eventsText, openReading, share } from "../../../src/index.ts";
import { encode } from "../../parsers/read.ts";

const readoutOf = (...lines: readonly string[]) => {
  const reading = openReading();
  const capture = reading.openCapture("a.log");
  capture.feed(encode(lines.join("\n")));
  capture.finish();
  return reading.finish();
};

const LINES = [
  "[UserProcessParallelTask_Impl] fControllerTaskIdentifier = 200",
  "[UserProcessParallelTask_Impl] fBufferIOVMAddr          = <private>",
  "[UserProcessParallelTask_Impl] fRequestedTransferCount  = 6",
  "the weather is fine",
  "lost >=63 unreliable messages from 81723-81955 (Mach continuous exact start-approx. end)",
  "mystery word 0x801c0000",
];

describe("the list of events", () => {
  const { listing, unread, understood } = readoutOf(...LINES);

  it("has each event with its lines and the reason of what is unknown", () => {
    expect(listing.events).toHaveLength(1);
    expect(listing.events[0]).toMatchObject({
      capture: "a.log",
      line: 1,
      lastLine: 3,
      kind: "dispatch",
      side: "host",
      task: "200",
    });
    expect(listing.events[0]?.fields).toContainEqual(
      expect.objectContaining({ name: "iova", value: null, loss: "redacted", line: 2, text: "<private>" }),
    );
  });

  it("accounts for every line", () => {
    const [account] = listing.captures;
    expect(account).toMatchObject({ lines: 6, understood: 3, unread: 1, noise: 2, lost: 63, redacted: 1 });
    expect([...(understood.get("a.log") ?? [])]).toEqual([1, 2, 3]);
    expect(unread.map(({ line }) => line)).toEqual([6]);
  });

  it("reads as aligned text", () => {
    expect(eventsText(listing)).toBe(
      [
        "line       side  kind      task  fields",
        "a.log:1-3  host  dispatch  200   iova unknown (redacted), length 6",
        "",
        "a.log: 6 lines: 3 understood (50.0 %), 2 noise (33.3 %), 1 unread (16.7 %); 63 more lost, 1 redacted (16.7 %)",
        "",
      ].join("\n"),
    );
  });

  it("obeys no control character of a log", () => {
    const { listing: hostile } = readoutOf("task=5 \u001b[31mreply status=0 \u202edata");
    expect(eventsText(hostile)).toMatch(/\n$/u);
    expect([...eventsText(hostile)].filter((char) => char === "\u001b" || char === "\u202e")).toEqual([]);
  });
});

describe("a share", () => {
  it("is all only of all, and nothing only of nothing", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 10_000_000 }), fc.nat(), (whole, seed) => {
        const part = seed % (whole + 1);
        expect(share(part, whole) === "100 %").toBe(part === whole);
        expect(share(part, whole) === "0 %").toBe(part === 0);
      }),
    );
  });
});

describe("the parts of a notice", () => {
  it("stand as fields of their own", () => {
    const { listing } = readoutOf(
      "+-o PCI1000,5d@0  <class IOPCIDevice, id 0x1000001c6, registered>",
      "  {",
      '    "IOMaximumSegmentCountRead" = 256',
      "  }",
    );
    expect(eventsText(listing)).toContain("about registry, IOMaximumSegmentCountRead 256");
  });
});
