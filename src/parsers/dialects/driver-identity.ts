/**
 * The version that a driver, or whoever loads it, states at its start: a notice about the driver, which judges nothing and tells the
 * cases of many captures apart by it. Words: drivers of storage vendors; the names of the keys are those of an Info.plist.
 */

import { DRIVER_VERSION } from "../../model/driver-version.ts";
import type { Dialect } from "../dialect.ts";
import { detailsOf, type FixedLine, fixedLine } from "../fixed.ts";

// driver version 8.2.1     Driver Version: 1.0.4b2     dext v2.1.0 (build 77)     kext com.acme.raid version = 3.4     acme-dext version 1.2
const SAID =
  /\b(?:driver|dext|kext|driverkit extension|kernel extension)\b[ :,]{0,3}(?:[\w.-]{3,80} )?[([]?(?:(?:bundle )?(?:version|ver\.?|rev(?:ision)?)[ :=]{0,4}v?|v\.? ?)(\d{1,5}(?:\.\d{1,6}){1,4}[\w+-]{0,16})/di;

// CFBundleShortVersionString = "1.2.3"     "CFBundleVersion" = "45.1"
const BUNDLE = /\bCFBundle(?:Short)?Version(?:String)?"?\s{0,4}[:=]\s{0,4}"?(\d{1,5}(?:\.\d{1,6}){0,4}[\w+-]{0,16})/d;

// firmware of the driver board     min driver version 3.0 required     driver version mismatch     supported, expects
const OTHER =
  /\b(?:firmware|fw|min(?:imum)?|max(?:imum)?|requires?|required|expect(?:s|ed)?|supported|needs|at least|mismatch)\b/i;

// version     revision     dext v2.1     CFBundleVersion
const GATE = /version|revision|(?:driver|dext|kext)[ :,]{1,3}(?:ver|rev|v)/i;

const stated = (body: string): FixedLine | null => {
  const match = SAID.exec(body) ?? BUNDLE.exec(body);
  if (match === null || OTHER.test(body)) return null;
  return fixedLine(match, "notice", "driver", { details: detailsOf(match, [1, DRIVER_VERSION]) });
};

/** What is said of the driver's own version. */
export const driverIdentity: Dialect = {
  id: "driver-identity",
  about: "The version that a driver states when it starts.",
  readings: [],
  fixed: { gate: GATE, read: stated },
  samples: [
    { lines: ["HeronRaid: driver version 8.2.1 starting"], gives: ["notice"] },
    { lines: ["Driver Version: 1.0.4b2"], gives: ["notice"] },
    { lines: ["dext v2.1.0 (build 77) loaded"], gives: ["notice"] },
    { lines: ["kext com.heron.raid (version 3.4.1) started"], gives: ["notice"] },
    { lines: ['"CFBundleShortVersionString" = "1.2.3"'], gives: ["notice"] },
  ],
};
