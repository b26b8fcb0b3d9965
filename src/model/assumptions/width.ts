/** Assumptions about how many bits of an address get through: what the driver declares, what the hardware drives, what the bus carries. */
import { isWide, truncate } from "../address.ts";
import { separatedByBit } from "../address-bit.ts";
import type { Assumption } from "../assumption.ts";
import { type Citation, isSeen } from "../evidence.ts";
import { declared, limitsOf, reported } from "../limits.ts";
import { eventOf, eventsOf, requestOf, type Task } from "../task.ts";
import type { Timeline } from "../timeline.ts";

const EVERYWHERE = ["apple-silicon", "intel", "unknown"] as const;

/** Address lines that hardware is known to have, fewer than 64. */
const COMMON_WIDTHS = [48, 44, 42, 40, 39, 38, 36, 34, 32];

/** The address that the engine was to use: as the controller received it, else as it was dispatched. */
const intended = (task: Task): bigint | null =>
  eventsOf(task, "receive").find((event) => isSeen(event.iova))?.iova?.value ?? requestOf(task).iova;

/** Addresses that lines show the device to have used. */
const used = (task: Task): readonly { readonly value: bigint; readonly at: Citation }[] =>
  [
    ...eventsOf(task, "transfer").map((event) => event.destination),
    ...eventsOf(task, "fault").map((event) => event.address),
  ].flatMap((shown) => (isSeen(shown) ? [shown] : []));

/** Widths that cut the task's address, those first that give an address which the device was seen to use. */
const cuts = (task: Task): readonly number[] => {
  const address = intended(task);
  if (address === null || eventOf(task, "dispatch")?.iova?.value == null) return [];
  const cutting = COMMON_WIDTHS.filter((bits) => truncate(address, bits) !== address);
  const seen = cutting.filter((bits) => used(task).some(({ value }) => value === truncate(address, bits)));
  return seen.length > 0 ? seen : cutting;
};

/** More bits are declared than the device was seen to use, or tasks fail from one bit on. */
const overdeclared = (task: Task, timeline: Timeline): readonly Citation[] => {
  const address = intended(task);
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
      overdeclared: { variants: cuts, stated: overdeclared, loggedAs: null },
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
      },
    },
  },
];
