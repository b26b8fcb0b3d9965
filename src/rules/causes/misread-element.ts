/** The cause `misread-element`: `driver.address` becomes `misread`. */
import type { Cause } from "../cause.ts";

export const misreadElement: Cause = {
  id: "misread-element",
  title: "Misread element",
  sentence:
    "The controller reads the scatter element with another width or from another place than the driver wrote it, and the address is shifted or mixed with its neighbour.",
  flip: { key: "driver.address", value: "misread" },
  effect: "established",
  remedy:
    "Use the element layout that the request's flags announce, or announce the one that is used: 32 or 64 bits, simple or IEEE.",
  remedyClass: "element-address",
  explanation:
    "Controllers know several layouts of an element, and a flag tells which one follows. With the wrong flag, the length or the flags become a half of the address, or the address is read a few bytes beside its place.",
  missing: "an address at the controller that is the dispatched IOVA shifted, or half of it beside something else",
  supports:
    "A received address in which a half of the dispatched IOVA stands beside the length or the flags, or that is the IOVA shifted by whole bytes.",
  refutes: "The dispatched IOVA at the controller.",
  commonness: 3,
  authority: "mpi2.h and megaraid_sas.h, layouts of scatter elements.",
};
