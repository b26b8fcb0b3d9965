/** Keys of a part of what the hardware is given: an address under one of them is not that of a whole request. */
import type { Field } from "./sentence.ts";

// SgeAddress     sgl_addr     prd[0].addr
const OF_ELEMENT = /^(?:sge|sgl|sg|prd|prp)(?:[A-Z_ [.]|addr|len)/i;

/** True for the address of an element by its key. */
export const isElementAddress = ({ role, name }: Field): boolean => role === "iova" && OF_ELEMENT.test(name);
