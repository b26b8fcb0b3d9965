/** Explanations by which the data are fine, and whoever looked was misled: that they are is a claim of its own. */
import type { AssumptionKey } from "../model/assumption.ts";
import { showsReceiver } from "../model/observation.ts";
import type { Bench } from "./bench.ts";
import type { Candidate } from "./candidate.ts";

const EXCUSES: ReadonlySet<AssumptionKey> = new Set(["observer.buffer", "observer.time", "observer.print"]);

/** True if the program that asked for the data is seen to have them: by its own look, or by what it and the kernel made of them. */
const isReceived = ({ task, observations, verdicts }: Bench): boolean =>
  observations.some(
    (one, index) =>
      verdicts[index] === "match" && showsReceiver(task, one) && (one.kind !== "bytes" || one.who === "client"),
  );

/** True if the candidate excuses what was seen, and in no task that it explains a line shows that the data arrived. */
export const isBareExcuse = ({ causes, accounts }: Candidate): boolean =>
  causes.some(({ flip }) => EXCUSES.has(flip.key)) && !accounts.some(({ finding }) => isReceived(finding.bench));
