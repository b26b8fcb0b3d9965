/** Words of a status that name what went wrong, and nothing that the line is about. */

// status=dma_error     result: xdma_fault
const ENGINE = /\b(?:status|sts|st|result)\s?[=:]\s?"?\w{0,16}dma/i;

/** True for a line whose status blames the engine: it tells how a request ended. */
export const blamesEngine = ({ body }: { readonly body: string }): boolean => ENGINE.test(body);
