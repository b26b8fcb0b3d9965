/** Builds events for tests about the model, as if a parser had read them: line numbers rise in the order of the calls. */
import type { Bytes } from "../../src/model/bytes.ts";
import { correlate } from "../../src/model/correlate.ts";
import type { DispatchEvent, DumpEvent, Event, EventKind } from "../../src/model/event.ts";
import type { Capture, Citation, Observed } from "../../src/model/evidence.ts";
import type { Fact } from "../../src/model/testimony.ts";
import type { Timeline } from "../../src/model/timeline.ts";
import { deviceAddress, hostAddress, iova } from "../../src/model/units.ts";

const HOST = 0;
const DEVICE = 1;

export const PAYLOAD: Bytes = [0x00, 0x00, 0x05, 0x12, 0x1f, 0x00];
export const ZEROS: Bytes = [0, 0, 0, 0, 0, 0];
export const IOVA = 0x801c0000n;

const capture = (index: number, name: string): Capture => ({
  index,
  name,
  side: index === HOST ? "host" : "device",
  format: "bare",
  lines: 99,
  understood: 99,
  noise: 0,
  unread: 0,
  lost: [],
  text: new Map(),
});

export const CAPTURES = [capture(HOST, "dext.log"), capture(DEVICE, "fw.log")];

type Without<T> = T extends Event ? Partial<Omit<T, "kind">> & { readonly kind: T["kind"] } : never;

const DEVICE_KINDS = new Set<EventKind>(["receive", "stage", "transfer", "device-reply"]);

/** A log under construction; every method appends one event and returns the log. */
export class Log {
  readonly events: Event[] = [];

  #cite(text: string, side: number): Citation {
    return { origin: "observed", capture: side, line: this.events.length + 1, column: 1, length: text.length, text };
  }

  #seen<T>(value: T | null | undefined, side: number): Observed<T> | null {
    return value === null || value === undefined ? null : { value, loss: null, at: this.#cite(String(value), side) };
  }

  add(event: Without<Event>): this {
    const side = DEVICE_KINDS.has(event.kind) ? DEVICE : HOST;
    const line = this.events.length + 1;
    const base = {
      side: side === HOST ? "host" : "device",
      capture: side,
      line,
      lastLine: line,
      stamp: null,
      tag: null,
      thread: null,
      task: null,
      target: null,
      at: this.#cite(event.kind, side),
    };
    this.events.push({ ...base, ...event } as Event);
    return this;
  }

  dispatch(
    more: { iova?: bigint; length?: number; task?: string; opcode?: number; direction?: "data-in" | "data-out" } = {},
  ): this {
    const { iova: address = IOVA, length = 6, task, opcode, direction } = more;
    const event: Partial<DispatchEvent> = {
      iova: this.#seen(iova(address), HOST),
      length: this.#seen(length, HOST),
      task: this.#seen(task, HOST),
      cdb: this.#seen(opcode === undefined ? undefined : [opcode, 0, 0, 0, length, 0], HOST),
      direction: this.#seen(direction, HOST),
    };
    return this.add({ kind: "dispatch", ...event } as Without<Event>);
  }

  receive(address: bigint = IOVA, length = 6, task?: string): this {
    return this.add({
      kind: "receive",
      iova: this.#seen(iova(address), DEVICE),
      iovaDigits: 16,
      length: this.#seen(length, DEVICE),
      direction: null,
      cdb: null,
      task: this.#seen(task, DEVICE),
    });
  }

  stage(bytes: Bytes = PAYLOAD, address = 0x228bb800n, length = bytes.length): this {
    return this.add({
      kind: "stage",
      address: this.#seen(deviceAddress(address), DEVICE),
      length: this.#seen(length, DEVICE),
      bytes: this.#seen(bytes, DEVICE),
    });
  }

  engine(source = 0x228bb800n, destination: bigint = IOVA, length = 6): this {
    return this.add({
      kind: "transfer",
      phase: "start",
      source: this.#seen(deviceAddress(source), DEVICE),
      destination: this.#seen(iova(destination), DEVICE),
      length: this.#seen(length, DEVICE),
      count: null,
    });
  }

  reply(ok = true): this {
    return this.add({
      kind: "reply",
      status: this.#seen({ ok, text: ok ? "SUCCESS" : "CHECK CONDITION" }, HOST),
      scsiStatus: null,
      transferred: null,
    });
  }

  complete(): this {
    return this.add({ kind: "complete", transferred: null, version: null, status: null });
  }

  dataBuffer(address = 0x16f3a8000n, inDispatch: boolean | null = true): this {
    return this.add({
      kind: "data-buffer",
      result: this.#seen(0n, HOST),
      address: this.#seen(hostAddress(address), HOST),
      length: this.#seen(6, HOST),
      inDispatch,
    });
  }

  dump(bytes: Bytes = ZEROS, more: { address?: bigint; owner?: DumpEvent["owner"] } = {}): this {
    return this.add({
      kind: "dump",
      address: this.#seen(more.address === undefined ? undefined : hostAddress(more.address), HOST),
      length: null,
      bytes: this.#seen(bytes, HOST) as Observed<Bytes>,
      owner: more.owner ?? null,
    });
  }

  client(outcome: "0-byte-disk" | "error" | "ok"): this {
    return this.add({ kind: "client", outcome: this.#seen(outcome, HOST), bytes: null });
  }

  timeline(facts: readonly Fact[] = []): Timeline {
    return correlate(CAPTURES, this.events, facts, "unknown");
  }
}

/** A told observation without a task. */
export const told = (saw: "zeros" | "0-byte-disk", by: "dext" | "client" = "dext"): Fact => ({
  kind: "observed",
  by,
  saw,
  task: null,
  text: `observed:${by}=${saw}`,
});

/** The founding case: dispatch, receive, stage and a success reply, with nothing that shows the host's bytes. */
export const founding = (): Log => new Log().dispatch().receive().stage().reply();
