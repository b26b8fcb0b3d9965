/**
 * What is said of each field of the usual events. The types see to it that none is left out: a field that nobody thought of would make
 * one of two tasks that differ in it.
 */
import type {
  CompleteEvent,
  CpuCopyEvent,
  CpuWriteEvent,
  DataBufferEvent,
  DispatchEvent,
  DumpEvent,
  Event,
  EventKind,
  MappingEvent,
  ReceiveEvent,
  ReplyEvent,
  ReturnEvent,
  StageEvent,
  SubmitEvent,
  TransferEvent,
} from "../event.ts";
import type { EventBase } from "../event-base.ts";
import type { Saying } from "./saying.ts";

/** Where an event stands is said of every two events, and threads where somebody asks for them. */
type Standing = "line" | "lastLine" | "stamp" | "thread" | "at";

/** One for each field of an event; destructured, so that each knows the one form that its events have. */
type Fields<E> = { readonly [F in keyof E]-?: (event: E, to: Saying) => void };

type Own<E extends EventBase> = Fields<Omit<E, keyof EventBase | "kind">>;

const BASE: Fields<Omit<EventBase, Standing>> = {
  side: ({ side }, to) => to.say(side),
  capture: ({ capture }, to) => to.say(capture),
  tag: ({ tag }, to) => to.tag(tag),
  writer: ({ writer }, to) => to.say(writer),
  controller: ({ controller }, to) => to.say(controller),
  task: ({ task }, to) => to.name(task),
  target: ({ target }, to) => to.value(target),
};

const dispatch: Own<DispatchEvent> = {
  iova: ({ iova }, to) => to.address(iova),
  length: ({ length }, to) => to.length(length),
  direction: ({ direction }, to) => to.words(direction),
  unit: ({ unit }, to) => to.value(unit ?? null),
  slot: ({ slot }, to) => to.slot(slot),
  cdb: ({ cdb }, to) => to.command(cdb),
};

const dataBuffer: Own<DataBufferEvent> = {
  result: ({ result }, to) => to.value(result),
  address: ({ address }, to) => to.address(address),
  length: ({ length }, to) => to.length(length),
  inDispatch: ({ inDispatch }, to) => to.say(inDispatch),
};

const mapping: Own<MappingEvent> = {
  iova: ({ iova }, to) => to.address(iova),
  length: ({ length }, to) => to.length(length),
  buffer: ({ buffer }, to) => to.address(buffer),
  rights: ({ rights }, to) => to.value(rights),
  segments: ({ segments }, to) => to.value(segments),
  result: ({ result }, to) => to.value(result),
};

const submit: Own<SubmitEvent> = {
  iova: ({ iova }, to) => to.address(iova),
  length: ({ length }, to) => to.length(length),
  direction: ({ direction }, to) => to.words(direction),
  unit: ({ unit }, to) => to.value(unit ?? null),
  slot: ({ slot }, to) => to.slot(slot),
  cdb: ({ cdb }, to) => to.command(cdb),
};

const receive: Own<ReceiveEvent> = {
  iova: ({ iova }, to) => to.address(iova),
  iovaDigits: ({ iovaDigits }, to) => to.say(iovaDigits),
  length: ({ length }, to) => to.length(length),
  direction: ({ direction }, to) => to.words(direction),
  unit: ({ unit }, to) => to.value(unit ?? null),
  cdb: ({ cdb }, to) => to.command(cdb),
};

const stage: Own<StageEvent> = {
  address: ({ address }, to) => to.inside(address),
  length: ({ length }, to) => to.length(length),
  bytes: ({ bytes }, to) => to.bytes(bytes),
};

const transfer: Own<TransferEvent> = {
  phase: ({ phase }, to) => to.say(phase),
  source: ({ source }, to) => to.source(source),
  destination: ({ destination }, to) => to.address(destination),
  length: ({ length }, to) => to.length(length),
  count: ({ count }, to) => to.length(count),
};

const reply: Own<ReplyEvent> = {
  slot: ({ slot }, to) => to.slot(slot),
  status: ({ status }, to) => to.status(status),
  scsiStatus: ({ scsiStatus }, to) => to.status(scsiStatus),
  transferred: ({ transferred }, to) => to.length(transferred),
  residual: ({ residual }, to) => to.length(residual),
};

const complete: Own<CompleteEvent> = {
  transferred: ({ transferred }, to) => to.length(transferred),
  residual: ({ residual }, to) => to.length(residual),
  version: ({ version }, to) => to.value(version),
  status: ({ status }, to) => to.status(status),
  service: ({ service }, to) => to.value(service),
  senseLength: ({ senseLength }, to) => to.value(senseLength),
  responseTask: ({ responseTask }, to) => to.name(responseTask),
  responseTarget: ({ responseTarget }, to) => to.value(responseTarget),
};

const returned: Own<ReturnEvent> = { response: ({ response }, to) => to.value(response) };

const cpuWrite: Own<CpuWriteEvent> = {
  address: ({ address }, to) => to.address(address),
  length: ({ length }, to) => to.length(length),
  fill: ({ fill }, to) => to.value(fill),
};

const cpuCopy: Own<CpuCopyEvent> = {
  from: ({ from }, to) => to.address(from),
  to: ({ to: end }, to) => to.address(end),
  length: ({ length }, to) => to.length(length),
};

const dump: Own<DumpEvent> = {
  address: ({ address }, to) => to.address(address),
  length: ({ length }, to) => to.length(length),
  bytes: ({ bytes }, to) => to.bytes(bytes),
  owner: ({ owner }, to) => to.say(owner),
};

type Says = (event: Event, to: Saying) => void;

/** What is said of an event of one kind, field by field. */
const sayer = <E extends EventBase>(own: Own<E>): readonly Says[] => [
  ...Object.values(BASE),
  ...(Object.values(own) as readonly Says[]),
];

/** Steps of a task that nothing disturbed. All others are held against lines of the kernel, of clients or of other tasks. */
export const USUAL: ReadonlyMap<EventKind, readonly Says[]> = new Map<EventKind, readonly Says[]>([
  ["dispatch", sayer(dispatch)],
  ["data-buffer", sayer(dataBuffer)],
  ["map", sayer(mapping)],
  ["unmap", sayer(mapping)],
  ["submit", sayer(submit)],
  ["receive", sayer(receive)],
  ["stage", sayer(stage)],
  ["transfer", sayer(transfer)],
  ["device-reply", sayer(reply)],
  ["reply", sayer(reply)],
  ["complete", sayer(complete)],
  ["return", sayer(returned)],
  ["cpu-write", sayer(cpuWrite)],
  ["cpu-copy", sayer(cpuCopy)],
  ["dump", sayer(dump)],
]);
