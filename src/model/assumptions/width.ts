/** Assumptions about how many bits of an address get through: what the driver declares, what the hardware drives, what the bus carries. */
import { isWide, truncate } from "../address.ts";
import { separatedByBit } from "../address-bit.ts";
import type { Assumption } from "../assumption.ts";
import { hostSideOf } from "../engine.ts";
import { type Citation, isSeen } from "../evidence.ts";
import { declared, limitsOf, reported } from "../limits.ts";
import { eventOf, eventsOf, requestOf, type Task } from "../task.ts";
import type { Timeline } from "../timeline.ts";
import { intendedAddress, undrivenCuts } from "../undriven.ts";

const EVERYWHERE = ["apple-silicon", "intel", "unknown"] as const;

/** Addresses that lines show the device to have used. */
const used = (task: Task): readonly { readonly value: bigint; readonly at: Citation }[] => [
  ...hostSideOf(task),
  ...eventsOf(task, "fault").flatMap(({ address }) => (isSeen(address) ? [address] : [])),
];

/** Widths that cut the task's address, those first that give an address which the device was seen to use. */
const cuts = (task: Task): readonly number[] => {
  const all = undrivenCuts(task);
  const seen = all.filter(({ address }) => used(task).some(({ value }) => value === address));
  return (seen.length > 0 ? seen : all).map(({ bits }) => bits);
};

/** More bits are declared than the device was seen to use, or tasks fail from one bit on. */
const overdeclared = (task: Task, timeline: Timeline): readonly Citation[] => {
  const address = intendedAddress(task);
  if (address === null) return [];
  const wide = [
    ...reported(timeline, "IOMaximumSegmentAddressableBitCount").map(({ value, at }) => ({ value: Number(value), at })),
    ...declared(limitsOf(timeline, "specification"), "addressBits"),
  ];
  const shown = cuts(task).flatMap((bits) =>
    used(task)
      .filter(({ value }) => value === truncate(address, bits))
      .flatMap(({ at }) => {
        const more = wide.filter(({ value }) => value > bits);
        return more.length === 0 ? [] : [...more.map((one) => one.at), at];
      }),
  );
  return shown.length > 0 ? shown : separatedByBit(task, timeline);
};

export const widthAssumptions: readonly Assumption[] = [
  {
    key: "driver.width",
    sentence: "The driver declares no more address bits than the hardware drives.",
    authority: { grade: "header", source: "IOUserSCSIParallelInterfaceController.iig, UserGetDMASpecification" },
    platforms: EVERYWHERE,
    alternatives: {
      overdeclared: {
        variants: cuts,
        stated: overdeclared,
        loggedAs: null,
        steady: "kind",
        separatedBy: ["high-address"],
      },
    },
  },
  {
    key: "iommu.width",
    sentence: "The bus carries every bit of the address.",
    authority: { grade: "third-party", source: "two public panics of bridges that carry 32 bits" },
    platforms: EVERYWHERE,
    alternatives: {
      exceeded: {
        // Such a bridge reports what it refuses, so that without a fault line there is nothing to try.
        variants: (task) => {
          const { iova } = requestOf(task);
          return iova !== null && isWide(iova) && eventOf(task, "fault") !== undefined ? [null] : [];
        },
        stated: (task) =>
          eventsOf(task, "fault").flatMap(({ reason }) =>
            isSeen(reason) && reason.value === "too-wide" ? [reason.at] : [],
          ),
        loggedAs: null,
        steady: "kind",
        separatedBy: ["high-address"],
      },
    },
  },
];
