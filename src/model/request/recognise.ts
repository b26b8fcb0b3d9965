/**
 * Finds the layout that bytes have, or none. Bytes are a request only if they pass many checks and no other layout passes as many:
 * a wrong address is worse than an unread frame.
 */
import type { Bytes } from "../bytes.ts";
import { mfiRequests } from "./mfi.ts";
import { mpiRequests } from "./mpi.ts";
import type { Request } from "./request.ts";

/** Checks that a request passes at least. */
const LEAST_PASSED = 4;

const passed = ({ checks }: Request): number => checks.filter((check) => check.passed === true).length;
const failed = ({ checks }: Request): number => checks.filter((check) => check.passed === false).length;

/** A frame of zeros passes many checks: it asks for nothing and moves nothing. A request with data has a length, a direction and an element. */
const movesData = ({ dataLength, direction, elements }: Request): boolean =>
  dataLength.value !== 0 && direction.value !== "none" && elements.length > 0;

/** True if two ways to read the bytes say the same of what is moved where. */
const alike = (a: Request, b: Request): boolean =>
  a.layout === b.layout &&
  a.elements.length === b.elements.length &&
  a.elements.every(
    ({ address, length }, at) =>
      address.value === b.elements[at]?.address.value && length.value === b.elements[at]?.length.value,
  );

/** How a request fares: checks that it passes less those that it fails. */
const standing = (request: Request): number => passed(request) - failed(request);

/** The request that the bytes are; `null` if they are none, or may be two. */
export const recognise = (bytes: Bytes): Request | null => {
  const candidates = [...mpiRequests(bytes), ...mfiRequests(bytes)]
    .filter((request) => movesData(request) && passed(request) >= LEAST_PASSED && failed(request) < passed(request))
    .sort((a, b) => standing(b) - standing(a));
  const [best, ...others] = candidates;
  if (best === undefined) return null;
  const rivals = others.filter((other) => standing(other) === standing(best));
  return rivals.every((rival) => alike(rival, best)) ? best : null;
};
