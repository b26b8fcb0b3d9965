/** A pattern in the client's buffer before the command. Separates "somebody wrote zeros" from "nobody wrote". */
import { within } from "../../model/ledger.ts";
import type { Experiment } from "../experiment.ts";

export const canary: Experiment = {
  id: "canary",
  do: "Fill the client's buffer with 0xA5 before the command, and look at it afterwards.",
  ask: "What does the client's buffer hold afterwards, if it is filled with 0xA5 before the command: the data, zeros, or still 0xA5?",
  paste: null,
  place: "client",
  cost: 5,
  dependable: true,
  applies: (_, tasks) => tasks.length > 0,
  predicts: ({ machine }) => {
    const client = machine.looks["after-completion"]?.client ?? [];
    const [first] = within(client, 0, 1);
    if (first === undefined) return null;
    if (first.content.kind === "prior") return first.writer.step === "dma" ? null : "pattern";
    return first.writer.step === "dma" ? "data" : "zeros";
  },
  outcomes: {
    data: "the data are there, so only the look in the driver was wrong",
    zeros: "zeros are there, so somebody wrote them",
    pattern: "the pattern is still there, so nobody wrote",
  },
};
