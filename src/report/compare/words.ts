/** The words of a comparison: steps, features of a state and their values, configuration. One phrase each, the same on every surface. */
import type { Step } from "../../model/component.ts";
import type { ConfigurationName } from "../../rules/configuration.ts";
import type { FacetName } from "../../rules/course/facet.ts";
import type { ListedConfiguration, ListedFacet, ListedTask, ListedValue, Touched } from "./listing.ts";

/** Steps after which a state stands. */
export const STEPS: Readonly<Record<Step, string>> = {
  prepare: "the preparation",
  dispatch: "the hand-over to the driver",
  submit: "the driver's posting of the request",
  fetch: "the controller's fetching of the request",
  stage: "the staging in the controller",
  transfer: "the DMA",
  answer: "the controller's reply",
  reply: "the driver's sight of the reply",
  complete: "the completion by the driver",
  accept: "the kernel's acceptance of the completion",
  expire: "the end of the task",
};

export const FACET_WORDS: Readonly<Record<FacetName, string>> = {
  "hand-over": "request handed to the driver",
  "data-buffer": "data buffer of UserGetDataBuffer",
  "own-mapping": "mapping of the driver's own",
  "submitted-address": "address that the driver posts",
  "submitted-length": "length that the driver posts",
  "submitted-command": "command that the driver posts",
  "submitted-direction": "direction that the driver posts",
  "submitted-unit": "logical unit that the driver posts",
  reach: "controller reached",
  "received-address": "address that the controller receives",
  "received-length": "length that the controller receives",
  "received-command": "command that the controller receives",
  "received-direction": "direction that the controller receives",
  "received-unit": "logical unit that the controller receives",
  staging: "bytes in the controller's staging",
  "engine-address": "address that the DMA engine is given",
  "engine-length": "length that the DMA engine is given",
  "engine-source": "buffer that the DMA engine reads",
  "engine-count": "bytes that the DMA engine moves",
  access: "access of the IOMMU",
  neighbour: "data beside the task's memory",
  "device-status": "status that the controller sends",
  "reply-order": "order of data and reply",
  "host-status": "status that the driver sees",
  "release-order": "order of reply and unmapping",
  "settle-order": "order of reply and the client's answer",
  "reported-length": "count in the response",
  "driver-sees": "bytes that the driver sees",
  "completion-order": "order of reply and completion",
  response: "fields of the response",
  completions: "number of completions",
  "client-sees": "bytes of the client",
  "client-length": "count of the client",
  "client-outcome": "what the client meets",
  "next-inquiry": "the kernel's next INQUIRY",
  ending: "how the task ends",
  crash: "crash of the host's CPU at an address",
};

const VALUES: Readonly<Record<ListedValue["value"], string>> = {
  own: "the task's own",
  mapping: "that of a mapping of the driver",
  zero: "zero",
  cut: "cut to 32 bits",
  "sign-extended": "with the upper half filled by the sign",
  "word-swapped": "with its halves exchanged",
  "byte-swapped": "with its bytes reversed",
  within: "inside the task's memory, not at its start",
  another: "another one",
  whole: "all of the request",
  short: "less than the request",
  long: "more than the request",
  none: "nothing",
  data: "data",
  zeros: "zeros",
  "left-over": "what stood there before",
  mixed: "data in part",
  "other-data": "other bytes than were sent",
  nothing: "not taken",
  same: "as wanted",
  altered: "not as wanted",
  allowed: "allowed",
  refused: "refused",
  good: "good",
  bad: "failed",
  "in-order": "as the contract has it",
  "out-of-order": "the other way round",
  yes: "yes",
  no: "no",
  completed: "completed",
  timeout: "given up after a timeout",
  abort: "aborted",
  "0-byte-disk": "a disk of 0 bytes",
};

/** How far a value may be trusted. */
const ORIGINS: Readonly<Record<ListedValue["origin"], string>> = {
  line: "",
  told: ", told",
  replay: " (by the model; no line shows it)",
};

/** `cut to 32 bits, 0x01c0000` */
export const valueText = (value: ListedValue | null): string => {
  if (value === null) return "not recorded";
  const text = value.value === "nothing" ? "no line shows it taken" : VALUES[value.value];
  const shown = value.shown === null || value.origin === "replay" ? "" : `, ${value.shown}`;
  const origin = value.value === "nothing" ? "" : ORIGINS[value.origin];
  return `${text}${shown}${origin}`;
};

export const facetText = ({ of }: Pick<ListedFacet, "of">): string => FACET_WORDS[of];

const CONFIGURATION: Readonly<Record<ConfigurationName, string>> = {
  "driver-version": "version of the driver",
  "constraints-report": "UserReportHBAConstraints",
  constraint: "constraint",
  "specification-transfer": "longest transfer of the DMA specification",
  "specification-bits": "address bits of the DMA specification",
  "specification-segments": "segment type of the DMA specification",
  "device-transfer": "longest transfer that the device states",
  mapper: "mapper of the provider",
  "highest-target": "highest target id",
  "data-buffer": "tasks that take UserGetDataBuffer",
  "own-mapping": "tasks with a mapping of the driver's own",
  elements: "tasks with several segments",
  addresses: "addresses handed over",
  "high-addresses": "addresses above 4 GiB",
  unaligned: "addresses that begin no page",
  lengths: "bytes asked for",
  longest: "longest request, bytes",
  ids: "task ids",
  "reused-ids": "task ids used again",
  depth: "tasks open at once, at most",
};

export const configurationText = ({ of, key }: Pick<ListedConfiguration, "of" | "key">): string =>
  key === null ? CONFIGURATION[of] : `${CONFIGURATION[of]} ${key}`;

export const FATES: Readonly<Record<Touched["fate"], string>> = {
  confirmed: "confirmed",
  likely: "likely",
  possible: "possible",
  unlikely: "unlikely",
  "ruled-out": "ruled out",
  "not-assessable": "not assessable",
  "explains-nothing": "explains nothing here",
};

/** `INQUIRY, 36 bytes in` */
export const roleText = ({ command, bytes, direction }: ListedTask): string =>
  `${command ?? "unknown command"}, ${bytes === null ? "unknown length" : `${bytes} bytes`}, ${direction}`;
