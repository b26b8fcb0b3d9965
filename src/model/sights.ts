/** What the engine of one task can be given of the other tasks that are open: their addresses, and the bytes that were staged for them. */
import type { Sight } from "./assumption.ts";
import { type Bytes, zeros } from "./bytes.ts";
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

/** True if a byte that both know is the same. */
const resembles = (one: Bytes, other: Bytes): boolean => one.some((byte, at) => byte !== null && byte === other[at]);

/** Sights of bytes: those that resemble what was seen, the same bytes once; of those that do not, the first, which stands for all. */
const openPicks = (seen: readonly Bytes[]) => {
  const texts = new Set<string>();
  const picked: Sight[] = [];
  let other: Sight | null = null;
  return {
    offer: (sight: Sight, content: Bytes, text: string): void => {
      if (texts.has(text)) return;
      texts.add(text);
      if (seen.some((look) => resembles(look, content))) picked.push(sight);
      else other ??= sight;
    },
    picked: (): readonly Sight[] => (other === null ? picked : [...picked, other]),
  };
};

/** What other open tasks have that this one's engine can be given, as far as it may make a difference to what was seen. */
export const sights = (task: Task, timeline: Timeline): readonly Sight[] => {
  const own = requestOf(task).iova;
  const cleared = task.told.some(({ saw }) => saw === "zeros") ? [zeros(requestOf(task).length ?? 0)] : [];
  const seen = [...seenBytes(task), ...cleared];
  const [addresses, bytes, over] = [[] as Sight[], openPicks(seen), openPicks(seen)];
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
