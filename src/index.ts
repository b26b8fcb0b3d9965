/**
 * The one door of the core: bytes of captures in, a report out. Synchronous and deterministic; no file, no clock, no console.
 */
export {};
