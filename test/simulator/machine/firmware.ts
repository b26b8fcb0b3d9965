/** The controller: fetches the request, stages the data, runs its engine, posts a reply. */
import type { Way } from "../statement.ts";
import type { Buffer } from "./memory.ts";
import type { Task, World } from "./world.ts";

const GOOD = 0;
const CHECK_CONDITION = 2;

export const receive = (world: World, task: Task, way: Way): void => {
  if (!world.firmwareAlive) return;
  const { id, index, knobs, cdb } = task;
  if (knobs.unknownRequester === true) {
    world.translation.known = false;
    world.refuse("requester", 0x7f00_0000n + BigInt(index) * 0x100n, "read");
    return;
  }
  const fetched = knobs.otherCommand === true && cdb.length > 0 ? [(cdb[0] ?? 0) ^ 0x40, ...cdb.slice(1)] : cdb;
  world.say("firmware", index, "received", {
    task: id,
    iova: task.posted,
    length: task.postedLength,
    cdb: fetched,
    way,
  });
  if (knobs.dies === true && way !== "none") {
    world.say("firmware", -1, "firmwareFault", { code: 0x10000 });
    world.firmwareAlive = false;
    world.parts.stop(world);
    return;
  }
  if (knobs.refuses === true || knobs.otherCommand === true) {
    post(world, task, CHECK_CONDITION, 8);
    return;
  }
  if (way === "none") post(world, task, GOOD, 6);
  else if (way !== task.way) world.clock.after(6, () => runBackwards(world, task, way));
  else if (way === "in") world.clock.after(6, () => sendIn(world, task));
  else world.clock.after(6, () => fetchOut(world, task));
};

const stage = (world: World, task: Task): void => {
  const { id, index, payload, staging, knobs, way } = task;
  if (way === "in" && knobs.deviceZeros !== true) staging.bytes.set(payload);
  const has = way === "in" ? (knobs.deviceHas?.(payload.length) ?? payload.length) : payload.length;
  world.say("firmware", index, "staged", { task: id, from: staging.address, bytes: staging.bytes.slice(0, has) });
};

const otherOpen = (world: World, task: Task): Task | undefined =>
  world.tasks.findLast((one) => one !== task && one.state === "open" && one.way === "in");

const sourceOf = (world: World, task: Task): Buffer => {
  const { knobs, index, length, staging } = task;
  if (knobs.engineFrom === "other")
    return world.memory.allocate(`other staging ${index}`, staging.address + 0x800n, length);
  return staging;
};

const sendIn = (world: World, task: Task): void => {
  const { knobs, staging } = task;
  stage(world, task);
  if (knobs.overwritesStaging === true) {
    world.clock.after(3, () => {
      staging.bytes.fill(0);
      world.say("firmware", task.index, "staged", {
        task: task.id,
        from: staging.address,
        bytes: staging.bytes.slice(),
      });
    });
  }
  if (knobs.repliesFirst === true) {
    post(world, task, GOOD, 4);
    world.clock.after(4 + 20 + 35, () => runEngine(world, task));
    return;
  }
  if (knobs.noEngine !== true) world.clock.after(6, () => runEngine(world, task));
  post(world, task, GOOD, 18);
};

const destinationOf = (world: World, task: Task): bigint => {
  const { knobs, posted } = task;
  const carried = knobs.carriesBits === undefined ? posted : BigInt.asUintN(knobs.carriesBits, posted);
  if (knobs.crossed === true) return otherOpen(world, task)?.posted ?? carried;
  return knobs.engineTo?.(world.contextOf(task, carried)) ?? carried;
};

const runEngine = (world: World, task: Task): void => {
  const { id, index, knobs, postedLength } = task;
  const from = sourceOf(world, task);
  const to = destinationOf(world, task);
  const length = (knobs.engineLength ?? knobs.deviceHas)?.(postedLength) ?? postedLength;
  const room = knobs.stopsAt === undefined ? length : knobs.stopsAt - Number(to % BigInt(knobs.stopsAt));
  world.say("firmware", index, "engine", { task: id, from: from.address, to, length });
  const bytes = from.bytes.slice(0, Math.min(length, room));
  const refusal = world.translation.write(to, knobs.permutes?.(bytes) ?? bytes);
  if (refusal !== null) world.refuse(refusal, to, "write");
  world.clock.after(6, () => world.say("firmware", index, "engineDone", { task: id, count: length }));
};

const fetchOut = (world: World, task: Task): void => {
  const { id, index, knobs, staging } = task;
  if (knobs.noEngine !== true) {
    const from = destinationOf(world, task);
    const length = knobs.engineLength?.(task.postedLength) ?? task.postedLength;
    world.say("firmware", index, "engine", { task: id, from, to: staging.address, length });
    const bytes = world.translation.read(from, length);
    if (typeof bytes === "string") world.refuse(bytes, from, "read");
    else staging.bytes.set((knobs.permutes?.(bytes) ?? bytes).subarray(0, staging.bytes.length));
    world.clock.after(5, () => world.say("firmware", index, "engineDone", { task: id, count: length }));
  }
  world.clock.after(7, () => stage(world, { ...task, way: "out" }));
  post(world, task, GOOD, 18);
};

/** The command decides what the device does, and the flag of the request which way the engine runs: against the data. */
const runBackwards = (world: World, task: Task, way: Way): void => {
  const { id, index, staging, posted, postedLength: length } = task;
  stage(world, task);
  world.clock.after(6, () => {
    const [from, to] = way === "in" ? [staging.address, posted] : [posted, staging.address];
    world.say("firmware", index, "engine", { task: id, from, to, length });
    const moved =
      way === "in" ? world.translation.write(posted, staging.bytes) : world.translation.read(posted, length);
    if (typeof moved === "string") world.refuse(moved, posted, way === "in" ? "write" : "read");
    world.clock.after(6, () => world.say("firmware", index, "engineDone", { task: id, count: length }));
  });
  post(world, task, GOOD, 18);
};

const post = (world: World, task: Task, scsi: number, delay: number): void => {
  world.clock.after(delay, () => {
    world.say("firmware", task.index, "posted", { task: task.id, status: scsi });
    if (task.knobs.losesInterrupt !== true) world.clock.after(20, () => world.parts.interrupt(world, task, scsi));
  });
};
