// A line plot as SVG, of one quantity against another on logarithmic axes. Without a library: it is forty lines of text.

const [WIDTH, HEIGHT, LEFT, BOTTOM, TOP, RIGHT] = [640, 300, 64, 44, 34, 16];

/** @param {number} value */
const short = (value) =>
  value >= 1e6 ? `${value / 1e6}M` : value >= 1e3 ? `${value / 1e3}k` : `${Number(value.toPrecision(2))}`;

/** @param {readonly number[]} values @param {number} from @param {number} to */
const scaleOf = (values, from, to) => {
  const low = Math.floor(Math.log10(Math.min(...values)));
  const high = Math.max(Math.ceil(Math.log10(Math.max(...values))), low + 1);
  const at = (/** @type {number} */ value) => from + ((Math.log10(value) - low) / (high - low)) * (to - from);
  return { at, ticks: Array.from({ length: high - low + 1 }, (_, index) => 10 ** (low + index)) };
};

/**
 * @param {{ title: string, x: string, y: string, points: readonly (readonly [number, number])[] }} plot values above zero
 * @param {number} top where it begins on the page
 */
const panel = ({ title, x, y, points }, top) => {
  const across = scaleOf(
    points.map(([value]) => value),
    LEFT,
    WIDTH - RIGHT,
  );
  const up = scaleOf(
    points.map(([, value]) => value),
    top + HEIGHT - BOTTOM,
    top + TOP,
  );
  const grid = [
    ...across.ticks.map((tick) => `<path d="M${across.at(tick)} ${top + TOP}V${top + HEIGHT - BOTTOM}"/>`),
    ...up.ticks.map((tick) => `<path d="M${LEFT} ${up.at(tick)}H${WIDTH - RIGHT}"/>`),
  ];
  const labels = [
    ...across.ticks.map(
      (tick) =>
        `<text x="${across.at(tick)}" y="${top + HEIGHT - BOTTOM + 16}" text-anchor="middle">${short(tick)}</text>`,
    ),
    ...up.ticks.map((tick) => `<text x="${LEFT - 6}" y="${up.at(tick) + 4}" text-anchor="end">${short(tick)}</text>`),
    `<text x="${LEFT}" y="${top + 20}" font-weight="bold">${title}</text>`,
    `<text x="${WIDTH - RIGHT}" y="${top + HEIGHT - 8}" text-anchor="end">${x}</text>`,
    `<text x="${WIDTH - RIGHT}" y="${top + 20}" text-anchor="end">${y}</text>`,
  ];
  const places = points.map(([a, b]) => `${across.at(a).toFixed(1)},${up.at(b).toFixed(1)}`);
  const dots = places.map(
    (place) => `<circle cx="${place.split(",")[0]}" cy="${place.split(",")[1]}" r="3" fill="#0b6bcb"/>`,
  );
  return `<g stroke="#ccc">${grid.join("")}</g>${labels.join("")}<polyline points="${places.join(" ")}" fill="none" stroke="#0b6bcb" stroke-width="2"/>${dots.join("")}`;
};

/** Panels below each other. @param {readonly Parameters<typeof panel>[0][]} plots */
export const svgOf = (plots) => {
  const drawn = plots.filter(({ points }) => points.length > 1);
  const body = drawn.map((plot, index) => panel(plot, index * HEIGHT)).join("\n");
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${WIDTH}" height="${HEIGHT * drawn.length}" font-family="sans-serif" font-size="12"><title>${drawn.map(({ title }) => title).join("; ")}</title><rect width="100%" height="100%" fill="#fff"/>\n${body}\n</svg>\n`;
};
