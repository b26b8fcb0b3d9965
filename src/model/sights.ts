/** What the engine of one task can be given of the other tasks that are open: their addresses, and the bytes that were staged for them. */
import type { Sight } from "./assumption.ts";
import { type Byte, type Bytes, zeros } from "./bytes.ts";
import { concurrentWith } from "./concurrent.ts";
import { hostSideOf, stagedOf } from "./engine.ts";
import { seenBytes } from "./seen.ts";
import { survey } from "./survey.ts";
import { requestOf, type Task } from "./task.ts";
import type { Timeline } from "./timeline.ts";

/** What a task has that the engine of another one can be given. */
interface Belongings {
  readonly address: Sight | null;
  readonly staged: {
    readonly bytes: Sight;
    readonly over: Sight;
    readonly content: Bytes;
    readonly text: string;
  } | null;
  /** Where lines of the engine send its bytes. */
  readonly sent: ReadonlySet<bigint>;
}

const belongingsOf = (task: Task): Belongings => {
  const { iova } = requestOf(task);
  const bytes = stagedOf(task)?.bytes?.value ?? null;
  const named = { task: task.ref };
  return {
    address: iova === null ? null : { of: "address", ...named, address: iova },
    staged:
      bytes === null
        ? null
        : {
            bytes: { of: "bytes", ...named, bytes },
            over: { of: "over", ...named, bytes },
            content: bytes,
            text: bytes.join(),
          },
    sent: new Set(hostSideOf(task).map(({ value }) => value)),
  };
};

/** What was asked of tasks so far: each is beside many others. */
const known = survey(() => new Map<Task, Belongings>());

/** So many bytes in a row are the same by no chance. */
const IN_A_ROW = 4;

/** True if bytes in a row that both know are the same, all of them where there are few. */
const resembles = (one: Bytes, other: Bytes): boolean => {
  const enough = Math.min(IN_A_ROW, one.length, other.length);
  let run = 0;
  for (let at = 0; at < one.length && run < enough; at += 1)
    run = one[at] !== null && one[at] === other[at] ? run + 1 : 0;
  return enough > 0 && run === enough;
};

/**
 * Sights of bytes: those that resemble what was seen, the same bytes once; of those that do not one stands for all, best one that has
 * no byte in common with the task's `own`, because that is one and the same to every task.
 */
const openPicks = (seen: readonly Bytes[], own: ReadonlySet<Byte>) => {
  const texts = new Set<string>();
  const picked: Sight[] = [];
  let [other, strange]: [Sight | null, boolean] = [null, false];
  return {
    offer: (sight: Sight, content: Bytes, text: string): void => {
      if (texts.has(text)) return;
      texts.add(text);
      if (seen.some((look) => resembles(look, content))) picked.push(sight);
      else if (!strange) {
        strange = !content.some((byte) => own.has(byte));
        if (strange) other = sight;
        other ??= sight;
      }
    },
    picked: (): readonly Sight[] => (other === null ? picked : [...picked, other]),
  };
};

/** What other open tasks have that this one's engine can be given, as far as it may make a difference to what was seen. */
export const sights = (task: Task, timeline: Timeline): readonly Sight[] => {
  const own = requestOf(task).iova;
  const cleared = task.told.some(({ saw }) => saw === "zeros") ? [zeros(requestOf(task).length ?? 0)] : [];
  const seen = [...seenBytes(task), ...cleared];
  const bytesOfOwn = new Set([...seen, stagedOf(task)?.bytes?.value ?? []].flat());
  const [addresses, bytes, over] = [[] as Sight[], openPicks(seen, bytesOfOwn), openPicks(seen, bytesOfOwn)];
  const asked = known(timeline);
  for (const other of concurrentWith(task, timeline)) {
    const belongings = asked.get(other) ?? belongingsOf(other);
    asked.set(other, belongings);
    const { address, staged, sent } = belongings;
    if (address !== null) addresses.push(address);
    if (staged === null) continue;
    bytes.offer(staged.bytes, staged.content, staged.text);
    // A line that sends the other's bytes elsewhere says that they did not come here.
    if (sent.size === 0 || (own !== null && sent.has(own))) over.offer(staged.over, staged.content, staged.text);
  }
  return [...addresses, ...bytes.picked(), ...over.picked()];
};
