/** The report on a few lines of a driver, and of its firmware. */
import { analyze, type Platform } from "../../src/index.ts";

const encode = (lines: readonly string[]): Uint8Array => new TextEncoder().encode(lines.join("\n"));

export const reportOf = (host: readonly string[], device: readonly string[] = [], platform: Platform = "unknown") => {
  const captures = [
    { name: "dext.log", bytes: encode(host) },
    ...(device.length === 0 ? [] : [{ name: "fw.log", bytes: encode(device) }]),
  ];
  return analyze(captures, { platform }).report;
};
