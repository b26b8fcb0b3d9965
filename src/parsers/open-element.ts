/**
 * An element whose parts stand behind one sign: `sge0=hi:00000000,lo:82ff8000,len:6`. Apart from the grammar, to which the first part would be the
 * value of the element.
 */

const OPEN =
  /(?<![\w-])((?:sge?|sgl|seg|segment|prd|prp|desc|descriptor|ent|entry|elem|element|buf)(?:\d{1,3}|\[\d{1,3}\])?)\s?[=:]\s?(?=(?:hi|lo|high|low|upper|lower|addr\w{0,8}|address|len|length|iova|pa)\s?[:=])/gi;

/** The body with a blank for the sign: every other character stays in its place. */
export const withOpenElements = (body: string): string =>
  body.replace(OPEN, (whole, name: string) => name.padEnd(whole.length));
