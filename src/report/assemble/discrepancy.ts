/** One discrepancy in words: what departs from the model, what was predicted and what was observed. */
import { formatBytes } from "../../model/bytes.ts";
import type { Comparison, Prediction } from "../../model/comparison.ts";
import type {
  BytesObservation,
  ContactObservation,
  LengthObservation,
  NeighbourObservation,
  Observation,
  OutcomeObservation,
  RegisterObservation,
  ResponseObservation,
} from "../../model/observation.ts";
import type { Task } from "../../model/task.ts";
import { hex } from "../../model/units.ts";
import type { Discrepancy } from "../../rules/discrepancy.ts";
import type { Report } from "../schema.ts";

type Kind = Report["discrepancies"][number]["kind"];

interface Words {
  readonly kind: Kind;
  readonly what: string;
  readonly predicted: string;
  readonly observed: string;
}

const POINTS = {
  submitted: "the driver submitted",
  received: "the controller received",
  engine: "the DMA engine was given",
} as const;

const WHO: Readonly<Record<BytesObservation["who"], string>> = {
  device: "the firmware staged",
  dext: "the DEXT read",
  client: "the client got",
};

const predictedBytes = (prediction: Prediction): string => {
  if (prediction.of !== "bytes") return "";
  if (prediction.content === "payload") return "the device's data, which no line shows";
  return prediction.content === "prior" ? "memory that nobody wrote" : formatBytes(prediction.bytes);
};

const whatBytes = (
  { who, bytes, again }: BytesObservation,
  { prediction, wrong }: Comparison,
  out: boolean,
): string => {
  const zero = bytes.every((byte) => byte === 0);
  if (out && who !== "device")
    return `${WHO[who]} ${zero ? "zeros" : "other bytes"} where the program wrote other bytes`;
  if (who === "device") {
    if (again === true) return "the staging buffer holds other bytes than before, and the reply is not yet posted";
    return prediction.of === "bytes" && prediction.content === "payload"
      ? "the firmware staged only zeros for a command whose data are never all zeros"
      : "the controller got other bytes than the host handed over";
  }
  const source =
    prediction.of === "bytes" && prediction.content === "payload"
      ? "the device's data belong"
      : "the firmware had staged other bytes";
  if (zero) return `${WHO[who]} zeros where ${source}`;
  const first = Math.min(...wrong);
  const toEnd = wrong.length === bytes.length - first;
  const at =
    wrong.length === bytes.length
      ? ""
      : toEnd
        ? ` from byte ${first} on`
        : ` at ${wrong.length === 1 ? "byte" : "bytes"} ${wrong.slice(0, 4).join(", ")}${wrong.length > 4 ? " and more" : ""}`;
  return `${WHO[who]} other bytes than the firmware staged${at}`;
};

const whatLength = ({ point }: LengthObservation): string => {
  switch (point) {
    case "counted":
      return "the DMA engine counted another number of bytes than it was given";
    case "reported":
      return "the driver reported another number of bytes than moved";
    case "delivered":
      return "the client got another number of bytes than moved";
    default:
      return `${POINTS[point]} another length than was requested`;
  }
};

const FIELDS: Readonly<Record<ResponseObservation["field"], readonly [what: string, predicted: string]>> = {
  version: ["the response of the completion has another version than the kernel takes", "version 1"],
  task: ["the response of the completion names another task", "the task's own id"],
  target: ["the response of the completion names another target", "the task's own target"],
  call: ["the call that posts the task says that the task is over already", "0, in process"],
};

/** What befell a request that no line shows handed to the driver. */
const UNDELIVERED: Readonly<Record<"error" | "rejection" | "stall", Words>> = {
  error: {
    kind: "outcome",
    what: "a client's request failed, and no line shows it handed to the driver",
    predicted: "a request that the driver gets",
    observed: "an error",
  },
  rejection: {
    kind: "outcome",
    what: "the kernel refused a request that no line shows handed to the driver",
    predicted: "a request that the driver gets",
    observed: "a rejection",
  },
  stall: {
    kind: "outcome",
    what: "the bring-up of a service hangs",
    predicted: "a bring-up that ends",
    observed: "a wait in vain",
  },
};

