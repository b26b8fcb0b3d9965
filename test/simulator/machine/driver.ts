/** The driver: takes a task, tells the controller, and gives the task back. */

import type { Buffer } from "./memory.ts";
import type { Task, World } from "./world.ts";

const GOOD = 0;
const CHECK_CONDITION = 2;
/** Most bytes of a buffer that this driver prints. */
const DUMPED = 64;

export const drive = (world: World, task: Task): void => {
  const { id, index, target, iova, length, way, cdb, knobs } = task;
  world.say("host", index, "dispatch", { task: id, target, iova, length, way, cdb });
  const touches = knobs.crashes === true ? 0x10n + BigInt(index) : knobs.dereferences === true ? iova + 0x4n : null;
  if (touches !== null) {
    crash(world, touches);
    return;
  }
  if (knobs.blocks === true && way !== "none") {
    world.say("host", index, "enter", { task: id, method: "UserMapHBAData" });
    return;
  }
  if (knobs.answersAtOnce === true && way !== "none") world.parts.fail(world, task, 5);
  if (way !== "none") world.clock.after(5, () => takeBuffers(world, task));
  world.clock.after(11, () => submit(world, task));
};

const crash = (world: World, address: bigint): void => {
  world.say("kernel", -1, "crash", { address });
  world.driverAlive = false;
  world.parts.stop(world);
  for (const task of world.tasks) if (task.state === "open") world.parts.fail(world, task, 5);
};

const ownIova = (task: Task): bigint => task.iova + 0x0400_0000n;

const takeBuffers = (world: World, task: Task): void => {
  const { knobs, index } = task;
  const { design } = world.scenario;
  if (design !== "direct" || knobs.takesDataBuffer === "dispatch") takeDataBuffer(world, task, "dispatch");
  if (knobs.nullDataBuffer === true || design === "direct") return;
  if (design === "private-copy")
    task.privateBuffer = world.memory.allocate(`private ${index}`, world.hostAddress(index, 3), task.length);
  const buffer = task.privateBuffer ?? task.dataBuffer;
  if (buffer !== null) world.clock.after(3, () => prepareOwn(world, task, buffer));
};

const takeDataBuffer = (world: World, task: Task, where: "dispatch" | "completion"): void => {
  const { id, index, target, length, knobs, way, client } = task;
  const address = knobs.nullDataBuffer === true ? 0n : world.hostAddress(index, 2);
  if (address !== 0n) {
    task.dataBuffer = world.memory.allocate(`data buffer ${index}`, address, length);
    if (way === "out") task.dataBuffer.bytes.set(client.bytes);
  }
  world.say("host", index, "dataBuffer", { task: id, target, result: 0, address, length, where });
};

/** Mappings of which a part may stay before no more can be made. */
const POOL = 2;

/** kIOReturnNoResources. */
const NO_RESOURCES = 0xe00002be;

const prepareOwn = (world: World, task: Task, buffer: Buffer): void => {
  const { id, index, length, way, knobs } = task;
  const access = knobs.preparesWith ?? (way === "in" ? "in" : "out");
  const iova = ownIova(task);
  if (world.leftOver >= POOL) {
    const words = { task: id, segments: 0, iova: 0n, length, buffer: buffer.address, access, result: NO_RESOURCES };
    world.say("host", index, "prepare", words);
    task.unmappable = true;
    world.clock.after(2, () => finish(world, task, CHECK_CONDITION));
    return;
  }
  let to = buffer;
  if (world.scenario.bounced) {
    to = world.memory.allocate(`own bounce ${index}`, world.hostAddress(index, 5), length);
    to.bytes.set(buffer.bytes);
    task.ownBounce = { from: to, to: buffer };
  }
  if (way === "out" && task.privateBuffer !== null && task.dataBuffer !== null && knobs.skipsCopy !== true) {
    to.bytes.set(task.dataBuffer.bytes);
    world.say("host", index, "copy", { task: id, from: task.dataBuffer.address, to: buffer.address, length });
  }
  task.own = world.translation.map(iova, length, to, access);
  world.say("host", index, "prepare", {
    task: id,
    segments: knobs.segments ?? 1,
    iova,
    length,
    buffer: buffer.address,
    access,
    result: 0,
  });
};

