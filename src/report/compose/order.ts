/** What the order of lines of the two sides rests on: how the tasks were matched, and which clocks are tied together how closely. */
import { type Content, file, muted, type TermRow, text } from "../document.ts";
import type { Report } from "../schema.ts";
import { count, JOIN_REASONS } from "../wording.ts";

type Alignment = NonNullable<Report["alignment"]>;
type Clock = Alignment["clocks"][number];

/** Clocks and tasks that are named. */
const SHOWN = 3;

const UNITS = [
  { name: "s", exponent: 9 },
  { name: "ms", exponent: 6 },
  { name: "us", exponent: 3 },
] as const;

/** `4100` nanoseconds as `4.2 us`: one decimal, rounded up, because it bounds something. */
export const duration = (nanoseconds: string): string => {
  const value = BigInt(nanoseconds);
  const unit = UNITS.find(({ exponent }) => value >= 10n ** BigInt(exponent));
  if (unit === undefined) return `${value} ns`;
  const step = 10n ** BigInt(unit.exponent - 1);
  const tenths = (value + step - 1n) / step;
  return `${tenths / 10n}.${tenths % 10n} ${unit.name}`;
};

const matched = ({ matched: { certain, ambiguous, hostOnly, deviceOnly }, by }: Alignment): string => {
  const parts = [
    ...(certain > 0 ? [`${count(certain, "task")} of both sides matched with certainty`] : []),
    ...(ambiguous > 0 ? [`${count(ambiguous, "task")} matched where another partner would fit`] : []),
    ...(hostOnly > 0 ? [`${hostOnly} only on the host's side`] : []),
    ...(deviceOnly > 0 ? [`${deviceOnly} only on the controller's`] : []),
  ];
  const [key] = by;
  return `${parts.join(", ")}${key === undefined ? "" : `, mostly by ${JOIN_REASONS[key]}`}.`;
};

const WHY: Record<NonNullable<Clock["because"]>, string> = {
  "no-task": "no healthy task with a certain join carries both clocks",
  "one-side": "the tasks bound its clock from one side only",
  contradiction: "the tasks contradict each other about its clock",
};

const basis = ({ told, tasks, offNominal, contradicting }: Clock): string => {
  const parts = [...(tasks > 0 ? [count(tasks, "healthy task")] : []), ...told];
  const rate = offNominal ? "; its rate may not be the nominal one" : "";
  const left =
    contradicting.length === 0
      ? ""
      : `; not by ${contradicting.slice(0, SHOWN).join(", ")}${contradicting.length > SHOWN ? " and more" : ""}, which contradict the others`;
  return `${parts.join(" and ")}${rate}${left}`;
};

const clockOf = (clock: Clock): Content => {
  const start = clock.start === 1 ? [] : [text(` (start ${clock.start} of its clock)`)];
  if (clock.because !== null)
    return [file(clock.device), ...start, text(`: order of lines only, since ${WHY[clock.because]}.`)];
  return [
    file(clock.device),
    ...start,
    text(" lies on the clock of "),
    file(clock.host ?? "?"),
    text(` by ${basis(clock)}.`),
  ];
};

/** True if the order of two logs can matter: there are clocks to tie, or tasks to mistake for each other. */
const matters = ({ clocks, matched: all }: Alignment): boolean =>
  clocks.length > 0 || all.certain + all.ambiguous + all.hostOnly + all.deviceOnly > 1;

/** One row, none where only one side or only one task without a clock was seen. */
export const orderRow = ({ alignment }: Report): readonly TermRow[] => {
  if (alignment === null || !matters(alignment)) return [];
  const { clocks, halfWidth } = alignment;
  const more = clocks.length - SHOWN;
  const only: readonly Content[] =
    clocks.length > 0 ? [] : [[text("The controller's lines carry no time: order of lines and protocol only.")]];
  return [
    {
      term: [muted("order")],
      content: [
        [text(matched(alignment))],
        ...only,
        ...clocks.slice(0, SHOWN).map(clockOf),
        ...(more > 0 ? [[muted(`${count(more, "more clock")}.`)]] : []),
        ...(halfWidth === null
          ? []
          : [[text(`A line of the controller's is known to within ${duration(halfWidth)} either way.`)]]),
      ],
    },
  ];
};
