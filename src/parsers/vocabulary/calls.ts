/**
 * Names of framework methods and what they say, whether they stand in a tag, before a colon or in a statement. Names:
 * Apple's SCSIControllerDriverKit, PCIDriverKit and DriverKit headers.
 */

/** What a method's name says; `other` for those that are known and become no event. */
export type Call =
  | "dispatch"
  | "get-data-buffer"
  | "complete"
  | "initialize"
  | "start"
  | "constraints"
  | "map"
  | "unmap"
  | "set-up"
  | "abort"
  | "reset-unit"
  | "reset-target"
  | "pool"
  | "fill"
  | "specification"
  | "highest-target"
  | "initiator"
  | "task-count"
  | "create-target"
  | "destroy-target"
  | "properties"
  | "other";

interface Entry {
  readonly call: Call;
  /** True if nothing but a SCSI driver's log has this name. */
  readonly telling: boolean;
  readonly names: readonly string[];
}

const ENTRIES: readonly Entry[] = [
  { call: "dispatch", telling: true, names: ["UserProcessParallelTask", "ProcessParallelTask"] },
  { call: "get-data-buffer", telling: true, names: ["UserGetDataBuffer"] },
  // get_data_buffer     report_hba_constraints: the methods in the naming style of another language
  { call: "get-data-buffer", telling: false, names: ["GetDataBuffer"] },
  {
    call: "complete",
    telling: true,
    names: ["UserCompleteParallelTask", "ParallelTaskCompletion", "CompleteParallelTask"],
  },
  { call: "initialize", telling: true, names: ["UserInitializeController"] },
  { call: "initialize", telling: false, names: ["InitializeController", "InitController", "ControllerInit"] },
  { call: "start", telling: true, names: ["UserStartController"] },
  { call: "start", telling: false, names: ["StartController", "ControllerStart"] },
  { call: "constraints", telling: true, names: ["UserReportHBAConstraints", "ReportHBAConstraints"] },
  { call: "map", telling: true, names: ["PrepareForDMA"] },
  { call: "unmap", telling: true, names: ["CompleteDMA"] },
  {
    call: "set-up",
    telling: false,
    names: [
      "Open",
      "SetDispatchQueue",
      "CreateQueue",
      "CreateDispatchQueue",
      "ConfigureInterrupts",
      "EnableInterrupts",
    ],
  },
  { call: "set-up", telling: false, names: ["SetInterruptHandler", "SetHandler", "SetPowerState", "SetBusMaster"] },
  { call: "abort", telling: true, names: ["UserAbortTaskRequest"] },
  {
    call: "reset-unit",
    telling: true,
    names: ["UserLogicalUnitResetRequest", "UserAbortTaskSetRequest", "UserClearTaskSetRequest"],
  },
  { call: "reset-target", telling: true, names: ["UserTargetResetRequest"] },
  { call: "pool", telling: true, names: ["UserMapHBAData"] },
  { call: "fill", telling: false, names: ["memset", "bzero", "memset_s", "explicit_bzero"] },
  {
    call: "other",
    telling: true,
    names: ["UserDoesHBAPerformAutoSense", "UserInitializeTargetForID"],
  },
  { call: "specification", telling: true, names: ["UserGetDMASpecification"] },
  { call: "highest-target", telling: true, names: ["UserReportHighestSupportedDeviceID"] },
  { call: "initiator", telling: true, names: ["UserReportInitiatorIdentifier"] },
  { call: "task-count", telling: true, names: ["UserReportMaximumTaskCount"] },
  { call: "destroy-target", telling: true, names: ["UserDestroyTargetForID"] },
  { call: "create-target", telling: true, names: ["UserCreateTargetForID"] },
  { call: "properties", telling: false, names: ["SetProperties"] },
];

const CALLS: ReadonlyMap<string, Entry> = new Map(
  ENTRIES.flatMap((entry) => entry.names.map((name) => [name.toLowerCase().replaceAll("_", ""), entry] as const)),
);

/** What a method's name says; the `_Impl` that the interface compiler adds does not matter. */
export const callOf = (name: string): Pick<Entry, "call" | "telling"> | undefined =>
  CALLS.get(
    name
      .toLowerCase()
      .replace(/_?impl$/, "")
      .replaceAll("_", ""),
  );