const submit = (world: World, task: Task): void => {
  if (task.unmappable) return;
  const { id, index, length, way, knobs } = task;
  // Behind a null pointer there is nothing to map: the driver posts what it has, which is zero.
  const nothing = knobs.nullDataBuffer === true && way !== "none";
  const nominal = nothing ? 0n : task.own !== null && knobs.postsTaskAddress !== true ? task.own.iova : task.iova;
  const context = world.contextOf(task, nominal);
  task.posted = way !== "none" && knobs.address !== undefined ? knobs.address(context) : nominal;
  task.postedLength = way !== "none" && knobs.elementLength !== undefined ? knobs.elementLength(length) : length;
  const turned = knobs.turnedAround === true && way !== "none";
  const posted = turned ? (way === "in" ? "out" : "in") : way;
  if (way !== "none")
    world.say("host", index, "submit", { task: id, iova: task.posted, length: task.postedLength, way: posted });
  if (world.setUp.notOpen === true || knobs.gone === true) {
    world.say("host", index, "registers", { name: "doorbell", value: 0xffffffff });
    if (world.setUp.notOpen === true) world.say("host", index, "notOpen", { result: 0xe00002cd });
    return;
  }
  world.say("host", index, "doorbell", { task: id });
  if (knobs.dumpsEarly === true) world.clock.after(2, () => dump(world, task, "before reply"));
  if (knobs.completesBeforeReply === true && way !== "none") world.clock.after(4, () => finish(world, task, GOOD));
  if (knobs.unmapsEarly === true && way !== "none") world.clock.after(5, () => letGo(world, task));
  if (knobs.losesRequest === true || knobs.noBusMaster === true) {
    if (knobs.noBusMaster === true) world.say("host", index, "registers", { name: "PCI command", value: 0x0002 });
    return;
  }
  world.clock.after(10, () => world.parts.receive(world, task, posted));
};

/** Completes the mapping: what a bounce buffer holds comes home with it. */
const letGo = (world: World, task: Task): void => {
  const mapping = task.own ?? task.mapping;
  if (mapping === null || !mapping.alive) return;
  mapping.alive = false;
  if (task.ownBounce !== null && task.way === "in") task.ownBounce.to.bytes.set(task.ownBounce.from.bytes);
  const less = task.knobs.unmapsLess === true && task.length > 1;
  if (less) world.leftOver += 1;
  const length = less ? Math.floor(task.length / 2) : task.length;
  world.say("host", task.index, "unprepare", { task: task.id, result: 0, iova: mapping.iova, length });
};

export const interrupt = (world: World, task: Task, scsi: number): void => {
  if (!world.driverAlive) return;
  const { id, index, length, way, knobs } = task;
  world.say("host", index, "reply", { task: id, status: GOOD, scsi, moved: scsi === GOOD ? length : 0 });
  if (task.own !== null && knobs.keepsOwnMapping !== true) world.clock.after(2, () => letGo(world, task));
  if (way === "in") world.clock.after(4, () => bringHome(world, task));
  world.clock.after(8, () => {
    if (way === "in" && knobs.dumpsEarly !== true) dump(world, task, "before completion");
  });
  if (knobs.completesBeforeReply === true || knobs.neverCompletes === true) return;
  world.clock.after(knobs.completesLate === true ? 31e6 : 10, () => finish(world, task, scsi));
};

const bringHome = (world: World, task: Task): void => {
  const { id, index, length, knobs, privateBuffer, dataBuffer } = task;
  if (privateBuffer !== null && dataBuffer !== null && knobs.skipsCopy !== true) {
    dataBuffer.bytes.set(privateBuffer.bytes);
    world.say("host", index, "copy", { task: id, from: privateBuffer.address, to: dataBuffer.address, length });
  }
  if (knobs.takesDataBuffer === "completion") takeDataBuffer(world, task, "completion");
  if (knobs.clears === true && task.dataBuffer !== null) {
    task.dataBuffer.bytes.fill(0);
    world.say("host", index, "clear", { task: id, address: task.dataBuffer.address, length, value: 0 });
  }
};

const dump = (world: World, task: Task, phase: "before reply" | "before completion"): void => {
  const { id, index, knobs, length } = task;
  const print = (whose: "task" | "data buffer" | "private", buffer: Buffer, address: bigint | null): void => {
    const seen = knobs.printsZeros === true ? new Uint8Array(length) : buffer.bytes;
    const bytes = seen.slice(0, DUMPED);
    world.say("host", index, "dump", { task: id, whose, address, bytes, announced: length, phase });
  };
  if (knobs.dumpsOther === true) {
    const other = world.memory.allocate(`unrelated ${index}`, world.hostAddress(index, 4), length);
    print("private", other, other.address);
    return;
  }
  if (task.privateBuffer !== null) print("private", task.privateBuffer, task.privateBuffer.address);
  if (task.dataBuffer !== null) print("data buffer", task.dataBuffer, task.dataBuffer.address);
  else if (task.privateBuffer === null) print("task", task.client, null);
};

const finish = (world: World, task: Task, scsi: number): void => {
  if (!world.driverAlive) return;
  const { id, index, target, length, knobs } = task;
  const moved = knobs.reports === "nothing" ? 0 : scsi === GOOD ? length : 0;
  const status = scsi === CHECK_CONDITION ? CHECK_CONDITION : GOOD;
  const others = world.tasks.filter((one) => one.id !== id && one.index < index);
  const named = knobs.completesOther === true ? (others.at(-1)?.id ?? id + 1) : id;
  const version = knobs.version ?? 1;
  const respond = (): void => {
    world.say("host", index, "complete", { task: named, target, moved, status, version });
    world.parts.complete(world, { id: named, version, moved, status });
  };
  respond();
  if (knobs.completesTwice === true) world.clock.after(3, respond);
};
