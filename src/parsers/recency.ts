/**
 * Things by key, of which the one that was not used for longest can be taken out. Apart because a map that is deleted from at its front is
 * slow to begin, and because of what one leaves behind: it moves to a new table again and again, each old one names the next, and whatever
 * stood in one of them is swept up much later than it could be. So the map holds numbers, and the things stand in a list.
 */

/** Things in the order of their use. */
export interface Recency<T> {
  /** The thing of a key, made if there is none; it is the last one used from now on. */
  use(key: string): T;
  peek(key: string): T | undefined;
  /** How many there are. */
  size(): number;
  /** Takes out the one that was not used for longest. */
  takeOldest(): T | undefined;
  /** All, the last one used at the end. */
  all(): readonly T[];
  clear(): void;
}

/** A seat for a thing, and the seats of those that were used right before it and right after. */
interface Seat<T> {
  key: string;
  thing: T | null;
  before: number;
  after: number;
}

/** No seat. */
const NONE = -1;

/** Holds nothing; `make` makes what is asked for first. */
export const openRecency = <T>(make: () => T): Recency<T> => {
  const known = new Map<string, number>();
  const seats: Seat<T>[] = [];
  const empty: number[] = [];
  let [oldest, newest] = [NONE, NONE];

  const seatAt = (at: number): Seat<T> | undefined => seats[at];

  const unlink = ({ before, after }: Seat<T>): void => {
    const [earlier, later] = [seatAt(before), seatAt(after)];
    if (earlier === undefined) oldest = after;
    else earlier.after = after;
    if (later === undefined) newest = before;
    else later.before = before;
  };

  /** Makes the thing at a seat the last one used. */
  const link = (seat: Seat<T>, at: number): void => {
    seat.before = newest;
    seat.after = NONE;
    const last = seatAt(newest);
    if (last === undefined) oldest = at;
    else last.after = at;
    newest = at;
  };

  const sit = (key: string): T => {
    const thing = make();
    const at = empty.pop() ?? seats.length;
    const seat = seats[at] ?? { key, thing, before: NONE, after: NONE };
    [seat.key, seat.thing, seats[at]] = [key, thing, seat];
    known.set(key, at);
    link(seat, at);
    return thing;
  };

  const things = (): T[] => {
    const all: T[] = [];
    for (let at = oldest, seat = seatAt(at); seat !== undefined; at = seat.after, seat = seatAt(at))
      if (seat.thing !== null) all.push(seat.thing);
    return all;
  };

  return {
    use: (key) => {
      const at = known.get(key) ?? NONE;
      const seat = seatAt(at);
      if (seat === undefined || seat.thing === null) return sit(key);
      if (at !== newest) {
        unlink(seat);
        link(seat, at);
      }
      return seat.thing;
    },
    peek: (key) => seatAt(known.get(key) ?? NONE)?.thing ?? undefined,
    size: () => known.size,
    takeOldest: () => {
      const [at, seat] = [oldest, seatAt(oldest)];
      if (seat === undefined) return undefined;
      unlink(seat);
      const { key, thing } = seat;
      known.delete(key);
      [seat.key, seat.thing] = ["", null];
      empty.push(at);
      return thing ?? undefined;
    },
    all: things,
    clear: () => {
      known.clear();
      [seats.length, empty.length, oldest, newest] = [0, 0, NONE, NONE];
    },
  };
};
