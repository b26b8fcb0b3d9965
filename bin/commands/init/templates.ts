/** The files that `init` writes, as texts. */

/** What a CI job runs. */
export interface Job {
  /** Logs, as a shell takes them. */
  readonly captures: string;
  /** The package, as npm takes it. */
  readonly from: string;
}

/** Where the schema lies if a project depends on this tool; editors complete by it. */
export const CONFIG_SCHEMA = "node_modules/dma-forensics/dist/schema/config.schema.json";

const json = (value: unknown): string => `${JSON.stringify(value, null, 2)}\n`;

export const configText = (withSchema: boolean): string =>
  json({
    ...(withSchema ? { $schema: `./${CONFIG_SCHEMA}` } : {}),
    failOn: ["discrepancy", "violation"],
    suppressions: "dma-forensics.suppressions.json",
    captures: [],
  });

export const suppressionsText = (): string => json({ suppressions: [] });

export const githubText = ({
  captures,
  from,
}: Job): string => `# Analyses the logs that a hardware run left in ${captures}, and fails on what the configuration names.
name: dma-forensics
on: [push, pull_request]

permissions:
  contents: read
  security-events: write

jobs:
  logs:
    runs-on: ubuntu-latest
    steps:
      - uses: actions/checkout@v4
      - uses: actions/setup-node@v4
        with:
          node-version: 22
      # The run that writes the logs goes here, or its artifact is fetched here.
      - name: Analyse the logs
        run: >-
          npx --yes --package ${from} dma-forensics analyze ${captures}
          --format github
          --format sarif=dma-forensics.sarif
          --format junit=dma-forensics.xml
          --format json=dma-forensics.json
      # Code scanning shows the results; a private repository needs it switched on.
      - uses: github/codeql-action/upload-sarif@v3
        if: always() && hashFiles('dma-forensics.sarif') != ''
        continue-on-error: true
        with:
          sarif_file: dma-forensics.sarif
      # The JSON report is what a baseline and the command suppress are made of.
      - uses: actions/upload-artifact@v4
        if: always()
        with:
          name: dma-forensics
          path: dma-forensics.*
`;

export const gitlabText = ({
  captures,
  from,
}: Job): string => `# Analyses the logs that a hardware run left in ${captures}, and fails on what the configuration names.
dma-forensics:
  image: node:22
  script:
    - npx --yes --package ${from} dma-forensics analyze ${captures}
      --format text
      --format gitlab=gl-code-quality-report.json
      --format junit=dma-forensics.xml
      --format json=dma-forensics.json
  artifacts:
    when: always
    paths: [dma-forensics.json]
    reports:
      codequality: gl-code-quality-report.json
      junit: dma-forensics.xml
`;
