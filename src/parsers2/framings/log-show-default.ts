/** `log show` and `log stream` in default style: stamp with offset, thread, type, activity, PID, TTL, then the message tail. */
import type { Framed, Framing } from "../framing.ts";
import { wallStamp } from "../stamp.ts";

/** 2026-03-14 09:26:53.589793+0900 0x26e9     Default     0x0                  0      0    kernel: (com.example.dext) text */
const RECORD =
  /^(\d{4})-(\d\d)-(\d\d) (\d\d):(\d\d):(\d\d)\.(\d{6})([+-]\d{4}) {1,8}(0x[0-9a-f]{1,16}) {1,12}[A-Z][A-Za-z]{1,15} {1,12}0x[0-9a-f]{1,16} {1,24}\d{1,10} {1,8}\d{1,6} {1,8}/;

/** kernel: (com.example.raid.driver.dext) [com.apple.sub:category] text */
const TAIL = /^([^\s:()[\]]{1,128}): (?:\(([^()]{0,200})\) ?)?(?:\[[\w.-]{1,128}:[^\]]{0,128}\] ?)?/;

/** Timestamp                       Thread     Type        Activity             PID    TTL */
const FRAME =
  /^(?:Timestamp +Thread +Type|Filtering the log data using|Skipping (?:info and )?debug messages|-{60,}$|Log +- Default: |Activity - Create: |=== (?:system|log class))/;

/** === Messages dropped during live streaming (use `log show` to see what they were) */
const DROPPED = /^=== Messages dropped during live streaming/;

const frame = (line: string): Framed | null => {
  const record = RECORD.exec(line);
  if (record === null) {
    if (DROPPED.test(line)) return { kind: "frame", lost: { kind: "gap", count: 1 } };
    return FRAME.test(line) ? { kind: "frame", lost: null } : null;
  }
  const [head, year, month, day, hour, minute, second, micro, offset, thread] = record;
  const tail = TAIL.exec(line.slice(head.length));
  return {
    kind: "record",
    envelope: {
      stamp: wallStamp(
        [year, month, day, hour, minute, second, micro].map(Number),
        offset ?? "+0000",
        line.slice(0, 31),
      ),
      thread: thread ?? null,
      process: tail?.[1] ?? null,
      sender: tail?.[2] ?? null,
      body: head.length + (tail?.[0].length ?? 0),
    },
  };
};

export const logShowDefault: Framing = {
  id: "log-show-default",
  examples: [
    "2026-03-14 09:26:53.589793+0900 0x26e9     Default     0x0                  0      0    kernel: (com.example.raid.driver.dext) [DEBUG] fBufferIOVMAddr = 0x8a5c4000",
    "2026-03-14 09:26:53.591001+0900 0x3b12     Error       0x4e64               612    0    kernelmanagerd: [com.apple.kernelmanagerd.logging:DextValidation] validation failed",
  ],
  frame,
};
