/** The cause `failure-elsewhere`: `observer.command` becomes `another`. */
import type { Cause } from "../cause.ts";

export const failureElsewhere: Cause = {
  id: "failure-elsewhere",
  title: "Failure elsewhere",
  sentence: "The data of this command are fine; another command or an upper layer failed.",
  flip: { key: "observer.command", value: "another" },
  effect: "established",
  remedy:
    "Look at the commands that the client's outcome really depends on: READ CAPACITY for an empty disk, the first failing command for an error.",
  remedyClass: "own",
  explanation:
    "An empty disk comes from READ CAPACITY and not from INQUIRY, and an error may belong to a command that no line here is about. Zeros parse as a valid INQUIRY, so the disk attaches all the same.",
  missing: "the command whose outcome the client met",
  supports: "An error or zeros at another command of the same disk.",
  refutes: "A look at what the client received for this very command.",
  commonness: 2,
  authority: "SPC and SBC for which command tells the capacity.",
};
