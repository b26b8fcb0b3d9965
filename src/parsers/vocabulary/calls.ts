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
  | "pool"
  | "fill"
  | "specification"
  | "highest-target"
  | "create-target"
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
  {
    call: "complete",
    telling: true,
    names: ["UserCompleteParallelTask", "ParallelTaskCompletion", "CompleteParallelTask"],
  },
  { call: "initialize", telling: true, names: ["UserInitializeController"] },
  { call: "start", telling: true, names: ["UserStartController"] },
  { call: "constraints", telling: true, names: ["UserReportHBAConstraints"] },
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
  { call: "abort", telling: true, names: ["UserAbortTaskRequest", "UserAbortTaskSetRequest"] },
  { call: "pool", telling: true, names: ["UserMapHBAData"] },
  { call: "fill", telling: false, names: ["memset", "bzero", "memset_s", "explicit_bzero"] },
  {
    call: "other",
    telling: true,
    names: ["UserDoesHBAPerformAutoSense", "UserInitializeTargetForID"],
  },
  { call: "specification", telling: true, names: ["UserGetDMASpecification"] },
  { call: "highest-target", telling: true, names: ["UserReportHighestSupportedDeviceID"] },
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
