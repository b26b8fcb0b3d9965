/** The two versions that users script against. The bundler writes them in, so that no file is read for `--version`. */
declare const PACKAGE_VERSION: string;
declare const SCHEMA_VERSION: string;

/** Version of the package. */
export const version: string = PACKAGE_VERSION;

/** Major version of the JSON report. */
export const schemaVersion: string = SCHEMA_VERSION;
