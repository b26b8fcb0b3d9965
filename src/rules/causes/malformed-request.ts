/** The cause `malformed-request`: `driver.frame` becomes `altered`. */
import type { Cause } from "../cause.ts";

export const malformedRequest: Cause = {
  id: "malformed-request",
  title: "Malformed request",
  sentence:
    "The command, the tag or the unit reaches the controller other than the driver was given it, and another command is carried out, or none.",
  flip: { key: "driver.frame", value: "altered" },
  effect: "established",
  remedy:
    "Build every field of the frame from the task at hand, with the width and the byte order of the controller's interface, and clear what is not used.",
  remedyClass: "own",
  explanation:
    "Request frames have many fields beside address and length. A CDB that is copied short, a field of another layout, or the rest of a former command makes the controller do something else, or refuse the request, while the element is right.",
  missing: "the command as the controller fetched it",
  supports: "A command at the controller that differs from the dispatched one, or a refusal that names a bad field.",
  refutes: "The same command at the controller.",
  commonness: 3,
  authority: "Comparison of two command descriptor blocks.",
};
