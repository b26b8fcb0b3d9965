/**
 * The published shape of a report, version 1. The only file of this layer that imports zod;
 * the JSON Schema under `dist/schema` and the type {@link Report} are both derived from it.
 * Every key is always present: unknown is `null`, none is `[]`.
 */
import * as z from "zod";
import { taskProperties } from "../model/property.ts";
import { places } from "../rules/experiment.ts";

const lineEvidence = z.strictObject({
  capture: z.string(),
  line: z.int().min(1),
  column: z.int().min(1).describe("UTF-16 units of the decoded line as captured, from 1"),
  length: z.int().min(0).describe("UTF-16 units"),
  text: z.string().describe("the text of that span"),
  note: z.string().optional(),
});

const toldEvidence = z.strictObject({
  given: z.string().describe("a fact that a person states and no line shows"),
  note: z.string().optional(),
});

const evidence = z.union([lineEvidence, toldEvidence]);

const address = z.string().regex(/^0x(0|[1-9a-f][0-9a-f]*)$/);

const capture = z.strictObject({
  name: z.string(),
  side: z.enum(["host", "device", "both", "unknown"]),
  format: z.string(),
  lines: z.int().describe("understood + noise + unread"),
  understood: z.int(),
  noise: z.int(),
  unread: z.int(),
  lost: z.array(
    z.strictObject({ kind: z.enum(["gap", "suppressed", "redacted", "cut"]), line: z.int(), count: z.int() }),
  ),
  epochs: z
    .array(
      z.strictObject({
        begins: z.enum(["capture", "start", "boot", "death"]).describe("what the run begins with"),
        first: z.int().describe("first line that was understood"),
        last: z.int(),
        kinds: z.array(z.strictObject({ kind: z.string(), count: z.int() })).describe("events of the run, by kind"),
      }),
    )
    .describe("runs of the driver or of the machine in this capture"),
});

const join = z.strictObject({
  by: z.enum(["iova", "bytes", "task", "payload", "order"]),
  certain: z.boolean(),
  evidence: z.array(evidence),
});

const task = z.strictObject({
  ref: z.string().describe("unique name of the task in this report"),
  task: z.string().nullable().describe("the id as logged"),
  iova: address.nullable(),
  bytes: z.int().nullable(),
  direction: z.enum(["data-in", "data-out"]),
  joins: z.array(join),
  events: z.array(z.string()).describe("kind and place of each event: `dispatch dext.log:2`"),
});

/** What keeps a finding from counting for the exit status. The finding itself is untouched. */
const accepted = z
  .strictObject({
    by: z.enum(["suppression", "baseline"]),
    reason: z.string().nullable().describe("why a person suppresses it; null for what the baseline has"),
    expires: z.string().nullable().describe("last day of the suppression, YYYY-MM-DD"),
  })
  .nullable()
  .describe("null for what counts for the exit status");

const shape = z
  .string()
  .regex(/^[0-9a-f]{16}$/)
  .describe("identity from run to run: what it is and what its lines say, without numbers, names and places");

const discrepancy = z.strictObject({
  id: z.string(),
  task: z.string().nullable(),
  kind: z.enum(["bytes", "length", "address", "order", "outcome", "fault"]),
  what: z.string(),
  predicted: z.string(),
  observed: z.string(),
  evidence: z.array(evidence),
  shape,
  accepted,
});

const ledgerRow = z.strictObject({
  vantage: z.string().describe("whose memory: staging, target pages before completion, data buffer, client"),
  offset: z.int(),
  bytes: z.string(),
  writer: z.string().describe("one sentence: which step put these bytes there, and its line if it was logged"),
  overwrote: z.string().nullable().describe("the bytes that were there before"),
  evidence: z.array(evidence),
});

const assumption = z.strictObject({
  key: z.string(),
  sentence: z.string(),
  authority: z.string(),
});

