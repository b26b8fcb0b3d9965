/** What a configuration gives where the command line says nothing. Apart from how it is found, because most runs have none. */

/** Options as a configuration gives them, in the form in which commander hands over those of the command line. Paths are from the working directory. */
export interface Defaults {
  readonly given: readonly string[];
  readonly align: readonly string[];
  readonly dialect: readonly string[];
  readonly platform: string | undefined;
  readonly failOn: string | undefined;
  readonly require: string | undefined;
  readonly baseline: string | undefined;
  readonly suppressions: string | undefined;
  readonly format: readonly string[];
}

export const NO_DEFAULTS: Defaults = {
  given: [],
  align: [],
  dialect: [],
  platform: undefined,
  failOn: undefined,
  require: undefined,
  baseline: undefined,
  suppressions: undefined,
  format: [],
};
