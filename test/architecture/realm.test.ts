/** The core is a function of bytes: bundled, it runs in a bare realm where clock, chance, language and host are traps. */
import { readFileSync } from "node:fs";
import { createContext, Script } from "node:vm";
import { describe, expect, it } from "vitest";
import { bundleCore } from "../../scripts/bundle.mjs";

interface Core {
  readonly analyze: (captures: readonly { readonly name: string; readonly bytes: Uint8Array }[]) => {
    readonly report: unknown;
  };
  readonly reporters: readonly { readonly id: string; readonly render: (report: unknown, context: object) => string }[];
}

const sample = (name: string): { readonly name: string; readonly bytes: Uint8Array } => ({
  name,
  bytes: new Uint8Array(readFileSync(new URL(`../../samples/seed/${name}`, import.meta.url))),
});

/**
 * Springs when the core asks for what would make its output depend on anything but its input. `Date.now` alone answers, because
 * the lodash of chevrotain counts with it how often it is called; the answer differs from realm to realm and must not matter.
 */
const traps = (now: number): string => `
  const spring = (name) => () => { throw new Error("the core asked for " + name); };
  for (const name of ["Intl", "console", "process", "Buffer", "require", "fetch", "setTimeout", "performance", "crypto"]) {
    Object.defineProperty(globalThis, name, { get: spring(name), configurable: true });
  }
  Math.random = spring("Math.random");
  Date.now = () => ${now};
  Date = new Proxy(Date, { construct: spring("new Date"), apply: spring("Date") });
  String.prototype.localeCompare = spring("localeCompare");
  Number.prototype.toLocaleString = spring("toLocaleString");
`;

const bareRealm = (now = 0) => {
  const context = createContext({ TextDecoder });
  new Script(traps(now)).runInContext(context);
  return context;
};

const coreInBareRealm = async (now = 0): Promise<Core> => {
  const context = bareRealm(now);
  new Script(await bundleCore({ format: "iife", globalName: "core" })).runInContext(context);
  return new Script("core").runInContext(context) as Core;
};

const jsonOf = ({ analyze, reporters }: Core, names: readonly string[]): string => {
  const { report } = analyze(names.map(sample));
  const json = reporters.find(({ id }) => id === "json");
  return json?.render(report, { width: 80, version: "0", source: () => undefined }) ?? "";
};

describe("the core in a bare realm", () => {
  it.each(["new Date()", "Date()", "Math.random()", "console.log(1)", "process.argv", "Intl.Collator"])(
    "would spring a trap with %s",
    (code) => {
      expect(() => new Script(code).runInContext(bareRealm())).toThrow("the core asked for");
    },
  );

  it("analyses the founding case without clock, chance, language or host", async () => {
    const core = await coreInBareRealm();
    const json = jsonOf(core, ["dext.log", "fw.log"]);
    expect(JSON.parse(json)).toMatchObject({ schemaVersion: "1", taskCount: 1 });
  });

  it("gives the same bytes again, also in another realm at another time, and with the captures in the other order", async () => {
    const [one, other] = [await coreInBareRealm(0), await coreInBareRealm(4102444800000)];
    const json = jsonOf(one, ["dext.log", "fw.log"]);
    expect(jsonOf(one, ["dext.log", "fw.log"])).toBe(json);
    expect(jsonOf(other, ["fw.log", "dext.log"])).toBe(json);
  });
});