const violation = z.strictObject({
  rule: z.string().describe("id of the invariant, I-…"),
  cause: z.string().nullable().describe("the cause it can become"),
  status: z.enum(["violated", "kept", "not-assessable"]),
  by: z.enum(["lines", "replay"]).describe("lines that say it themselves, or a shown cause that breaks the rule"),
  what: z.string(),
  assumes: z.array(assumption).describe("the model assumptions without which the lines would not say it"),
  evidence: z.array(evidence),
  shape,
  accepted,
});

const property = z.enum(taskProperties);

const diagnosis = z.strictObject({
  causes: z.array(z.string()).min(1).max(2),
  verdict: z.enum(["confirmed", "likely", "possible", "unlikely"]),
  tasks: z.array(z.string()),
  explains: z.array(z.string()).describe("ids of discrepancies"),
  for: z.array(evidence).describe("the first 100 lines or facts"),
  against: z.array(evidence).describe("the first 100 lines or facts"),
  missing: z.array(z.string()),
  indistinguishableFrom: z.array(z.string()),
  sentence: z.string().describe("what the cause says happened"),
  remedy: z.string(),
  shown: z.boolean().describe("a line states the cause's own step"),
  separatedBy: z.array(property).describe("separations of the scope that the cause predicts"),
  assumes: z.array(assumption).describe("the model assumptions that the explanation leans on"),
  ledger: z.array(ledgerRow),
  counterfactual: z
    .array(
      z.strictObject({
        discrepancies: z
          .array(z.string())
          .min(1)
          .describe("ids of discrepancies for which all of this is the same, in the first 100 tasks that it explains"),
        what: z.string(),
        observed: z.string(),
        with: z.string().describe("what the replay gives with the cause"),
        without: z.string().describe("what it gives without any"),
      }),
    )
    .describe("what the lines would be with the cause and without it"),
  rivals: z
    .array(
      z.strictObject({
        causes: z.array(z.string()).min(1),
        because: z.string().describe("why these captures do not tell them apart"),
        toldBy: z.string().nullable().describe("id of the first entry of `next` that would"),
      }),
    )
    .describe("single causes with another remedy that explain one of the same discrepancies"),
  carriedBy: z
    .array(evidence)
    .nullable()
    .describe("statements of which none can be spared for this word; null where nobody looked for them"),
  shape,
  accepted,
});

const nanoseconds = z.string().describe("a count of nanoseconds");

const clock = z.strictObject({
  device: z.string().describe("the capture with the controller's clock"),
  start: z.int().min(1).describe("which start of that clock: it begins again at a reboot and when its counter is full"),
  host: z.string().nullable().describe("the capture with the clock that it is tied to, null if no task saw both"),
  tasks: z.int().describe("healthy tasks, certainly joined, that tie the two clocks"),
  told: z.array(z.string()).describe("anchors of --align that hold"),
  drift: z
    .strictObject({ least: z.string(), most: z.string() })
    .nullable()
    .describe(
      "host's clock against the controller's in parts per 10^9, as an interval; null for ticks and without a fit",
    ),
  contradicting: z.array(z.string()).describe("tasks that contradict the others and are not followed"),
  offNominal: z.boolean().describe("the rate may not be the one that the unit of the stamps promises"),
  because: z.enum(["no-task", "one-side", "contradiction"]).nullable().describe("why the clocks stay apart"),
});

const alignment = z.strictObject({
  basis: z.enum(["aligned-clocks", "order-only"]).describe("what the order of lines of the two sides rests on"),
  matched: z.strictObject({ certain: z.int(), ambiguous: z.int(), hostOnly: z.int(), deviceOnly: z.int() }),
  by: z.array(z.enum(["iova", "bytes", "task", "payload", "order"])).describe("the most frequent key first"),
  clocks: z.array(clock),
  halfWidth: nanoseconds
    .nullable()
    .describe(
      "half the interval of the controller's lines on the host's clock, at the first task that went wrong, else the last",
    ),
});

