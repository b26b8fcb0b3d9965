/**
 * The README against the tool: the screen is what its first command prints, and every word that users script against is in it.
 * The screen alone is rewritten, and only under `DERIVE=1`.
 */
import { execFileSync, spawnSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { failOnWords, parseFact, platforms, reporters } from "../../src/index.ts";
import { reportJsonSchema } from "../../src/report/schema.ts";
import { terminal } from "../../src/report/terminal/index.ts";
import { contentOf, ROOT } from "./markdown.ts";

const MARKER = "<!-- screen: samples/seed -->";

/** What stands between two parts of the screen that are not neighbours. */
const CUT = "[...]";

const readme = contentOf("README.md");

/** Lines of the README that set up a clone. */
const setUp = readme.split("\n").filter((line) => line.startsWith("npm ci"));

/** The headings of the report whose sections the README shows, besides what stands above the first of them. */
const SHOWN = [/^\d+ discrepanc/u, /^Ruled out/u, /^Next$/u];

/** A heading of the plain text is a line that begins at the margin, behind a blank line. */
const sectionsOf = (output: string): readonly string[] => output.trimEnd().split(/\n\n(?=\S)/u);

/** The parts of the output that fit a README, in their order. */
const screenOf = (output: string): string => {
  const parts: string[] = [];
  let skipping = false;
  sectionsOf(output).forEach((section, index) => {
    const shown = index === 0 || SHOWN.some((heading) => heading.test(section.split("\n")[0] ?? ""));
    if (shown) parts.push(...(skipping ? [CUT] : []), section);
    skipping = !shown;
  });
  return parts.join("\n\n");
};

const screenBlock = (page: string): string | undefined => page.split(`${MARKER}\n\`\`\`text\n`)[1]?.split("\n```")[0];

/** What the published command prints for the README's first command, on a pipe of 100 columns. */
const printed = (): { readonly status: number | null; readonly output: string } => {
  execFileSync(process.execPath, ["scripts/bundle.mjs"], { cwd: ROOT });
  const args = (setUp[0] ?? "").split(" dma-forensics ")[1]?.split(" ") ?? [];
  const { status, stdout } = spawnSync(process.execPath, [join(ROOT, "bin/dma-forensics.cjs"), ...args], {
    cwd: ROOT,
    env: { COLUMNS: "100" },
    encoding: "utf8",
  });
  return { status, output: stdout };
};

describe("the screen", () => {
  let run: ReturnType<typeof printed>;
  beforeAll(() => {
    run = printed();
    if (process.env["DERIVE"] !== "1" || run.output === "") return;
    const page = contentOf("README.md");
    writeFileSync(
      join(ROOT, "README.md"),
      page.replace(
        `${MARKER}\n\`\`\`text\n${screenBlock(page)}\n\`\`\``,
        () => `${MARKER}\n\`\`\`text\n${screenOf(run.output)}\n\`\`\``,
      ),
    );
  }, 30_000);

  it("is what the first command prints", () => {
    expect(screenBlock(contentOf("README.md"))).toBe(screenOf(run.output));
  });

  it("comes with the exit status that the README names", () => {
    expect(readme).toContain(`ends with exit status ${run.status}`);
  });
});

describe("the set-up", () => {
  it("is two commands", () => {
    expect(setUp).toEqual([
      "npm ci && npx dma-forensics analyze samples/seed/dext.log samples/seed/fw.log --given @samples/seed/facts.txt",
      "npm ci && npm test",
    ]);
  });

  it("is what continuous integration runs", () => {
    expect(contentOf(".ci/run")).toContain(setUp[1]);
  });
});

interface Enumerations {
  readonly properties: {
    readonly verdict: { readonly enum: readonly string[] };
    readonly diagnoses: {
      readonly items: { readonly properties: { readonly verdict: { readonly enum: readonly string[] } } };
    };
  };
}

describe("the words", () => {
  const { properties } = reportJsonSchema() as Enumerations;
  const words = [
    ...properties.verdict.enum,
    ...properties.diagnoses.items.properties.verdict.enum,
    ...failOnWords,
    ...platforms,
    ...[terminal, ...reporters].map(({ id }) => id),
  ];

  it.each([...new Set(words)])("%s is explained", (word) => {
    expect(readme).toMatch(new RegExp(`\`(?:--\\w+ )?${word}\``, "u"));
  });

  const facts = [...readme.matchAll(/^\| `((?:observed|no-call|override):[^`]{1,80})` \|/gmu)].map(
    ([, fact = ""]) => fact,
  );

  it("name facts", () => {
    expect(facts.length).toBeGreaterThan(5);
  });

  it.each(facts)("the fact %s parses", (fact) => {
    expect(parseFact(fact)).toHaveProperty("kind");
  });
});
