/** Addresses at which a program sees the task's memory; the hardware has no use for them. */
import { isSeen } from "./evidence.ts";
import { eventsOf, requestOf, type Task } from "./task.ts";

/** Those that lines show, without zero and without one that is the task's IOVA as well. */
export const hostAddresses = (task: Task): readonly bigint[] => {
  const { iova } = requestOf(task);
  const buffers = [
    ...eventsOf(task, "data-buffer", "dump", "cpu-write").map(({ address }) => address),
    ...eventsOf(task, "map").map(({ buffer }) => buffer),
  ];
  return buffers.flatMap((address) =>
    isSeen(address) && address.value !== 0n && address.value !== iova ? [address.value] : [],
  );
};
