/** What a simulated party has to say, before anybody chooses words for it. */

export type Source = "host" | "firmware" | "kernel" | "client";
export type Way = "in" | "out" | "none";

interface Said {
  /** Microseconds of the true clock. */
  readonly at: number;
  readonly source: Source;
  /** Position of the task in the workload, `-1` for what belongs to none: part of the line's name, never printed. */
  readonly of: number;
}

export interface Words {
  initBegin: Record<never, never>;
  initStep: { readonly call: string; readonly result: number };
  constraintKey: { readonly key: string; readonly value: string };
  constraints: { readonly result: number };
  override: Record<never, never>;
  initEnd: { readonly result: number };
  started: Record<never, never>;
  specification: { readonly bits: number; readonly align: number; readonly max: number };
  dispatch: {
    readonly task: number;
    readonly target: number;
    readonly iova: bigint;
    readonly length: number;
    readonly way: Way;
    readonly cdb: readonly number[];
  };
  dataBuffer: {
    readonly task: number;
    readonly target: number;
    readonly result: number;
    readonly address: bigint;
    readonly length: number;
    readonly where: "dispatch" | "completion";
  };
  prepare: {
    readonly task: number;
    readonly segments: number;
    readonly iova: bigint;
    readonly length: number;
    readonly buffer: bigint;
    readonly access: "in" | "out" | "both";
    readonly result: number;
  };
  /** `UserReportHighestSupportedDeviceID`. */
  highest: { readonly id: number };
  /** The same keys, given to the PCI device, which reads none of them. */
  properties: { readonly result: number };
  unprepare: { readonly task: number; readonly result: number; readonly iova: bigint; readonly length: number };
  submit: { readonly task: number; readonly iova: bigint; readonly length: number; readonly way: Way };
  doorbell: { readonly task: number };
  reply: { readonly task: number; readonly status: number; readonly scsi: number; readonly moved: number };
  clear: { readonly task: number; readonly address: bigint; readonly length: number; readonly value: number };
  copy: { readonly task: number; readonly from: bigint; readonly to: bigint; readonly length: number };
  dump: {
    readonly task: number;
    readonly whose: "task" | "data buffer" | "private";
    readonly address: bigint | null;
    readonly bytes: Uint8Array;
    readonly announced: number;
    readonly phase: "before reply" | "before completion" | null;
  };
  complete: {
    readonly task: number;
    readonly target: number;
    readonly moved: number;
    readonly status: number;
    readonly version: number;
  };
  abort: { readonly task: number };
  registers: { readonly name: string; readonly value: number };
  notOpen: { readonly result: number };
  enter: { readonly task: number; readonly method: string };
  received: {
    readonly task: number;
    readonly iova: bigint;
    readonly length: number;
    readonly cdb: readonly number[];
    readonly way: Way;
  };
  staged: { readonly task: number; readonly from: bigint; readonly bytes: Uint8Array };
  engine: { readonly task: number; readonly from: bigint; readonly to: bigint; readonly length: number };
  engineDone: { readonly task: number; readonly count: number };
  posted: { readonly task: number; readonly status: number };
  firmwareFault: { readonly code: number };
  firmwareReset: Record<never, never>;
  fault: {
    readonly iova: bigint;
    readonly access: "read" | "write";
    readonly why: "unmapped" | "rights" | "requester";
    readonly device: string;
  };
  width: { readonly device: string };
  timeout: { readonly task: number; readonly seconds: number };
  crash: { readonly address: bigint };
  clientDump: { readonly task: number; readonly bytes: Uint8Array };
  clientError: { readonly task: number; readonly length: number; readonly errno: number };
  clientShort: { readonly task: number; readonly got: number; readonly wanted: number };
  disk: { readonly blocks: bigint; readonly blockBytes: number };
  canary: { readonly task: number; readonly value: number; readonly length: number };
}

export type Kind = keyof Words;
export type Statement<K extends Kind = Kind> = { [P in K]: Said & { readonly kind: P } & Words[P] }[K];
