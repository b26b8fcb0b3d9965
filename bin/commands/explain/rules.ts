/** What each contract rule asks of a driver, and what follows where it is broken. */

export interface RuleText {
  readonly id: string;
  readonly demand: string;
  readonly consequence: string;
  readonly authority: string;
  readonly causes: readonly string[];
}

export const rules: readonly RuleText[] = [
  {
    id: "I-05",
    demand: "UserReportHBAConstraints is called before UserInitializeController returns.",
    consequence:
      "The kernel starts without the limits of the controller: a panic, a start that fails, or transfers above the limits.",
    authority: "Apple DTS; Apple header",
    causes: ["unreported-constraints", "late-constraints-report"],
  },
  {
    id: "I-06",
    demand: "UserReportHBAConstraints is called and never overridden.",
    consequence: "The kernel never gets the constraints, as if they had not been reported.",
    authority: "Apple DTS",
    causes: ["overridden-constraints-report"],
  },
  {
    id: "I-07",
    demand: "The constraints hold the seven required keys, each a number.",
    consequence:
      "The header announces a panic where one is missing; the alignment is where the kernel most likely reads it first.",
    authority: "Apple header; open source",
    causes: ["incomplete-constraints"],
  },
  {
    id: "I-08",
    demand: "Limits in bytes do not stand in the constraints, which count segments and their sizes.",
    consequence: "They are ignored there, and the kernel may hand over larger transfers than the firmware takes.",
    authority: "open source; third party",
    causes: ["misplaced-constraints"],
  },
  {
    id: "I-10",
    demand: "Keys of the storage stack are not given to IOPCIDevice::SetProperties.",
    consequence: "The call is refused or has no effect, and the constraints count as not reported.",
    authority: "open source",
    causes: ["misplaced-constraints", "unreported-constraints"],
  },
  {
    id: "I-32",
    demand:
      "A read task either takes its data buffer with UserGetDataBuffer or lets the controller write to fBufferIOVMAddr, and never both.",
    consequence:
      "At completion the framework copies the taken buffer over what the controller wrote: the host gets zeros, and everybody reports success.",
    authority: "Apple DTS; Apple documentation",
    causes: ["copied-back-buffer"],
  },
  {
    id: "I-34",
    demand: "UserGetDataBuffer is called only inside UserProcessParallelTask.",
    consequence:
      "Elsewhere the framework promises nothing: the call may fail, or give a buffer that is not the task's.",
    authority: "Apple documentation",
    causes: ["late-data-buffer"],
  },
];