const outcomeWords = ({ outcome }: OutcomeObservation, prediction: Prediction): Words => {
  if (outcome.of === "status") {
    return { kind: "outcome", what: "the command ended without success", predicted: "success", observed: outcome.text };
  }
  if (outcome.of === "next-inquiry") {
    const length =
      prediction.of === "next-inquiry" && prediction.length !== null ? `${prediction.length} bytes` : "more bytes";
    return {
      kind: "outcome",
      what: `the INQUIRY that follows asks for ${outcome.length} bytes, so the kernel did not see what the firmware staged`,
      predicted: `an INQUIRY of ${length}`,
      observed: `an INQUIRY of ${outcome.length} bytes`,
    };
  }
  if (outcome.of === "end") {
    return {
      kind: "outcome",
      what: outcome.value === "timeout" ? "the framework gave up on the task" : "the task was aborted",
      predicted: "a completion",
      observed: outcome.value === "timeout" ? "a timeout" : "an abort",
    };
  }
  if (outcome.of === "undelivered") return UNDELIVERED[outcome.as];
  if (outcome.value === "ok") {
    return {
      kind: "outcome",
      what: "the client met a disk with data where none arrived",
      predicted: "an empty disk",
      observed: "a disk with data",
    };
  }
  const met = outcome.value === "0-byte-disk" ? "a disk of 0 bytes" : "an error";
  return {
    kind: "outcome",
    what: `the client met ${met}`,
    predicted: "a disk with the data that the firmware staged",
    observed: met,
  };
};

const addressText = (address: unknown): string =>
  typeof address === "bigint" ? hex(address) : address === "elsewhere" ? "an address that nobody recorded" : "unknown";

type StepObservation = Extract<Observation, { kind: "reply-order" | "release-order" | "field" | "mapping" }>;

const stepWords = (observation: StepObservation): Words => {
  switch (observation.kind) {
    case "reply-order":
      return {
        kind: "order",
        what: "the controller replied before the transfer was done",
        predicted: "data, then reply",
        observed: "reply, then data",
      };
    case "release-order":
      return {
        kind: "order",
        what: "the driver undid its mapping before the reply",
        predicted: "reply, then unmapping",
        observed: "unmapping, then reply",
      };
    case "field":
      return {
        kind: "request",
        what: `${POINTS[observation.point]} another ${observation.field} than was handed out`,
        predicted: `the ${observation.field} of the dispatch`,
        observed: `another ${observation.field}`,
      };
    case "mapping":
      return {
        kind: "outcome",
        what: "the driver's mapping failed",
        predicted: "a mapping",
        observed: "an error",
      };
  }
};

const platformWords = (observation: ContactObservation | RegisterObservation | NeighbourObservation): Words => {
  if (observation.kind === "neighbour") {
    return {
      kind: "bytes",
      what: "what the firmware staged for this task stands in memory beside the task's",
      predicted: "memory that the transfer leaves alone",
      observed: formatBytes(observation.bytes),
    };
  }
  if (observation.kind === "contact") {
    const what = "the controller reached host memory";
    return { kind: "fault", what, predicted: "no access", observed: "an access that worked" };
  }
  return observation.of === "mastering"
    ? {
        kind: "fault",
        what: "the command register does not let the controller master the bus",
        predicted: "bus mastering on",
        observed: "bus mastering off",
      }
    : {
        kind: "fault",
        what: "a read of the controller's registers gave all ones",
        predicted: "an answer",
        observed: "all ones",
      };
};

