/** The byte ledger of an explanation in words: at each vantage, which step wrote the bytes and what it overwrote. */
import { formatBytes } from "../../model/bytes.ts";
import type { Entry, WriterStep } from "../../model/ledger.ts";
import type { BufferName, Buffers, Moment } from "../../model/machine.ts";
import type { Explanation } from "../../rules/diagnosis.ts";
import type { ReportDiagnosis } from "../schema.ts";
import type { Cite } from "./evidence.ts";

type Row = ReportDiagnosis["ledger"][number];

const STEPS: Readonly<Record<WriterStep, string>> = {
  "left-over": "what stood there before; nobody is known to have written it",
  "hand-over": "handed over by the framework",
  "zero-fill": "zeros, as UserGetDataBuffer hands its buffer out",
  staging: "staged by the firmware",
  dma: "written by the DMA",
  "cpu-clear": "cleared by the driver",
  "bounce-sync": "copied from the bounce buffer by the kernel",
  "copy-back": "copied over by the kernel at completion, from the data buffer",
};

/** Steps of the framework's closed half: no line shows them, and the report says whose word they are. */
const ASSUMED: ReadonlySet<WriterStep> = new Set(["zero-fill", "bounce-sync", "copy-back"]);

const VANTAGES: readonly { readonly name: string; readonly moment: Moment; readonly buffer: BufferName }[] = [
  { name: "staging", moment: "after-data", buffer: "staging" },
  { name: "target pages before completion", moment: "after-data", buffer: "client" },
  { name: "bounce buffer", moment: "after-data", buffer: "bounce" },
  { name: "data buffer", moment: "after-data", buffer: "data-buffer" },
  { name: "driver's own buffer", moment: "after-data", buffer: "private" },
  { name: "pages behind the old translation", moment: "after-data", buffer: "neighbour" },
  { name: "program that asked for the write", moment: "after-data", buffer: "program" },
  { name: "client", moment: "after-completion", buffer: "client" },
];

/** What a range holds. */
export const contentText = ({ content }: Entry): string => {
  if (content.kind === "bytes") return formatBytes(content.bytes);
  return content.kind === "payload" ? "the device's data" : "unknown";
};

/** Which step wrote a range, and whose word that is. */
export const writerText = ({ writer: { step } }: Entry): string =>
  `${STEPS[step]}${ASSUMED.has(step) ? ", by assumption" : ""}`;

/** What stood there before, `null` if nobody knows. */
export const overwrittenText = ({ overwrote }: Entry): string | null =>
  overwrote === null || overwrote.content.kind === "prior" ? null : contentText(overwrote);

const row = (name: string, entry: Entry, cite: Cite): Row => ({
  vantage: name,
  offset: entry.offset,
  bytes: contentText(entry),
  writer: writerText(entry),
  overwrote: overwrittenText(entry),
  evidence: entry.writer.at === null ? [] : cite([entry.writer.at]),
});

const rowsAt = (looks: Readonly<Partial<Record<Moment, Buffers>>>, cite: Cite): Row[] =>
  VANTAGES.flatMap(({ name, moment, buffer }) =>
    (looks[moment]?.[buffer] ?? []).map((entry) => row(name, entry, cite)),
  );

/** The ledger of the first task that the explanation is about; empty where no replay stands behind it. */
export const ledgerRows = ({ candidate }: Explanation, cite: Cite): Row[] => {
  const trial = candidate.accounts[0]?.finding.trial;
  return trial == null ? [] : rowsAt(trial.machine.looks, cite);
};
