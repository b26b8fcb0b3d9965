/** Runs as people see them, stored as Markdown: what changed shows in a review. `vitest run -u test/shell/stories` rewrites them. */
import { describe, expect, it } from "vitest";
import { bash } from "./run.ts";

const KESTREL = "docs/examples/kestrel";

/** Tests what comes out of a pipe as a dialect: a file of that name stands for it. */
const CHECK = "dma-forensics dialect check /dev/stdin";

/** A run that fails by its lines, and a suppression of what it shows. */
const BAD = "samples/seed-data-buffer/*.log";
const ENTRY =
  '{ "rule": "discrepancy-bytes", "shape": "ba5b68edf255ed12", "reason": "ticket 4711", "expires": "2999-12-31" }';

interface Story {
  readonly file: string;
  readonly title: string;
  /** Heading and command line, run in the root of the repository. */
  readonly runs: readonly (readonly [heading: string, line: string])[];
}

const stories: readonly Story[] = [
  {
    file: "founding-case",
    title: "The founding case",
    runs: [
      [
        "With what the reporter states",
        "dma-forensics analyze samples/seed/dext.log samples/seed/fw.log --given @samples/seed/facts.txt",
      ],
      ["A log of something else is no pass", "dma-forensics analyze samples/unrelated/system.log"],
    ],
  },
  {
    file: "mistakes",
    title: "Mistakes",
    runs: [
      ["A file that is not there, and a folder of none", "dma-forensics analyze samples/seed/dext.txt docs/decisions"],
      ["A file without its command", "dma-forensics samples/seed/dext.log"],
      ["A slip in an option", "dma-forensics analyze samples/seed/dext.log --fail-on likley"],
      ["A slip in a fact", "dma-forensics analyze samples/seed/dext.log --given observed:dext=zeroes"],
      ["Nothing on standard input", "true | dma-forensics analyze"],
      ["A program instead of a log", "printf '\\177ELF\\2\\1\\1' | dma-forensics analyze"],
      ["An output that is an input", "dma-forensics analyze samples/seed/dext.log --format json=samples/seed/dext.log"],
    ],
  },
  {
    file: "dialect",
    title: "A dialect without code",
    runs: [
      ["What is read without it", `dma-forensics events ${KESTREL}/driver.log ${KESTREL}/firmware.log`],
      ["A first draft", `dma-forensics dialect init ${KESTREL}/firmware.log`],
      ["A draft is no dialect yet", `dma-forensics dialect init ${KESTREL}/firmware.log | ${CHECK}`],
      [
        "The dialect that a person made of it",
        `dma-forensics dialect check ${KESTREL}/kestrel.json ${KESTREL}/driver.log ${KESTREL}/firmware.log`,
      ],
      [
        "What is read with it",
        `cat ${KESTREL}/driver.log ${KESTREL}/firmware.log | dma-forensics events --dialect ${KESTREL}/kestrel.json --unread`,
      ],
      [
        "The answer",
        `dma-forensics analyze ${KESTREL}/driver.log ${KESTREL}/firmware.log --dialect ${KESTREL}/kestrel.json | head -4`,
      ],
    ],
  },
  {
    file: "dialect-mistakes",
    title: "Mistakes in a dialect",
    runs: [
      ["A sample that is read otherwise", `sed 's/"length": 8/"length": 9/' ${KESTREL}/kestrel.json | ${CHECK}`],
      [
        "A line that no form fits",
        `sed 's/"KFW push over, 36 gone"/"KFW push done, 36 gone"/' ${KESTREL}/kestrel.json | ${CHECK}`,
      ],
      ["A word that is not known", `sed 's/"says"/"sayz"/' ${KESTREL}/kestrel.json | ${CHECK}`],
      [
        "A hole that the event has no place for",
        `sed 's/{count} gone/{capacity} gone/' ${KESTREL}/kestrel.json | ${CHECK}`,
      ],
    ],
  },
  {
    file: "views",
    title: "Order, replay and proof",
    runs: [
      ["One order of two logs", "dma-forensics timeline samples/seed/dext.log samples/seed/fw.log"],
      [
        "A task without and with a cause",
        "dma-forensics replay samples/seed/dext.log samples/seed/fw.log --given @samples/seed/facts.txt --cause copied-back-buffer",
      ],
      ["A task that is not there", "dma-forensics replay samples/seed/dext.log samples/seed/fw.log --task 7"],
      [
        "An anchor without a stamp",
        "dma-forensics timeline samples/seed/dext.log samples/seed/fw.log --align fw.log:2=dext.log:2",
      ],
      [
        "A report that its lines carry",
        "dma-forensics analyze samples/zero-source/*.log --exit-zero --format json | dma-forensics verify /dev/stdin samples/zero-source/*.log",
      ],
      [
        "A report that says more than its lines",
        `dma-forensics analyze samples/zero-source/*.log --exit-zero --format json | sed 's/"verdict": "possible"/"verdict": "confirmed"/' | dma-forensics verify /dev/stdin samples/zero-source/*.log`,
      ],
    ],
  },
  {
    file: "gate",
    title: "A gate",
    runs: [
      ["A run in a few lines", `dma-forensics analyze ${BAD} --summary`],
      [
        "Only what is new",
        `dma-forensics analyze ${BAD} --exit-zero --format json | dma-forensics analyze ${BAD} --baseline /dev/stdin --given observed:client=0-byte-disk --summary`,
      ],
      [
        "Accepted for a reason",
        `echo '{ "suppressions": [${ENTRY}] }' | dma-forensics analyze ${BAD} --suppressions /dev/stdin | head -8`,
      ],
      [
        "Accepted once, and there no more",
        `echo '{ "suppressions": [${ENTRY}] }' | dma-forensics analyze samples/seed/*.log --suppressions /dev/stdin --summary`,
      ],
      [
        "A slip in a configuration",
        `echo '{ "captures": [{ "files": "logs/**", "platfrom": "intel" }] }' | dma-forensics analyze ${BAD} --config /dev/stdin`,
      ],
      ["Two modes at once", `dma-forensics analyze ${BAD} --quiet --summary`],
    ],
  },
  {
    file: "help",
    title: "Help",
    runs: [
      ["The program", "dma-forensics --help"],
      ["Its main command", "dma-forensics analyze --help"],
      ["Its list of events", "dma-forensics events --help"],
      ["Its dialects from files", "dma-forensics dialect --help"],
      ["Its suppressions", "dma-forensics suppress --help"],
      ["Its start of a gate", "dma-forensics init --help"],
      ["One cause", "dma-forensics explain copied-back-buffer"],
    ],
  },
];

const chapter = async ([heading, line]: Story["runs"][number]): Promise<string> => {
  const { status, stdout, stderr } = await bash(line);
  return `## ${heading}\n\n\`\`\`console\n$ ${line}\n${stderr}${stdout}\`\`\`\n\nExit status ${status}\n`;
};

describe("the story", () => {
  it.each(stories)("of $title", async ({ file, title, runs }) => {
    const chapters: string[] = [];
    for (const one of runs) chapters.push(await chapter(one));
    await expect(`# ${title}\n\n${chapters.join("\n")}`).toMatchFileSnapshot(`snapshots/${file}.md`);
  });
});
