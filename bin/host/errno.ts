/** Names of system errors: the one place that looks into what `node:` modules throw. */

/** The system's name of an error, such as `ENOENT`; `unknown error` if it has none. */
export const codeOf = (error: unknown): string =>
  error instanceof Error && "code" in error && typeof error.code === "string" ? error.code : "unknown error";
