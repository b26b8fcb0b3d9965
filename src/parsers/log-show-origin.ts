/**
 * What stands between the columns of `log show` and the message: the sender in parentheses and the subsystem in brackets. Apart
 * because the styles differ in their columns and agree in this.
 */

// (com.example.raid.dext) …
const SENDER = /^\(([^()]{0,160})\)(?: |$)/;

// [com.apple.kernelmanagerd.logging:DextValidation] …     but not [IOUserHIDDevice.cpp:62]
const CATEGORY = /^\[[\w-]{0,80}\.[\w.-]{1,160}:(?!\d{1,6}\])[^\]]{0,160}\](?: |$)/;

/** The sender of a message and the offset at which the message begins. */
export interface Origin {
  readonly sender: string | null;
  readonly bodyColumn: number;
}

/** Reads sender and subsystem of a line from an offset on; each of them may be missing. */
export const originAt = (line: string, from: number): Origin => {
  const sender = SENDER.exec(line.slice(from, from + 170));
  const at = from + (sender?.[0].length ?? 0);
  const category = CATEGORY.exec(line.slice(at, at + 420));
  return { sender: sender?.[1] ?? null, bodyColumn: at + (category?.[0].length ?? 0) };
};
