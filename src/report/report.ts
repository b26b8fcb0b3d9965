/** Assembles a diagnosis into the published report: plain data, nothing decided here. */
import { assumptionOf } from "../model/assumptions.ts";
import type { Event } from "../model/event.ts";
import { numberingOf } from "../model/numbering.ts";
import type { Diagnosis, Explanation } from "../rules/diagnosis.ts";
import { alignmentOf } from "./assemble/alignment.ts";
import { chainOf } from "./assemble/chain.ts";
import { contradictionNote } from "./assemble/contradiction.ts";
import { counterfactualRows, type Index, indexOf } from "./assemble/counterfactual.ts";
import { discrepancyWords } from "./assemble/discrepancy.ts";
import { CITED, type Cite, evidenceOf } from "./assemble/evidence.ts";
import { headlineOf } from "./assemble/headline.ts";
import { ledgerRows } from "./assemble/ledger.ts";
import { bundleRow, nextRows } from "./assemble/next.ts";
import { rivalRows } from "./assemble/rivals.ts";
import { scopeRow } from "./assemble/scope.ts";
import { type Shapes, shapesOf } from "./assemble/shape.ts";
import { captureRows, listedTasks, taskRow } from "./assemble/tasks.ts";
import type { Report } from "./schema.ts";

const GRADES = {
  header: "Apple header",
  "open-source": "open source",
  measurement: "measured",
  "third-party": "third-party report",
  "vendor-statement": "vendor's statement",
  inference: "our inference",
} as const;

/** The statements that carry each explanation that was looked at. */
type Carried = ReadonlyMap<Explanation, readonly Event[]>;

const assumes = (leans: Explanation["leans"]): Report["diagnoses"][number]["assumes"] =>
  leans.map((key) => {
    const { sentence, authority } = assumptionOf(key);
    return { key, sentence, authority: `${GRADES[authority.grade]}: ${authority.source}` };
  });

/** The rows of the report that a gate can set aside, before it did. */
const discrepancyRows = (
  { discrepancies }: Diagnosis,
  { tasks }: Index,
  cite: Cite,
  shapes: Shapes,
): Report["discrepancies"] =>
  discrepancies.map((discrepancy) => {
    const task = discrepancy.task === null ? undefined : tasks.get(discrepancy.task);
    const words = discrepancyWords(discrepancy, task);
    return {
      id: discrepancy.id,
      task: discrepancy.task,
      ...words,
      evidence: chainOf(discrepancy, task, cite),
      shape: shapes.ofDiscrepancy(words.kind, discrepancy, task),
      accepted: null,
    };
  });

/** The shape of an explanation. */
type ShapeOf = (explanation: Explanation) => string;

const diagnosisRow = (
  explanation: Explanation,
  diagnosis: Diagnosis,
  index: Index,
  carried: Carried,
  cite: Cite,
  shapeOf: ShapeOf,
): Report["diagnoses"][number] => {
  const { candidate } = explanation;
  const carriers = carried.get(explanation);
  return {
    causes: candidate.causes.map((cause) => cause.id),
    verdict: explanation.word,
    tasks: [...candidate.tasks],
    explains: [...candidate.explains],
    for: cite(explanation.for.slice(0, CITED)),
    against: [
      ...cite(explanation.against.slice(0, CITED)),
      ...cite(explanation.spared.slice(0, CITED), "another command, which it should have struck as well"),
    ],
    missing: [...explanation.missing],
    indistinguishableFrom: [...explanation.indistinguishableFrom],
    sentence: candidate.causes.map((cause) => cause.sentence).join(" "),
    remedy: candidate.causes.map((cause) => cause.remedy).join(" "),
    shown: explanation.shown,
    separatedBy: explanation.separations.map((one) => one.property),
    assumes: assumes(explanation.leans),
    ledger: ledgerRows(explanation, cite),
    counterfactual: counterfactualRows(explanation, index),
    rivals: rivalRows(explanation, diagnosis),
    carriedBy: carriers === undefined ? null : cite(carriers.map(({ at }) => at)),
    shape: shapeOf(explanation),
    accepted: null,
  };
};

/** What the person is asked: whose task an unscoped fact is, and what was received where nobody shows it. */
const questions = ({ timeline, verdict, assessed }: Diagnosis): string[] => {
  const unplaced = timeline.unplaced.map(({ fact, candidates }) =>
    candidates.length === 0
      ? `Which command is "${fact.text}" about? No task of these captures fits it.`
      : `Which task is "${fact.text}" about? It fits ${candidates
          .slice(0, 5)
          .map((task) => task.ref)
          .join(", ")}${candidates.length > 5 ? " and more" : ""}; say so with task:REF.`,
  );
  const received =
    verdict === "nothing-wrong" && assessed === "path"
      ? [
          "What did the host receive? No line shows it; state it with --given observed:dext=zeros or the bytes, or log the bytes.",
        ]
      : [];
  const mixed = numberingOf(timeline).several
    ? [
        "Which controller wrote which line? Several write one log under the same task ids, and nothing tells their lines apart: a name, a number or a registry id in front of each line would.",
      ]
    : [];
  return [...unplaced, ...received, ...mixed];
};

export const assemble = (diagnosis: Diagnosis, carried: Carried = new Map()): Report => {
  const { timeline } = diagnosis;
  const cite = evidenceOf(timeline.captures);
  const failing = new Set(diagnosis.discrepancies.flatMap(({ task }) => task ?? []));
  const shapes = shapesOf(diagnosis);
  const index = indexOf(diagnosis);
  const discrepancies = discrepancyRows(diagnosis, index, cite, shapes);
  const shapeById = new Map(discrepancies.map(({ id, shape }) => [id, shape]));
  const shapeOf: ShapeOf = ({ candidate }) =>
    shapes.ofCauses(
      candidate.causes.map((cause) => cause.id),
      candidate.explains.map((id) => shapeById.get(id) ?? id),
    );
  return {
    schemaVersion: "1",
    verdict: diagnosis.verdict,
    assessed: diagnosis.assessed,
    headline: headlineOf(diagnosis),
    platform: timeline.platform,
    given: timeline.facts.map((fact) => fact.text),
    captures: captureRows(timeline),
    taskCount: timeline.tasks.length,
    alignment: alignmentOf(diagnosis),
    tasks: listedTasks(timeline.tasks, failing).map((task) => taskRow(task, timeline.captures, cite)),
    discrepancies,
    scope: scopeRow(diagnosis),
    violations: diagnosis.contract.map(({ rule, cause, status, by, what, assumes: leans, evidence }) => ({
      rule,
      cause,
      status,
      by,
      what,
      assumes: assumes(leans),
      evidence: cite(evidence),
      shape: shapes.ofRule(rule, cause, evidence),
      accepted: null,
    })),
    diagnoses: diagnosis.explanations.map((explanation) =>
      diagnosisRow(explanation, diagnosis, index, carried, cite, shapeOf),
    ),
    ruledOut: diagnosis.ruledOut.map(({ cause, by }) => ({
      cause: cause.id,
      by: by.slice(0, CITED).flatMap(({ evidence, comparison }) => {
        const against = comparison();
        return cite([evidence], against === null ? "the rule is kept" : contradictionNote(against));
      }),
    })),
    notAssessable: diagnosis.notAssessable.map(({ cause, because }) => ({ cause: cause.id, because })),
    questions: questions(diagnosis),
    next: nextRows(diagnosis.next),
    bundle: bundleRow(diagnosis.next),
  };
};
