/** A command that is asked for alone is the same as among all others. */
import { describe, expect, it } from "vitest";

// What the bundler writes in.
Object.assign(globalThis, { PACKAGE_VERSION: "0", SCHEMA_VERSION: "1" });
const { programOf } = await import("../../bin/program.ts");
const { surfaceOf } = await import("../../bin/program/surface.ts");

const commandsOf = (asked?: string) =>
  surfaceOf(
    programOf(
      async () => undefined,
      () => undefined,
      asked,
    ),
  ).commands;

describe("a command that is asked for", () => {
  it.each(commandsOf().map(({ name }) => name))("has all of its options: %s", (name) => {
    const named = (commands: ReturnType<typeof commandsOf>) => commands.find((command) => command.name === name);
    expect(named(commandsOf(name))).toEqual(named(commandsOf()));
  });

  it.each([undefined, "analyse", "--help", "constructor"])("leaves nothing out if it is none: %s", (asked) => {
    expect(commandsOf(asked)).toEqual(commandsOf());
  });

  it.each(["analyze", "events"])("need not wait for the others: %s", (asked) => {
    expect(commandsOf(asked).length).toBeLessThan(commandsOf().length);
  });
});
