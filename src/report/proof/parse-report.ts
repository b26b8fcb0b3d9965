/** Reads a report back. Apart from what is done with it, because only the shape needs zod. */
import { type Report, reportSchema } from "../schema.ts";

/** The report that a JSON text holds, `null` if it is none of this version. */
export const parseReport = (text: string): Report | null => {
  try {
    const parsed = reportSchema.safeParse(JSON.parse(text));
    return parsed.success ? parsed.data : null;
  } catch {
    return null;
  }
};
