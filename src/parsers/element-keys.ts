/** Keys of a part of what the hardware is given: an address under one of them is not that of a whole request. */
import type { Field } from "./sentence.ts";

// SgeAddress     sgl_addr     prd[0].addr
const PART = /^(?:sge|sgl|sg|prd|prp)(?:[A-Z_ [.]|addr|len)/i;

/** True for the address of an element by its key. */
export const isElementAddress = ({ role, name }: Field): boolean => role === "iova" && PART.test(name);

// SgeAddress     sgl_addr     element address     desc0_addr
const NAMED =
  /^(?:sge?|sgl|prd|elem(?:ent)?|desc(?:riptor)?)(?:[ _]?\d{1,3}|\[\d{1,3}\])?[ _.]?(?:addr?|address|ptr|pa|base|iova|hi|lo)/i;

/** True for the address of an element under a key for that. */
export const namesElement = ({ fields }: { readonly fields: readonly Field[] }): boolean =>
  fields.some(({ role, name }) => (role === "iova" || role === "element") && NAMED.test(name));
