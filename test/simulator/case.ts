/** One case of the bench: what was drawn, what was delivered, and what the lines allow to know. */
import { areLeftOf, deliver, type Line, type Noise, type Saved, save, signatureOf } from "./delivery.ts";
import type { Dialect, Voice } from "./dialects/dialect.ts";
import { byName, dialects } from "./dialects/index.ts";
import { healthyWays, nothing } from "./faults/healthy.ts";
import { libraryFaults, outsideFaults } from "./faults/index.ts";
import { run } from "./machine/start-up.ts";
import { type Random, randomOf } from "./random.ts";
import { type Fault, LEVELS, PLATFORMS, type Scenario } from "./scenario.ts";

export interface Case {
  readonly number: number;
  readonly scenario: Scenario;
  readonly faults: readonly Fault[];
  readonly dialect: Dialect;
  readonly voice: Voice;
  readonly noise: Noise;
  readonly noiseName: string;
  readonly saved: readonly Saved[];
  readonly facts: readonly string[];
  /** False if the delivered lines may be those of a healthy machine. */
  readonly visible: boolean;
  /** Ids of the single faults that may have delivered the same lines, hitting the tasks that they choose or those that this one hit. */
  readonly alike: readonly string[];
}

const NAMES = ["Kestrel", "Lapwing", "Merganser", "Nuthatch", "Pipit", "Redstart", "Siskin", "Wryneck"] as const;
const DESIGNS = ["direct", "own-mapping", "private-copy"] as const;
const DROPS = [0, 0.05, 0.1, 0.3] as const;

export const NOISES = [
  "none",
  "none",
  "none",
  "5 % dropped",
  "10 % dropped",
  "10 % dropped",
  "30 % dropped",
  "starts late",
  "redacted",
  "cut dumps",
  "skewed clock",
  "no clock",
  "one file",
  "second controller",
  "true testimony",
  "wrong testimony",
] as const;

const noiseOf = (name: string, random: Random): Noise => {
  const share = DROPS.find((one) => name === `${one * 100} % dropped`) ?? 0;
  const files = random.pick(["host first", "firmware first"] as const);
  return {
    dropped: share,
    startsBehind: name === "starts late" ? random.between(0, 2) : -1,
    redacted: name === "redacted" ? 0.3 : 0,
    cutDumps: name === "cut dumps",
    clock: name === "skewed clock" ? "skewed" : name === "no clock" ? "none" : "true",
    files: name === "one file" ? files : "two",
    secondController: name === "second controller",
    testimony: name === "true testimony" ? "true" : name === "wrong testimony" ? "wrong" : "none",
  };
};

const scenarioOf = (seed: string, random: Random, faults: readonly Fault[]): Scenario => {
  const needs = faults.flatMap((fault) => fault.needs ?? []);
  const wanted = faults.map(({ designs }) => designs).find((one) => one !== undefined) ?? DESIGNS;
  return {
    seed,
    platform: random.pick(PLATFORMS),
    design: random.chance(0.6) && wanted.includes("direct") ? "direct" : random.pick(wanted),
    workload: {
      reads: random.between(1, 4),
      writes: random.chance(0.4) ? random.between(1, 2) : 0,
      overlapping: random.chance(0.3) || needs.some(({ overlapping }) => overlapping === true),
      slots: random.chance(0.3) ? 3 : 64,
      firstId: random.between(1, 400),
    },
    high: random.chance(0.4) || needs.some(({ high }) => high === true),
    unaligned: random.chance(0.25) || needs.some(({ unaligned }) => unaligned === true),
    bounced: random.chance(0.7),
    share: random.chance(0.75) ? 1 : 0.5,
    level: random.pick(LEVELS),
  };
};

/** The machine as it ran, with the lines that are left of it. */
const linesOf = (
  scenario: Scenario,
  faults: readonly Fault[],
  dialect: Dialect,
  voice: Voice,
  noise: Noise,
  only: ReadonlySet<number> | null = null,
): readonly Line[] => {
  const world = run(scenario, faults, only);
  return deliver(world.statements, dialect, voice, noise, scenario.seed);
};

const fits = ({ designs, needs }: Fault, { design, high, unaligned, workload }: Scenario): boolean =>
  (designs?.includes(design) ?? true) &&
  (needs?.high !== true || high) &&
  (needs?.unaligned !== true || unaligned) &&
  (needs?.overlapping !== true || workload.overlapping);

const besideOf = (scenario: Scenario, dialect: Dialect, voice: Voice): readonly Line[] => {
  const other: Scenario = { ...scenario, seed: `${scenario.seed}/second`, share: 1 };
  const all = linesOf(other, [], dialect, voice, { ...noiseOf("none", randomOf("quiet")) });
  return all.filter(({ source }) => source === "host");
};

