/** Which lines are taken to be about one task, and how sure that is. */
import { describe, expect, it } from "vitest";
import { correlate } from "../../src/model/correlate.ts";
import { CAPTURES, founding, IOVA, Log, told } from "./build.ts";

const joins = (log: Log) =>
  log
    .timeline()
    .tasks.map((task) => ({ ref: task.ref, joins: task.joins.map(({ by, certain }) => `${by}${certain ? "" : "?"}`) }));

describe("joining two logs", () => {
  it("takes an IOVA that only one task of each side has for certain", () => {
    expect(joins(founding())).toEqual([{ ref: "?1", joins: ["iova", "bytes", "bytes"] }]);
  });

  it("takes an id that both sides log, even where the address differs", () => {
    const log = new Log().dispatch({ task: "7", iova: 0x1_8000_0000n }).receive(0x8000_0000n, 6, "7").reply();
    expect(joins(log)).toEqual([{ ref: "7", joins: ["task", "bytes"] }]);
  });

  it("is not certain where an IOVA is used twice", () => {
    const log = new Log().dispatch().receive().stage().reply().complete().dispatch().receive().stage().reply();
    expect(joins(log).map((task) => task.joins[0])).toEqual(["iova?", "iova?"]);
  });

  it("does not shift the uses of one IOVA across a task that both sides name for certain", () => {
    const other = IOVA + 0x4000n;
    const log = new Log().dispatch().reply().complete();
    log.dispatch({ iova: other }).receive(other).stage().reply().complete();
    log.dispatch().receive().stage().reply().complete();
    const sides = log.timeline().tasks.map(({ events }) => events.some(({ side }) => side === "device"));
    expect(sides).toEqual([false, true, true]);
    expect(joins(log).map((task) => task.joins[0])).toEqual([undefined, "iova", "iova?"]);
  });

  it("tells the uses of one IOVA apart by their commands", () => {
    const cdb = (opcode: number) => ({
      value: [opcode, 0, 0, 0, 6, 0],
      loss: null,
      at: { origin: "observed", capture: 1, line: 1, column: 1, length: 2, text: "" },
    });
    const log = new Log().dispatch({ opcode: 0x12 }).reply().complete().dispatch({ opcode: 0x1a }).receive().reply();
    const receive = log.events.findIndex(({ kind }) => kind === "receive");
    log.events[receive] = { ...log.events[receive], cdb: cdb(0x1a) } as never;
    expect(joins(log).map((task) => task.joins[0])).toEqual([undefined, "iova"]);
  });

  it("joins nothing where several tasks of both sides share neither address nor length nor id", () => {
    const log = new Log()
      .dispatch({ length: 8 })
      .dispatch({ length: 9 })
      .receive(0x9000_0000n, 5)
      .receive(0xa000_0000n, 4);
    expect(joins(log)).toHaveLength(4);
  });

  it("names a recycled id by its uses", () => {
    const log = new Log()
      .dispatch({ task: "200" })
      .reply()
      .complete()
      .dispatch({ task: "200", iova: IOVA + 0x4000n })
      .reply();
    expect(joins(log).map(({ ref }) => ref)).toEqual(["200", "200#2"]);
  });
});

describe("a line about the disk's size", () => {
  const READ_CAPACITY = 0x25;
  const clientsOf = (log: Log) =>
    log.timeline().tasks.map((task) => task.events.filter((event) => event.kind === "client").length);

  it.each(["ok", "0-byte-disk"] as const)("goes to READ CAPACITY and to no later task: %s", (outcome) => {
    const log = new Log().dispatch({ opcode: READ_CAPACITY, length: 8 }).reply().complete();
    expect(
      clientsOf(
        log
          .dispatch({ opcode: 0x12, iova: IOVA + 0x4000n })
          .reply()
          .client(outcome),
      ),
    ).toEqual([1, 0]);
  });

  it("is no word about an INQUIRY if the size is right", () => {
    expect(clientsOf(new Log().dispatch({ opcode: 0x12 }).reply().complete().client("ok"))).toEqual([0]);
  });

  it("is about the only task there is if the disk is empty", () => {
    expect(clientsOf(new Log().dispatch().reply().complete().client("0-byte-disk"))).toEqual([1]);
  });
});

describe("an id that comes round again where lines are missing", () => {
  const at = (text: string) =>
    ({ origin: "observed", capture: 0, line: 90, column: 1, length: text.length, text }) as const;
  const seen = <T>(value: T) => ({ value, loss: null, at: at(String(value)) });
  const counted = (log: Log, id: string, count: number): Log =>
    log.add({ kind: "reply", task: seen(id), status: null, scsiStatus: null, transferred: seen(count) });
  const kindsOf = (log: Log) => log.timeline().tasks.map(({ events }) => events.map(({ kind }) => kind).join());

  it("is another task's where the reply counts more than was asked for and others were begun since", () => {
    const log = new Log().dispatch({ task: "7" }).dispatch({ task: "8", iova: IOVA + 0x4000n });
    expect(kindsOf(counted(log, "7", 512))).toEqual(["dispatch", "dispatch"]);
  });

  it("is the same task's where nothing was begun since", () => {
    expect(kindsOf(counted(new Log().dispatch({ task: "7" }), "7", 512))).toEqual(["dispatch,reply"]);
  });

  it.each([
    ["is not repeated by a request with another command", 0x28, "receive,receive"],
    ["is repeated by one with the same command", 0x12, "receive,receive,receive"],
  ])("%s", (_, opcode, kinds) => {
    const log = new Log().receive(IOVA, 6, "7");
    const receive = (code: number): Log =>
      log.add({
        kind: "receive",
        task: seen("7"),
        iova: null,
        iovaDigits: 0,
        length: null,
        direction: null,
        cdb: seen([code, 0, 0, 0, 6, 0]),
      });
    receive(0x12);
    expect(kindsOf(receive(opcode))).toEqual([kinds]);
  });
});

describe("told facts", () => {
  it("count once if they are given twice", () => {
    const timeline = founding().timeline([told("zeros"), told("zeros")]);
    expect(timeline.tasks[0]?.told).toHaveLength(1);
    expect(timeline.facts).toHaveLength(1);
  });

  it("go to the only task that they fit", () => {
    expect(founding().timeline([told("zeros")]).tasks[0]?.told).toHaveLength(1);
  });

  it("go to no task where two fit, and both are named", () => {
    const log = new Log()
      .dispatch()
      .reply()
      .complete()
      .dispatch({ iova: IOVA + 0x4000n })
      .reply();
    const timeline = log.timeline([told("zeros")]);
    expect(timeline.tasks.map((task) => task.told.length)).toEqual([0, 0]);
    expect(timeline.unplaced[0]?.candidates).toHaveLength(2);
  });
});

it("does not depend on the order in which captures are given", () => {
  const { events } = founding();
  const straight = correlate(CAPTURES, events, [], "unknown").tasks;
  const swapped = correlate(
    [...CAPTURES].reverse(),
    [...events].reverse().sort((a, b) => a.line - b.line),
    [],
    "unknown",
  ).tasks;
  expect(swapped).toEqual(straight);
});
