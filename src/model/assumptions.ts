/** The register of assumptions: every fact that the model takes for granted, once, with its authority. */
import type { Alternative, Assumption, AssumptionKey, Flip } from "./assumption.ts";
import { bringUpAssumptions } from "./assumptions/bring-up.ts";
import { busAssumptions } from "./assumptions/bus.ts";
import { completionAssumptions } from "./assumptions/completion.ts";
import { controllerAssumptions } from "./assumptions/controller.ts";
import { driverAssumptions } from "./assumptions/driver.ts";
import { engineAssumptions } from "./assumptions/engine.ts";
import { frameworkAssumptions } from "./assumptions/framework.ts";
import { iommuAssumptions } from "./assumptions/iommu.ts";
import { limitAssumptions } from "./assumptions/limits.ts";
import { observerAssumptions } from "./assumptions/observer.ts";
import { pointerAssumptions } from "./assumptions/pointer.ts";
import { requestAssumptions } from "./assumptions/request.ts";
import { segmentAssumptions } from "./assumptions/segments.ts";
import { widthAssumptions } from "./assumptions/width.ts";

export const assumptions: readonly Assumption[] = [
  ...frameworkAssumptions,
  ...driverAssumptions,
  ...busAssumptions,
  ...completionAssumptions,
  ...requestAssumptions,
  ...segmentAssumptions,
  ...iommuAssumptions,
  ...controllerAssumptions,
  ...engineAssumptions,
  ...observerAssumptions,
  ...bringUpAssumptions,
  ...limitAssumptions,
  ...pointerAssumptions,
  ...widthAssumptions,
];

const byKey = new Map(assumptions.map((assumption) => [assumption.key, assumption]));

/** Throws if the register lacks the key: that is a mistake in the code, not in the input. */
export const assumptionOf = (key: AssumptionKey): Assumption => {
  const found = byKey.get(key);
  if (found === undefined) throw new Error(`no assumption ${key}`);
  return found;
};

/** The alternative that a flip chooses; throws as {@link assumptionOf}. */
export const alternativeOf = ({ key, value }: Pick<Flip, "key" | "value">): Alternative => {
  const found = assumptionOf(key).alternatives[value];
  if (found === undefined) throw new Error(`assumption ${key} has no value ${value}`);
  return found;
};
