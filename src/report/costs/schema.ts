/** The published shape of a file of costs, which a person writes: what observations take, beside each other. */
import * as z from "zod";

export const costsSchema = z.record(
  z.string().describe("the id of an observation, or disk, driver, firmware or client for all of a place"),
  z.number().positive().max(1000).nullable().describe("beside the others; null for what cannot be made"),
);

/** The JSON Schema of a file of costs, draft 2020-12. */
export const costsJsonSchema = (): unknown => ({
  $id: "urn:dma-forensics:costs:1",
  title: "dma-forensics costs of observations",
  ...(z.toJSONSchema(costsSchema) as object),
});
