/** Lines of requests whose first line is lost, and rows whose heading is: whose they are, and how surely. */
import { describe, expect, it } from "vitest";
import type { Bytes } from "../../src/model/bytes.ts";
import type { Citation, Observed } from "../../src/model/evidence.ts";
import { isGuessed } from "../../src/model/task.ts";
import { deviceAddress, iova } from "../../src/model/units.ts";
import { Log } from "./build.ts";

const DEVICE = 1;

/** A log whose lines name their task, and whose events stand one behind the other. */
class Named extends Log {
  #at(text: string, capture: number): Citation {
    return { origin: "observed", capture, line: this.events.length + 1, column: 1, length: text.length, text };
  }

  #seen<T>(value: T, capture = 0): Observed<T> & { readonly value: T } {
    return { value, loss: null, at: this.#at(String(value), capture) };
  }

  received(id: string, length: number, at = 0x8010_0000n): this {
    const task = this.#seen(id, DEVICE);
    return this.add({
      kind: "receive",
      task,
      iova: this.#seen(iova(at), DEVICE),
      iovaDigits: 16,
      length: this.#seen(length, DEVICE),
      direction: null,
      cdb: null,
    });
  }

  staged(id: string, length: number, address = 0x2200_0000n): this {
    return this.add({
      kind: "stage",
      task: this.#seen(id, DEVICE),
      address: this.#seen(deviceAddress(address), DEVICE),
      length: this.#seen(length, DEVICE),
      bytes: null,
    });
  }

  moved(id: string, count: number): this {
    return this.add({
      kind: "transfer",
      phase: "done",
      task: this.#seen(id, DEVICE),
      source: null,
      destination: null,
      length: null,
      count: this.#seen(count, DEVICE),
    });
  }

  started(id: string, source: bigint, length: number): this {
    return this.add({
      kind: "transfer",
      phase: "start",
      task: this.#seen(id, DEVICE),
      source: this.#seen(deviceAddress(source), DEVICE),
      destination: null,
      length: this.#seen(length, DEVICE),
      count: null,
    });
  }

  posted(id: string): this {
    const task = this.#seen(id, DEVICE);
    return this.add({ kind: "device-reply", task, status: null, scsiStatus: null, transferred: null });
  }

  submitted(id: string, length: number, at: bigint): this {
    return this.add({
      kind: "submit",
      task: this.#seen(id),
      iova: this.#seen(iova(at)),
      length: this.#seen(length),
      direction: null,
      cdb: null,
    });
  }

  answered(id: string, count: number): this {
    const transferred = this.#seen(count);
    return this.add({ kind: "reply", task: this.#seen(id), status: null, scsiStatus: null, transferred });
  }

  ended(id: string, count: number): this {
    const transferred = this.#seen(count);
    return this.add({
      kind: "complete",
      task: this.#seen(id),
      transferred,
      version: null,
      status: null,
    });
  }

  looked(id: string | null, bytes: Bytes): this {
    const task = id === null ? null : this.#seen(id);
    const owner = id === null ? "unknown" : null;
    return this.add({ kind: "dump", task, address: null, length: null, bytes: this.#seen(bytes), owner });
  }
}

const tasksOf = (log: Log): readonly string[] =>
  log.timeline().tasks.map(({ ref, events }) => `${ref}: ${events.map(({ kind }) => kind).join()}`);

describe("a line of the controller under an id that comes round again", () => {
  const opened = () => new Named().received("7", 8).staged("7", 8);

  it.each<[string, (log: Named) => Log]>([
    ["it stages more", (log) => log.staged("7", 512, 0x2200_1000n)],
    ["it moves more", (log) => log.moved("7", 512)],
    ["the old one was served", (log) => log.moved("7", 4)],
  ])("is another task's if %s", (_, line) => {
    const log = opened().moved("7", 8).posted("7").received("8", 6, 0x8020_0000n);
    expect(tasksOf(line(log))[0]).toBe("7: receive,stage,transfer,device-reply");
  });

  it("goes on with the task where nothing was begun since", () => {
    expect(tasksOf(opened().moved("7", 4))).toEqual(["7: receive,stage,transfer"]);
  });

  it("goes on with the task that is open and fits, if two have the id at once", () => {
    const log = new Named().received("7", 8).received("7", 512, 0x8020_0000n).moved("7", 8);
    expect(tasksOf(log)).toEqual(["7: receive,transfer", "7#2: receive"]);
  });

  it("reads the buffer that was staged for it, though a request of the same length is open", () => {
    const log = new Named().received("7", 512).started("7", 0x2200_0000n, 512).received("8", 6, 0x8020_0000n);
    expect(tasksOf(log.staged("7", 512, 0x2200_1000n).started("7", 0x2200_1000n, 512)).toSorted()).toEqual([
      "7#2: stage,transfer",
      "7: receive,transfer",
      "8: receive",
    ]);
  });
});

describe("a line of the driver under an id that comes round again", () => {
  it.each<[string, (log: Named) => Log]>([
    ["posts behind an answer", (log) => log.submitted("7", 512, 0x8030_0000n)],
    ["posts more than was asked for", (log) => log.submitted("7", 512, 0x8010_0000n)],
    ["counts something else", (log) => log.answered("7", 512)],
    ["completes with more than was asked for", (log) => log.ended("7", 512)],
  ])("is another task's if it %s", (_, line) => {
    const log = new Named().submitted("7", 6, 0x8010_0000n).answered("7", 6).dispatch({ task: "8" });
    expect(tasksOf(line(log))[0]).toBe("7: submit,reply");
  });
});

describe("rows that no line announces", () => {
  const row = (byte: number): Bytes => [byte, byte + 1, byte + 2, byte + 3];
  const look = (log: Named, id: string, byte: number, announced: boolean): Named =>
    log
      .submitted(id, 4, 0x8010_0000n + BigInt(byte) * 0x1000n)
      .answered(id, 4)
      .looked(announced ? id : null, row(byte));
  const tasked = (log: Named, id: string) => log.timeline().tasks.find(({ ref }) => ref === id);

  it("are the look that stood in their place twice, as a guess", () => {
    const log = look(look(look(new Named(), "1", 1, true), "2", 11, true), "3", 21, false);
    const task = tasked(log, "3");
    const found = task?.events.find(({ kind }) => kind === "dump");
    expect(found).toMatchObject({ owner: null });
    expect(task !== undefined && found?.kind === "dump" && isGuessed(task, found.bytes.at)).toBe(true);
  });

  it.each<[string, () => Named]>([
    ["once is no habit", () => look(look(new Named(), "1", 1, true), "3", 21, false)],
    [
      "their bytes are another task's",
      () => look(look(look(new Named(), "1", 1, true), "2", 11, true), "3", 11, false),
    ],
    [
      "they are longer than the task",
      () =>
        look(look(new Named(), "1", 1, true), "2", 11, true)
          .answered("3", 2)
          .looked(null, row(21)),
    ],
  ])("are nobody's where %s", (_, log) => {
    expect(tasked(log(), "3")?.events.some(({ kind }) => kind === "dump") ?? false).toBe(false);
  });
});
