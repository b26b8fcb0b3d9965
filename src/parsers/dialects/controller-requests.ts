/**
 * Requests that a driver or a firmware prints as a dump. Apart from other dumps, because their bytes are no data: what they say is
 * an address, a length and a command.
 */
import { type Dialect, has } from "../dialect.ts";
import { announcesRequest } from "../request-words.ts";
import { directionSaid } from "../said-values.ts";

/** Requests as dumps. */
export const controllerRequests: Dialect = {
  id: "controller-requests",
  about: "Request frames of MPI and MFI controllers, dumped by a driver or by firmware.",
  readings: [
    {
      example: "MPI request frame dump, task 200, 144 bytes",
      topics: ["posted-request", "fetched-request"],
      opens: true,
      reads: (sentence) =>
        announcesRequest(sentence) &&
        !has(sentence, "address", "iova", "element", "received", "source", "source-address", "status", "scsi-status") &&
        // SCSIIO_REQ SMID 617 LUN 0 DL 0x6 CTL D2H: the request in words
        !has(sentence, "unit", "direction", "cdb") &&
        directionSaid(sentence) === null,
    },
  ],
  samples: [
    {
      lines: [
        "MPI request frame dump:",
        "0x0000: 11 00 00 f0 00 00 00 00 00 00 00 00 00 04 7a 3f",
        "0x0010: 00 00 60 00 20 00 00 00 00 00 00 00 06 00 00 00",
        "0x0020: 00 00 00 00 06 00 00 00 00 00 00 00 00 00 00 00",
        "0x0030: 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 02",
        "0x0040: 12 00 00 00 06 00 00 00 00 00 00 00 00 00 00 00",
        "0x0050: 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00",
        "0x0060: 00 00 1e 00 00 00 11 00 00 00 00 00 00 00 00 00",
        "0x0070: 00 00 00 00 00 00 00 00 00 01 00 00 00 00 00 00",
        "0x0080: 00 40 5c 8a 00 00 00 00 06 00 00 00 00 00 00 40",
      ],
      gives: ["submit"],
    },
  ],
};
