/** An event of which something is said anew: by whom it is, of which controller, by which clock. All else stays as its lines say. */
import type { Event, EventKind } from "./event.ts";
import type { EventBase } from "./event-base.ts";
import { PackedEvent } from "./packed/event.ts";
import { formUnder } from "./packed/form.ts";

/** What may be said anew. A stamp keeps its value, or goes; a kind keeps its fields. */
export interface Anew {
  readonly kind?: EventKind;
  readonly side?: EventBase["side"];
  readonly controller?: EventBase["controller"];
  readonly stamp?: EventBase["stamp"];
}

/** Another event with what is said anew. */
export const restated = (event: Event, anew: Anew): Event => {
  if (!(event instanceof PackedEvent)) return { ...(event as Event), ...anew } as Event;
  const packed = event as PackedEvent & Event;
  const { side, capture, tag, thread, writer, controller, stamp, columns, form, number } = packed;
  const head = columns.headOf({ side, capture, tag, thread, writer, controller, stamp, ...anew });
  const { Packed } = anew.kind === undefined ? form : formUnder(anew.kind, form);
  return new Packed(columns, head, number) as unknown as Event;
};

/** The event as an object with all of its values. */
export const unpacked = (event: Event): Event => {
  if (!(event instanceof PackedEvent)) return event;
  const packed = event as PackedEvent & Event;
  const { kind, side, capture, line, lastLine, stamp, tag, thread, writer, controller, task, target, at } = packed;
  const own = packed.form.keys.map((key) => [key, packed[key as keyof typeof packed]] as const);
  return {
    ...{ kind, side, capture, line, lastLine, stamp, tag, thread, writer, controller, task, target, at },
    ...Object.fromEntries(own),
  } as unknown as Event;
};
