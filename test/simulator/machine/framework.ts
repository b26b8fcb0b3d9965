/** The framework and the client above it: hands tasks out, takes them back, and shows what the client got. */
import { type Response, type Task, TIMEOUT_SECONDS, type World } from "./world.ts";

const EIO = 5;
const ETIMEDOUT = 60;

/** Lets go of a mapping some time after its task is done, as units do that flush in batches. */
const LAZY_UNMAP = 40;

const pumping: WeakMap<World, { next: number; open: number; stopped: boolean }> = new WeakMap();

const progressOf = (world: World): { next: number; open: number; stopped: boolean } => {
  const known = pumping.get(world);
  if (known !== undefined) return known;
  const fresh = { next: 0, open: 0, stopped: false };
  pumping.set(world, fresh);
  return fresh;
};

/** Nothing more is asked of a driver or a device that is gone. */
export const stop = (world: World): void => {
  progressOf(world).stopped = true;
};

export const pump = (world: World): void => {
  const progress = progressOf(world);
  const depth = world.scenario.workload.overlapping && progress.next > 4 ? 2 : 1;
  if (progress.stopped || progress.next >= world.plan.count || progress.open >= depth) return;
  progress.next += 1;
  progress.open += 1;
  begin(world, progress.next - 1);
  if (world.scenario.workload.overlapping) world.clock.after(14, () => pump(world));
};

const begin = (world: World, index: number): void => {
  const before = world.tasks[index - 1];
  const task = world.open(world.plan.command(index, before?.error === null ? before.client.bytes : null));
  if (task.knobs.refusedBefore === true && task.way !== "none") {
    world.clock.after(4, () => fail(world, task, EIO));
    return;
  }
  if (task.way !== "none") prepare(world, task);
  world.clock.after(2, () => world.parts.drive(world, task));
  world.clock.after(TIMEOUT_SECONDS * 1e6, () => {
    if (task.state !== "open" || !world.driverAlive) return;
    world.say("kernel", index, "timeout", { task: task.id, seconds: TIMEOUT_SECONDS });
    world.say("host", index, "abort", { task: task.id });
    fail(world, task, ETIMEDOUT);
  });
};

const prepare = (world: World, task: Task): void => {
  const { knobs, index, length, client } = task;
  const nominal = task.way === "in" ? "in" : "out";
  const access = knobs.readOnly === true ? (nominal === "in" ? "out" : "in") : nominal;
  const other = world.memory.allocate(`elsewhere ${index}`, world.hostAddress(index, 7), length);
  let to = client;
  if (knobs.mapsOther === true) to = other;
  if (knobs.bounceLost === true || knobs.staleLines === true) {
    to = world.memory.allocate(`bounce ${index}`, world.hostAddress(index, 6), length);
    to.bytes.set(client.bytes);
    task.bounce = { from: to, to: client };
  }
  task.mapping = world.translation.map(task.iova, length, to, access);
  if (knobs.vanishes === true) task.mapping.alive = false;
};

export const complete = (world: World, { id, version, moved, status }: Response): void => {
  if (version !== 1) return;
  const task = world.taskWith(id);
  if (task === undefined || task.knobs.unknownTarget === true) return;
  const { client, dataBuffer, bounce, knobs, mapping } = task;
  if (task.way === "in" && dataBuffer !== null) client.bytes.set(dataBuffer.bytes.subarray(0, client.bytes.length));
  if (bounce !== null && knobs.staleLines === true)
    world.clock.after(5000, () => bounce.to.bytes.set(bounce.from.bytes));
  if (mapping !== null) {
    world.clock.after(LAZY_UNMAP, () => {
      mapping.alive = false;
    });
  }
  if (status !== 0) {
    fail(world, task, EIO);
    return;
  }
  task.state = "done";
  task.moved = moved;
  world.clock.after(12, () => show(world, task));
};

const show = (world: World, task: Task): void => {
  const { index, way, client, length, moved } = task;
  const got = moved ?? 0;
  if (way === "in") {
    if (got < length) world.say("client", index, "clientShort", { task: task.id, got, wanted: length });
    else world.say("client", index, "clientDump", { task: task.id, bytes: client.bytes.slice() });
    if (task.name === "READ CAPACITY" && got === length) showDisk(world, task);
    if (task.knobs.staleLines === true)
      world.clock.after(9000, () =>
        world.say("client", index, "clientDump", { task: task.id, bytes: client.bytes.slice() }),
      );
  }
  if (task.knobs.failsAbove === true) world.say("client", index, "clientError", { task: task.id, length, errno: EIO });
  end(world);
};

const showDisk = (world: World, task: Task): void => {
  const word = (at: number): bigint =>
    task.client.bytes.subarray(at, at + 4).reduce((sum, byte) => sum * 256n + BigInt(byte), 0n);
  const blockBytes = Number(word(4));
  world.say("client", task.index, "disk", { blocks: blockBytes === 0 ? 0n : word(0) + 1n, blockBytes });
};

export const fail = (world: World, task: Task, errno: number): void => {
  task.state = "failed";
  task.error = errno;
  if (task.mapping !== null) task.mapping.alive = false;
  const { index, length } = task;
  world.clock.after(3, () => {
    if (length > 0) world.say("client", index, "clientError", { task: task.id, length, errno });
    end(world);
  });
};

const end = (world: World): void => {
  progressOf(world).open -= 1;
  world.clock.after(100, () => pump(world));
};