const separation = z.strictObject({
  property,
  what: z.string().describe("what every failing task has and no passing one, in words"),
  failing: z.int().describe("tasks that have it, all of them failing"),
  passing: z.int().describe("tasks that do not have it, none of them failing"),
  causes: z.array(z.string()).describe("surviving causes that predict it"),
});

const scope = z.strictObject({
  failing: z.int().describe("tasks with a discrepancy of their own"),
  passing: z.int().describe("tasks that show that they fared well"),
  unseen: z.int().describe("tasks of which no line shows how they fared"),
  alike: z.int().describe("failing tasks with a passing one of the same direction, target, command and length"),
  groups: z.array(
    z.strictObject({
      property: z.enum(["direction", "target", "command", "length", "depth"]),
      value: z.string(),
      failing: z.int(),
      passing: z.int(),
    }),
  ),
  separations: z.array(separation),
});

const ruledOut = z.strictObject({
  cause: z.string(),
  by: z.array(evidence).min(1).describe("the first 100 of the lines that contradict it, one for each task"),
});

const notAssessable = z.strictObject({ cause: z.string(), because: z.string() });

const place = z.enum(places);

const next = z.strictObject({
  id: z.string().describe("id of the observation, by which --costs names it"),
  place: place.describe("where it is made"),
  cost: z.number().describe("what it takes, beside the others"),
  do: z.string(),
  ask: z.string().describe("the same as a question to the person who has the machine"),
  paste: z.string().nullable().describe("log statements to add, ready to paste"),
  outcomes: z.array(z.strictObject({ if: z.string(), then: z.array(z.string()) })),
});

const bundle = z.strictObject({
  cost: z.number().describe("of all observations of `next`"),
  pairs: z
    .strictObject({ all: z.int(), told: z.int() })
    .describe("pairs of surviving causes with different remedies, and how many of them `next` tells apart"),
  together: z.array(z.array(z.string()).min(2)).describe("surviving causes that would still stand together"),
  paste: z.array(z.strictObject({ place, text: z.string() })).describe("everything to paste, by place"),
});

export const reportSchema = z.strictObject({
  schemaVersion: z.literal("1"),
  verdict: z.enum(["explained", "partly-explained", "ambiguous", "unknown-cause", "nothing-wrong", "not-assessable"]),
  assessed: z.enum(["bytes", "path", "none"]),
  headline: z.string().describe("the case in one sentence, with how far it reaches"),
  platform: z.string(),
  given: z.array(z.string()),
  captures: z.array(capture),
  taskCount: z.int(),
  alignment: alignment.nullable().describe("how the two sides were put together; null where only one was seen"),
  tasks: z.array(task),
  discrepancies: z.array(discrepancy),
  scope: scope.describe("on which tasks something went wrong, and on which not"),
  violations: z.array(violation),
  diagnoses: z.array(diagnosis),
  ruledOut: z.array(ruledOut),
  notAssessable: z.array(notAssessable),
  questions: z.array(z.string()).describe("what the person is asked, such as whose task an unscoped fact is"),
  next: z.array(next).describe("observations for one rebuild, chosen together, the one that is worth most first"),
  bundle: bundle.nullable().describe("what the observations of `next` do together; null if there is none"),
});

/** As much of a report as a baseline needs; what a later version adds is no hindrance. */
const foundBefore = z.object({ shape: z.string() });
export const baselineSchema = z.object({
  schemaVersion: z.literal("1"),
  discrepancies: z.array(foundBefore),
  violations: z.array(foundBefore.extend({ status: z.string() })),
  diagnoses: z.array(foundBefore.extend({ verdict: diagnosis.shape.verdict })),
});

export type Baseline = z.infer<typeof baselineSchema>;
export type Report = z.infer<typeof reportSchema>;
export type ReportEvidence = z.infer<typeof evidence>;
export type ReportDiagnosis = Report["diagnoses"][number];

/** The published JSON Schema of a report, draft 2020-12. */
export const reportJsonSchema = (): unknown => ({
  $id: "urn:dma-forensics:report:1",
  title: "dma-forensics report",
  ...(z.toJSONSchema(reportSchema) as object),
});