const wordsFor = (observation: Observation, comparison: Comparison, out: boolean): Words => {
  const { prediction } = comparison;
  switch (observation.kind) {
    case "address": {
      const predicted = addressText(prediction.of === "address" ? prediction.address : null);
      const what = `${POINTS[observation.point]} another address than the dispatched IOVA`;
      return { kind: "address", what, predicted, observed: hex(observation.value) };
    }
    case "length": {
      const predicted =
        prediction.of === "length" && prediction.length !== null ? `${prediction.length} bytes` : "unknown";
      return { kind: "length", what: whatLength(observation), predicted, observed: `${observation.value} bytes` };
    }
    case "bytes":
      return {
        kind: "bytes",
        what: whatBytes(observation, comparison, out),
        predicted: predictedBytes(prediction),
        observed: formatBytes(observation.bytes),
      };
    case "order":
      return {
        kind: "order",
        what: "the task was completed before its reply",
        predicted: "reply, then completion",
        observed: "completion, then reply",
      };
    case "reply-order":
    case "release-order":
    case "field":
    case "mapping":
      return stepWords(observation);
    case "engine":
      return {
        kind: "address",
        what: "the DMA engine reads another buffer than the staged one",
        predicted: "the staged buffer",
        observed: observation.source === "crossed" ? "the staged buffer of another open task" : "another source",
      };
    case "step":
      return { kind: "outcome", what: "a step took place that should not", predicted: "no such step", observed: "it" };
    case "sequence":
      return {
        kind: "order",
        what: `the ${observation.step === "reply" ? "reply" : "completion"} came after the end of the task`,
        predicted: "the other order",
        observed: observation.place === "after-end" ? "behind the end" : "ahead of the end",
      };
    case "response": {
      const [what, predicted] = FIELDS[observation.field];
      return { kind: "outcome", what, predicted, observed: observation.value };
    }
    case "completions":
      return {
        kind: "outcome",
        what:
          observation.by === "driver"
            ? "the driver completed the task twice"
            : "a completion met no request in the kernel",
        predicted: "one completion, which meets its request",
        observed: observation.by === "driver" ? "two completions" : "a completion without a request",
      };
    case "rights":
      return {
        kind: "fault",
        what: "the mapping forbids the device's access",
        predicted: "access allowed",
        observed: "access forbidden",
      };
    case "condition":
      return {
        kind: "outcome",
        what: "a line states the contrary",
        predicted: "what the model takes for granted",
        observed: "the contrary",
      };
    case "crash":
      return {
        kind: "outcome",
        what: `a process of the host crashed at ${hex(observation.address)}, which is an address of the device's`,
        predicted: "no crash",
        observed: `a crash at ${hex(observation.address)}`,
      };
    case "outcome":
      return outcomeWords(observation, prediction);
    case "contact":
    case "register":
    case "neighbour":
      return platformWords(observation);
    case "fault": {
      const where = observation.address === null ? "" : ` at ${hex(observation.address)}`;
      return {
        kind: "fault",
        what: `the IOMMU refused an access of the device${where}`,
        predicted: "no fault",
        observed: `${observation.reason ?? "a"} fault${where}`,
      };
    }
  }
};

const stray = ({ fault, fact }: Discrepancy): Words => {
  if (fault !== null) {
    const where = fault.address?.value == null ? "" : ` at ${hex(fault.address.value)}`;
    return {
      kind: "fault",
      what: `the IOMMU refused an access${where} that no task here accounts for`,
      predicted: "no fault",
      observed: `a fault${where}`,
    };
  }
  const shown = fact?.saw ?? "";
  const saw = typeof shown === "string" ? shown : formatBytes(shown);
  const empty = fact?.saw === "0-byte-disk";
  return {
    kind: empty ? "outcome" : "bytes",
    what: empty ? "the client met a disk of 0 bytes" : `the ${fact?.by === "client" ? "client" : "DEXT"} saw ${saw}`,
    predicted: empty ? "a disk with data" : "the device's data",
    observed: saw,
  };
};

/** The words of a discrepancy; `task` is the one that it is of. */
export const discrepancyWords = (discrepancy: Discrepancy, task: Task | undefined): Words =>
  discrepancy.comparison === null
    ? stray(discrepancy)
    : wordsFor(discrepancy.comparison.observation, discrepancy.comparison, task?.direction === "data-out");
