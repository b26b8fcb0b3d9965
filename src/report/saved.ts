/** Reports that were saved as JSON and come back: what holds none is `null`, never an exception. */
import { type Baseline, baselineSchema, type Report, reportSchema } from "./schema.ts";

const jsonOf = (text: string): unknown => {
  try {
    return JSON.parse(text.replace(/^\ufeff/u, ""));
  } catch {
    return null;
  }
};

/** The report that a JSON text holds, `null` if it is none of this version. */
export const parseReport = (text: string): Report | null => reportSchema.safeParse(jsonOf(text)).data ?? null;

/** The findings of a saved report, `null` if it has no shapes to know them by. */
export const parseBaseline = (text: string): Baseline | null => baselineSchema.safeParse(jsonOf(text)).data ?? null;
