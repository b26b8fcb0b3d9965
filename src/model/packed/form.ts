/** Classes of packed events: one for each kind, whose objects have the keys that events of the kind have. */
import type { Event, EventKind } from "../event.ts";
import type { EventBase } from "../event-base.ts";
import { COMMON_VALUES, PackedEvent } from "./event.ts";

/** The keys that are no kind's own. */
const COMMON: Readonly<Record<keyof EventBase | "kind", true>> = {
  kind: true,
  side: true,
  capture: true,
  line: true,
  lastLine: true,
  stamp: true,
  tag: true,
  thread: true,
  writer: true,
  controller: true,
  task: true,
  target: true,
  at: true,
};

/** A kind of events: the keys that are its own, in the order in which their values are written, and the class that has them. */
export interface Form {
  readonly kind: EventKind;
  readonly keys: readonly string[];
  readonly Packed: typeof PackedEvent;
}

const newForm = (kind: EventKind, keys: readonly string[]): Form => {
  const Packed = class extends PackedEvent {};
  const { prototype } = Packed;
  const form: Form = { kind, keys, Packed };
  Object.defineProperty(prototype, "form", { value: form });
  Object.defineProperty(prototype, "kind", { value: kind });
  keys.forEach((key, at) => {
    const place = COMMON_VALUES + at;
    Object.defineProperty(prototype, key, {
      get(this: PackedEvent) {
        return this.valueAt(place);
      },
    });
  });
  return form;
};

/** As many as there are kinds: an event of a kind has all of its keys. */
const forms = new Map<EventKind, Form[]>();

const known = (kind: EventKind, is: (form: Form) => boolean, keys: () => readonly string[]): Form => {
  const alike = forms.get(kind) ?? [];
  const found = alike.find(is);
  if (found !== undefined) return found;
  const form = newForm(kind, keys());
  forms.set(kind, [...alike, form]);
  return form;
};

/** True if these are the keys of an event that are its kind's own, in their order. */
const areOwn = (keys: readonly string[], event: object): boolean => {
  let own = 0;
  for (const key in event) {
    if (key in COMMON) continue;
    if (key !== keys[own]) return false;
    own += 1;
  }
  return own === keys.length;
};

/** The form of an event that is not packed. */
export const formOf = (event: Event): Form =>
  known(
    event.kind,
    ({ keys }) => areOwn(keys, event),
    () => Object.keys(event).filter((key) => !(key in COMMON)),
  );

/** The same keys under another kind. */
export const formUnder = (kind: EventKind, { keys }: Form): Form =>
  known(
    kind,
    (form) => form.keys.length === keys.length && form.keys.every((key, at) => key === keys[at]),
    () => keys,
  );
