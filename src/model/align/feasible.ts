/**
 * The set of all clock lines `host = a * device + b` that some constraints allow, as a convex polygon in (a, b). Exact: a vertex is
 * three integers, because a rounded bound could order two events that nobody can order.
 */

/** The vertex (`a / w`, `b / w`), `w` > 0. */
export interface Vertex {
  readonly a: bigint;
  readonly b: bigint;
  readonly w: bigint;
}

/** Vertices in order around the polygon; none if no line is left. */
export type Feasible = readonly Vertex[];

/** `at-least`: the line is at or above the point (x, y). `at-most`: it is at or below it. */
export interface Bound {
  readonly side: "at-least" | "at-most";
  readonly x: bigint;
  readonly y: bigint;
}

/** Rates that are possible at all, as fractions of one denominator, and the largest offset that is looked at. */
export interface Box {
  readonly least: bigint;
  readonly most: bigint;
  readonly per: bigint;
  readonly offset: bigint;
}

const gcd = (a: bigint, b: bigint): bigint => (b === 0n ? (a < 0n ? -a : a) : gcd(b, a % b));

const reduced = ({ a, b, w }: Vertex): Vertex => {
  const common = gcd(gcd(a, b), w);
  return common <= 1n ? { a, b, w } : { a: a / common, b: b / common, w: w / common };
};

export const boxed = ({ least, most, per, offset }: Box): Feasible => [
  { a: least, b: -offset * per, w: per },
  { a: most, b: -offset * per, w: per },
  { a: most, b: offset * per, w: per },
  { a: least, b: offset * per, w: per },
];

/** Not negative where the vertex keeps the bound. Scaled by the vertex's `w`. */
const margin = ({ side, x, y }: Bound, { a, b, w }: Vertex): bigint =>
  side === "at-least" ? x * a + b - y * w : y * w - x * a - b;

/** The part of the polygon that keeps one more bound: each edge that the bound crosses is cut where it crosses. */
export const clipped = (polygon: Feasible, bound: Bound): Feasible => {
  const margins = polygon.map((vertex) => margin(bound, vertex));
  if (margins.every((own) => own >= 0n)) return polygon;
  return polygon.flatMap((vertex, index) => {
    const following = (index + 1) % polygon.length;
    const [next, own, other] = [polygon[following], margins[index] ?? 0n, margins[following] ?? 0n];
    const kept = own >= 0n ? [vertex] : [];
    if (next === undefined || own === 0n || other === 0n || own > 0n === other > 0n) return kept;
    const [p, q] = own > 0n ? [own, -other] : [-own, other];
    const cut = { a: p * next.a + q * vertex.a, b: p * next.b + q * vertex.b, w: p * next.w + q * vertex.w };
    return [...kept, reduced(cut)];
  });
};

/** Quotient rounded down, for any dividend and a divisor above zero. */
export const floored = (dividend: bigint, divisor: bigint): bigint => {
  const quotient = dividend / divisor;
  return dividend % divisor < 0n ? quotient - 1n : quotient;
};

/** The least and the greatest value that the lines have at `x`, rounded outwards. */
export const rangeAt = (polygon: Feasible, x: bigint): { readonly least: bigint; readonly most: bigint } => {
  const values = polygon.map(({ a, b, w }) => [floored(a * x + b, w), -floored(-(a * x + b), w)] as const);
  const [first = [0n, 0n] as const] = values;
  return values.reduce(
    ({ least, most }, [low, high]) => ({ least: low < least ? low : least, most: high > most ? high : most }),
    { least: first[0], most: first[1] },
  );
};
