/** Lines of structured loggers: whose they are, and what their numbers mean. The words are of nobody's log; what is taught is the form. */
import { describe, expect, it } from "vitest";
import { gists } from "./read.ts";

describe("the source of a line is its side", () => {
  it.each(["dext", "driver", "com.example.heron.dext"])("%s", (source) => {
    expect(gists(`ts=10:20:30.000100 src=${source} ev=pool.take task=4 kva=0x15e024000 iova=0xa0010000`)).toMatchObject(
      [{ kind: "map", task: "4", iova: 0xa0010000n, buffer: 0x15e024000n }],
    );
  });

  it("and a firmware's is the controller's", () => {
    expect(gists("ts=10:20:30.000100 src=fw ev=request task=4 addr=0xa0010000 len=36 cdb=120000002400")).toMatchObject([
      { kind: "receive", task: "4" },
    ]);
  });
});

describe("a time of day, seconds and a counter are times", () => {
  it.each([["t=281.931507"], ["uptime=281"], ["ts=281931507"], ["time=10:20:30.25"]])("%s", (stamp) => {
    expect(gists(`${stamp} src=dext ev=reply task=4 status=ok bytes=36`)).toMatchObject([{ kind: "reply", task: "4" }]);
  });
});

describe("a count of bytes is no dump of two", () => {
  it.each(["task=2 bytes=4096", "svc=2 bytes=1024", "slot:2 bytes:2048"])("%s", (said) => {
    const [event] = gists(`ts=10:20:30.000100 src=dext ev=hw.done task=9 status=ok ${said}`);
    expect(event?.["kind"]).not.toBe("dump");
  });
});

describe("a step stands behind the method", () => {
  it.each([
    ["UserInitializeController.enter", "initialize-begin"],
    ["UserInitializeController.exit rc=0x0", "initialize-end"],
  ])("%s", (name, step) => {
    expect(gists(`ts=10:20:30.000100 src=dext ev=${name}`)).toMatchObject([{ kind: "lifecycle", step }]);
  });

  it("and what is called stands behind whom it is called of", () => {
    expect(gists("ts=10:20:30.000100 src=dext ev=device.open rc=0x0")).toMatchObject([
      { kind: "lifecycle", step: "initialize-step" },
    ]);
  });
});

describe("a client that fares well met no error", () => {
  it.each(['result="24 of 64"', 'note="24 of 64 bytes"', "rc=0"])("%s", (result) => {
    const [event] = gists(
      `ts=10:20:30.000100 src=rdtest ev=client.ok op="MODE SENSE(6)" task=4 got=24 req_bytes=64 ${result}`,
    );
    expect(event).toMatchObject({ kind: "client", task: "4", count: 24, length: 64 });
    expect(event).not.toMatchObject({ outcome: "error" });
  });
});

describe("rows of a table whose second address is the other end", () => {
  const table = (row: string) =>
    gists("us,unit,event,task,addr,peer_addr,bytes,info", "100,hif,cmd_in,4,0xa0010000,,36,cdb=120000002400", row);

  it("of a move to the host", () => {
    expect(table("200,dma,start,4,0x1c00bc00,0xa0010000,36,to_host")).toContainEqual(
      expect.objectContaining({ kind: "transfer", source: 0x1c00bc00n, destination: 0xa0010000n }),
    );
  });
});
