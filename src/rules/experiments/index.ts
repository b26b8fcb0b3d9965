/** Every experiment of this folder. Derived from the file names by `npm run derive`; a test compares. */
import type { Experiment } from "../experiment.ts";
import { arrival } from "./arrival.ts";
import { canary } from "./canary.ts";
import { commandRegister } from "./command-register.ts";
import { declaredLimits } from "./declared-limits.ts";
import { element } from "./element.ts";
import { engine } from "./engine.ts";
import { engineEnd } from "./engine-end.ts";
import { faultLines } from "./fault-lines.ts";
import { nextInquiry } from "./next-inquiry.ts";
import { order } from "./order.ts";
import { pointer } from "./pointer.ts";
import { response } from "./response.ts";
import { secondLook } from "./second-look.ts";

export const experiments: readonly Experiment[] = [
  arrival,
  canary,
  commandRegister,
  declaredLimits,
  element,
  engine,
  engineEnd,
  faultLines,
  nextInquiry,
  order,
  pointer,
  response,
  secondLook,
];
