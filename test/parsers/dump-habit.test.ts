/** Rows behind the end that the line above a dump states: whose they are hangs on what the other dumps of the capture do. */
import { describe, expect, it } from "vitest";
import { read } from "./read.ts";

const dumpsIn = (...lines: readonly string[]) =>
  read(...lines).events.flatMap((event) =>
    event.kind === "dump" ? [{ task: event.task?.value ?? null, shown: event.bytes.value?.length ?? null }] : [],
  );

const announced = (task: number, length: number): string => `dext: data buffer dump of task ${task}, length ${length}`;
const SIX = "dext: 0000: 00 00 05 12 1f 00";
const WHOLE = "dext: 0000: d8 54 55 03 34 ab a2 a4 89 7d 6d a7 5a 60 c7 30";
const NEXT = "dext: 0010: 52 54 0f 6d 93 f4 9a 47 24 46 45 26 3c 45 69 02";

describe("a row behind the stated end", () => {
  it("is of another dump where dumps end as they say", () => {
    expect(dumpsIn(announced(5, 6), SIX, announced(6, 8), WHOLE, NEXT).map(({ task, shown }) => [task, shown])).toEqual(
      [
        ["5", 6],
        ["6", null],
        [null, 32],
      ],
    );
  });

  it("is of this one where rows have one size whatever is asked for", () => {
    const whole = "dext: 0000: 00 00 05 12 1f 00 00 00 00 00 00 00 00 00 00 00";
    expect(dumpsIn(announced(5, 6), whole, announced(6, 8), WHOLE).map(({ task, shown }) => [task, shown])).toEqual([
      ["5", 6],
      ["6", 8],
    ]);
  });

  it("is of this one where no dump shows how they end", () => {
    expect(dumpsIn(announced(6, 8), WHOLE)).toEqual([{ task: "6", shown: 8 }]);
  });
});
