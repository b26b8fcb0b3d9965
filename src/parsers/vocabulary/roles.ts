/** Every role in words, for people who say in a dialect file what a vendor's key means. Data only. */
import type { Half } from "./halves.ts";
import type { Role } from "./key.ts";

/** What a dialect file may say of a value: a role, or one of the halves in which an IOVA is printed. */
export type FileRole = Role | Half;

/** What the value of a key with this role is. */
export const ROLES: Readonly<Record<FileRole, string>> = {
  task: "the id of the task",
  slot: "the number under which the driver gave the task to the hardware, beside the task's own id",
  target: "the id of the target",
  dispatched: "the IOVA that the framework handed to the driver (fBufferIOVMAddr)",
  requested: "the byte count that the framework asked for (fRequestedTransferCount)",
  received: "the host's IOVA as the controller fetched it from the request",
  "stated-length": "the byte count as the controller fetched it from the request",
  iova: "an address on the device's side of the IOMMU, whoever prints it",
  high: "the upper 32 bits of an IOVA",
  low: "the lower 32 bits of an IOVA",
  element: "the address of a scatter element, on whichever side",
  address: "an address of memory that the line is about",
  buffer: "the address of a buffer of the host",
  length: "a byte count",
  direction: "where the data go",
  cdb: "the bytes of the command descriptor block",
  block: "the number of the block of the disk that a program asks for first",
  opcode: "the operation code of the command, or its name",
  command: "the command, as a code, a name or bytes",
  "source-address": "the controller's own address from which the data go, a word that only firmware uses",
  source: "where the DMA engine reads",
  destination: "where the DMA engine writes",
  count: "the byte count that the DMA engine itself counted",
  transferred: "the byte count that is reported as transferred",
  moved: "the byte count that was moved",
  residual: "the byte count that was asked for and not moved",
  "reply-status": "the status of the controller's reply",
  "scsi-status": "the SCSI status byte",
  "completion-status": "the status with which the driver completes the task",
  status: "a status",
  version: "the version of a structure",
  "service-response": "the SCSI service response of a call or a completion",
  "response-task": "the task id inside the response that completes a task",
  "response-target": "the target id inside the response that completes a task",
  nexus: "the task in a nexus of target, unit and task (Q)",
  delivered: "the byte count that a client got",
  result: "what a call returned",
  fill: "the byte with which memory is filled",
  rights: "what a mapping lets the device do",
  bytes: "bytes that stand in memory",
  capacity: "the size of a disk",
  constraint: "a value of the constraints dictionary",
  "max-transfer": "the longest transfer that somebody takes",
  "address-bits": "the number of address bits of the DMA specification",
  "segment-type": "the type of the segments of the DMA specification",
  segments: "the number of segments of a request",
  "highest-target": "the highest target id that the driver reports",
  mapper: "the mapper of the provider",
  "sense-length": "the byte count of the sense data in a response",
  "task-count": "the number of tasks that the driver has room for",
  unit: "the logical unit of a target",
  function: "the name of the function that writes the line",
  call: "the name of a method that is called",
  other: "anything else: the key is known and says nothing about a transfer",
};

/** The role and the half that a word of a dialect file means. */
export const meantRole = (word: FileRole): { readonly role: Role; readonly half: Half | null } =>
  word === "high" || word === "low" ? { role: "element", half: word } : { role: word, half: null };
