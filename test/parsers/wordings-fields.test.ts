/**
 * Lines in words of their own, which only their fields, the company of their values, or the lines around them tell. None is of a sample or
 * of a simulator's words: what is read must not hang on a verb.
 */
import { describe, expect, it } from "vitest";
import { citations, gists, read } from "./read.ts";

const all = (...lines: readonly string[]) => gists(lines.join("\n"));

/** A start-up that only a host logs. */
const HOST = "qx: UserStartController -> 0x0";

describe("a request beside whose command stands one address", () => {
  it.each([
    ["qx: pick handle=4 op=0x12 pa=0x9c400000 nb=36 IN", 0x9c400000n, 36],
    ["qx: T41 grab cdb 12 00 00 00 24 00 A=9C40A000 L=8 i", 0x9c40a000n, 8],
    ["qx: grab xch 0x41 op25 dst9c40a000 len8", 0x9c40a000n, 8],
    ["qx: exch 65: INQUIRY, bus 0x9c40a000, 8 bytes", 0x9c40a000n, 8],
    ["qx: tag 7 28/READ dst=9c40a000 sz=0x200", 0x9c40a000n, 512],
  ])("%s", (line, iova, length) => {
    expect(all(HOST, line).at(-1)).toMatchObject({ kind: "dispatch", iova, length });
  });

  it("is none where the address is that of a device on a bus", () => {
    expect(all(HOST, "i2c: cmd=READ addr=0x50 len=6")).toHaveLength(1);
  });

  it("has no command where the code is one of NVMe", () => {
    expect(all("fw: get cid=0x3e opc=02 slba=0 nlb=8 prp1=0x80404000").at(-1)).not.toHaveProperty("cdb");
  });
});

describe("a second line about a request, in other words", () => {
  it("hands it to the hardware", () => {
    const lines = [HOST, "qx: tag=5 pick op=0x12 pa=0x9c400000 n=36 IN", "qx: tag=5 toss pa=0x9c400000 n=36 IN"];
    expect(all(...lines).map(({ kind }) => kind)).toEqual(["lifecycle", "dispatch", "submit"]);
  });

  it("is another request in the same words", () => {
    const lines = [
      HOST,
      "qx: tag=5 pick op=0x12 pa=0x9c400000 n=36 IN",
      "qx: tag=5 pick op=0x12 pa=0x9c500000 n=36 IN",
    ];
    expect(all(...lines).map(({ kind }) => kind)).toEqual(["lifecycle", "dispatch", "dispatch"]);
  });
});

describe("an end that only fields tell", () => {
  it.each([
    ["qx: tag=5 landed sts=0 n=36", { kind: "reply", task: "5", transferred: 36 }],
    ["qx: tag=5 over ver=1 svc=2 st=0 nb=36", { kind: "complete", task: "5", transferred: 36, version: 1n }],
    ["qx: tag 5 landed: ok, xfr 36", { kind: "reply", task: "5", transferred: 36 }],
    ["qx: tag 5 cmpl 36 B", { kind: "reply", task: "5", transferred: 36 }],
    // What is asked for may be repeated.
    ["qx: tag=5 closed addr=0x9c400000 n=36 st=good", { kind: "reply", task: "5" }],
  ])("%s", (line, event) => {
    expect(all(HOST, line).at(-1)).toMatchObject(event);
  });

  it.each(["qx: tag=5 buffer map st=0", "qx: tag 5 link ok", "qx: tag 5 sge ok"])("is none: %s", (line) => {
    expect(all(HOST, line)).toHaveLength(1);
  });

  it("repeats the request beside its address, and counts nothing", () => {
    expect(all(HOST, "qx: tag=5 closed addr=0x9c400000 n=36 st=good").at(-1)).not.toHaveProperty("transferred");
  });

  it("is the completion where the reply was told in other words", () => {
    const kinds = all(HOST, "qx: tag=5 heard st=0 n=36", "qx: tag=5 passed on st=0 n=36").map(({ kind }) => kind);
    expect(kinds).toEqual(["lifecycle", "reply", "complete"]);
  });
});

describe("a number of a writer that leaves the mark out", () => {
  const fw = (...lines: readonly string[]) => all(...lines.map((line) => `fw: ${line}`));

  it.each([
    // Whole blocks in one base only.
    [["rx tag=1 ha=9c40a000 sz=2000"], 0x2000],
    [["rx tag=1 ha=9c40a000 sz=4096"], 4096],
    // Either: 24 is no block in any base.
    [["rx tag=1 ha=9c40a000 sz=24"], "(unreadable)"],
    [["rx tag=1 ha=9c40a000 sz=2000", "rx tag=2 ha=9c40c000 sz=24"], 0x24],
    // One that showed both shows none.
    [["rx tag=1 ha=9c40a000 sz=2000", "rx tag=2 ha=9c40c000 sz=4096", "rx tag=3 ha=9c40d000 sz=24"], "(unreadable)"],
  ])("%j", (lines, length) => {
    const host = lines.map((line) => line.replace("ha=", "host_addr="));
    expect(fw(...host).at(-1)).toMatchObject({ kind: "receive", length });
  });

  it.each([
    ["op=12", [0x12]],
    ["op=25", [0x25]],
    ["op=28", [null]],
    ["op=40", [0x28]],
  ])("%s is a command in one base, or unknown", (code, [first]) => {
    const { cdb } = all(HOST, `qx: tag=5 ${code} pa=0x9c400000 n=8 IN`).at(-1) as { readonly cdb?: unknown };
    expect(Array.isArray(cdb) ? cdb[0] : null).toBe(first);
  });
});