const factsOf = ({ testimony }: Noise, faults: readonly Fault[]): readonly string[] => {
  if (testimony === "none") return [];
  const calls = faults.some(({ id }) => id === "copied-back-buffer" || id === "late-data-buffer");
  if (testimony === "true") return calls ? [] : ["no-call:UserGetDataBuffer"];
  return calls ? ["no-call:UserGetDataBuffer"] : ["override:UserReportHBAConstraints"];
};

export interface Wanted {
  readonly number: number;
  readonly seed: number;
  /** One noise and one dialect for all, instead of those that are drawn. */
  readonly noise?: string | undefined;
  readonly dialect?: string | Dialect | undefined;
}

/** What is wrong in a case: every fault of the library in turn, and between them healthy machines, pairs and faults without a name. */
const faultsOf = (number: number, random: Random): readonly Fault[] => {
  const turn = number % 8;
  if (turn === 3) return [];
  if (turn === 5 && random.chance(0.5)) return [random.pick(outsideFaults)];
  const first = libraryFaults[(number * 7 + Math.floor(number / 8)) % libraryFaults.length] as Fault;
  if (turn !== 7) return [first];
  const designs = first.designs;
  const others = libraryFaults.filter(
    ({ id, designs: theirs }) =>
      id !== first.id && (designs === undefined || theirs === undefined || theirs.some((one) => designs.includes(one))),
  );
  return [first, random.pick(others)];
};

export const caseOf = ({ number, seed, ...wanted }: Wanted): Case => {
  const name = `${seed}/${number}`;
  const random = randomOf(name);
  const faults = faultsOf(number, random);
  const scenario = scenarioOf(name, random, faults);
  const drawn = [random.pick(dialects), random.pick(NOISES)] as const;
  const named = byName.find(({ name: one }) => one === wanted.dialect) ?? drawn[0];
  const dialect = typeof wanted.dialect === "object" ? wanted.dialect : named;
  const noiseName = wanted.noise ?? drawn[1];
  const noise = noiseOf(noiseName, random);
  const { level, platform } = scenario;
  const exact = level !== "T0" && level !== "T0+klog";
  const first = random.between(0, NAMES.length - 1);
  const voice: Voice = { name: NAMES[first] as string, level, platform, exact };
  const other: Voice = { ...voice, name: NAMES[(first + 3) % NAMES.length] as string };
  return settle({ number, scenario, faults, dialect, voice, other, noise, noiseName });
};

/** Odds below which nobody takes a line for lost. */
const CHANCE = 0.05;

/**
 * True if whoever has the lines cannot tell that another machine wrote others. Where lines get lost, one that is not there shows
 * nothing, unless more of them would have to be lost than chance takes.
 */
const areAlike = (
  { dropped }: Noise,
  { lines, written }: { readonly lines: readonly Line[]; readonly written: readonly Line[] },
  others: readonly Line[],
): boolean => {
  if (dropped === 0) return signatureOf(others) === signatureOf(lines);
  return dropped ** Math.max(0, others.length - written.length) >= CHANCE && areLeftOf(lines, others);
};

interface Drawn extends Pick<Case, "number" | "scenario" | "faults" | "dialect" | "voice" | "noise" | "noiseName"> {
  readonly other: Voice;
}

export const settle = ({ number, scenario, faults, dialect, voice, other, noise, noiseName }: Drawn): Case => {
  const lines = linesOf(scenario, faults, dialect, voice, noise);
  const whole = { ...noise, dropped: 0 };
  const written = noise.dropped === 0 ? lines : linesOf(scenario, faults, dialect, voice, whole);
  const alikeTo = (one: readonly Fault[], only: ReadonlySet<number> | null = null): boolean =>
    areAlike(noise, { lines, written }, linesOf(scenario, one, dialect, voice, whole, only));
  const beside = noise.secondController ? besideOf(scenario, dialect, other) : [];
  const hit = (): ReadonlySet<number> => run(scenario, faults).hit;
  let alike: readonly string[] | null = null;
  return {
    number,
    scenario,
    faults,
    dialect,
    voice,
    noise,
    noiseName,
    saved: save(lines, beside, dialect, voice, other, noise),
    facts: factsOf(noise, faults),
    // Whoever reads or writes zeros on the same tasks shows what a machine shows that makes zeros of them. Of two faults each has to show.
    visible:
      faults.length > 0 &&
      !healthyWays.some((way) => alikeTo(way, way.length > 0 ? hit() : null)) &&
      (faults.length < 2 || !faults.some((one) => alikeTo(faults.map((other) => (other === one ? nothing : other))))),
    // Every other single fault is simulated, so only those who ask pay for it.
    get alike() {
      const single = faults.length === 1 && faults[0]?.inLibrary === true;
      if (alike !== null) return alike;
      // Which tasks a fault hits is chance: another one counts on the same tasks as well as on its own.
      const same = (one: Fault): boolean => fits(one, scenario) && (alikeTo([one]) || alikeTo([one], hit()));
      alike = single ? libraryFaults.filter(same).map(({ id }) => id) : [];
      return alike;
    },
  };
};