describe("a slot", () => {
  it("is the task where a line has no other", () => {
    expect(all(HOST, "qx: slot=3 landed st=0 n=8").at(-1)).toMatchObject({ kind: "reply", task: "3" });
  });

  it("is none of a writer whose tasks have other numbers", () => {
    const lines = [HOST, "qx: tag=17 slot=3 pick op=0x12 pa=0x9c400000 n=8 IN", "qx: slot=3 landed st=0 n=8"];
    expect(all(...lines).map(({ kind }) => kind)).toEqual(["lifecycle", "dispatch"]);
  });
});

describe("a table under a heading of its own", () => {
  it.each([
    ["t_us,what,tag,op,busaddr,nbytes,dir,note", "100,pick,0x11,INQ,0x9c400000,36,in,", "200,landed,0x11,,,,,st=0"],
    ["t_us;what;tag;op;busaddr;nbytes;dir;note", "100;pick;0x11;INQ;0x9c400000;36;in;", "200;landed;0x11;;;;;st=0"],
    [
      "  no   what     tag    address      bytes  way   state",
      "   1   pick     0x11   0x9c400000      36  read  INQUIRY",
      "   2   landed   0x11   -                -  -     good",
    ],
  ])("%s", (...rows) => {
    expect(all(HOST, "", ...rows)).toMatchObject([
      { kind: "lifecycle" },
      { kind: "dispatch", task: "17", iova: 0x9c400000n, length: 36, direction: "data-in" },
      { kind: "reply", task: "17" },
    ]);
  });

  it("cites the cells themselves", () => {
    const rows = ["t_us,what,tag,op,busaddr,nbytes,dir", "100,pick,0x11,INQ,0x9c400000,36,in"];
    const [event] = read(...rows).events;
    const cited = citations(event).map(({ column, text }) => [column, text]);
    expect(cited).toEqual(
      expect.arrayContaining([
        [10, "0x11"],
        [19, "0x9c400000"],
        [30, "36"],
      ]),
    );
    expect(cited.every(([column, text]) => rows[1]?.slice(Number(column) - 1).startsWith(String(text)))).toBe(true);
  });

  it("leaves a line alone that stands between its rows", () => {
    const rows = [
      "t_us,what,tag,op,busaddr,nbytes,dir",
      "the fan, it seems, is fine",
      "100,pick,0x11,INQ,0x9c400000,36,in",
    ];
    expect(all(HOST, ...rows).map(({ kind }) => kind)).toEqual(["lifecycle", "dispatch"]);
  });
});

describe("a line that could be one side's alone only by what it is put together with", () => {
  it("stays the host's", () => {
    const lines = [
      HOST,
      "qx: task=1 BEGIN inquiry len=36 address=0x7f118000",
      "qx: task=1 descriptor address 0x7f118000 36",
    ];
    expect(all(...lines).every(({ kind }) => kind !== "receive")).toBe(true);
  });

  it("tells nothing where nobody says what its words are", () => {
    const lines = [HOST, "qx: task=1 descriptor words: 8a120000 ffffffff 00000400 00000001"];
    expect(all(...lines)).toHaveLength(1);
  });
});

describe("memory that the processor copies", () => {
  it.each([
    "[Handler] [TaskID: 9] memcpy: from = 0x182858000, to = 0x145934000, length = 6",
    "drv: tag 9: memmove from 0x182858000 to 0x145934000 len 6",
  ])("is no transfer: %s", (line) => {
    expect(all(HOST, line).map(({ kind }) => kind)).toEqual(["lifecycle", "cpu-copy"]);
  });

  it("is the host's where a call of the host handed it out", () => {
    const lines = [
      "[Handler] [TaskID: 9] UserGetDataBuffer buffer dump: length = 6",
      "[Handler] 0x0000: 00 00 06 12 1F 00",
    ];
    const kinds = (first: readonly string[]) => all(...first, ...lines).map(({ kind }) => kind);
    expect(kinds(["fw: recv req tag=9 host_addr=0x80234000 xfer_len=6"])).toEqual(["receive", "dump"]);
  });
});
