/** Stable tokens: equal values get equal tokens, in the order in which they are met, and a token tells nothing but the kind. */

export type Kind = "user" | "host" | "name" | "serial" | "word" | "mail" | "ip" | "ip6" | "mac" | "uuid" | "wwn";

/** One value that is hidden. */
export interface Hidden {
  readonly kind: Kind;
  readonly value: string;
  readonly token: string;
}

export interface Tokens {
  of(kind: Kind, value: string): string;
  all(): readonly Hidden[];
}

/** Kinds of which two spellings in other cases are one value. */
const FOLDED: ReadonlySet<Kind> = new Set(["host", "mail", "ip6", "mac", "uuid", "wwn", "word"]);

/** Networks for documentation, which nobody has (RFC 5737); behind them the class E block, which nobody may have. */
const NETWORKS = ["192.0.2", "198.51.100", "203.0.113"];

const internetAddress = (count: number): string => {
  const network = NETWORKS[Math.floor((count - 1) / 254)];
  const host = ((count - 1) % 254) + 1;
  return network === undefined
    ? `240.${(count >> 16) & 255}.${(count >> 8) & 255}.${count & 255}`
    : `${network}.${host}`;
};

const hexPair = (value: number): string => (value & 255).toString(16).padStart(2, "0");

/** A number of a World Wide Name: as many digits, of a registered kind (5), for nobody. */
const worldWideName = (value: string, count: number): string => {
  const [prefix = "", digits = ""] = /^(0x|)(.*)$/iu.exec(value)?.slice(1) ?? [];
  return `${prefix}5${count.toString(16).padStart(digits.length - 1, "0")}`;
};

const tokenOf = (kind: Kind, value: string, count: number): string => {
  switch (kind) {
    case "mail":
      return `mail-${count}@example.com`;
    case "ip":
      return internetAddress(count);
    case "ip6":
      return `2001:db8::${count.toString(16)}`;
    case "mac": {
      const sign = value[2] ?? ":";
      return ["02", "00", "00", hexPair(count >> 16), hexPair(count >> 8), hexPair(count)].join(sign);
    }
    case "uuid":
      return `00000000-0000-4000-8000-${count.toString(16).padStart(12, "0")}`;
    case "wwn":
      return worldWideName(value, count);
    default:
      return `${kind}-${count}`;
  }
};

export const openTokens = (): Tokens => {
  const known = new Map<string, Hidden>();
  const counts = new Map<Kind, number>();
  return {
    of: (kind, value) => {
      const key = `${kind} ${FOLDED.has(kind) ? value.toLowerCase() : value}`;
      const before = known.get(key);
      if (before !== undefined) return before.token;
      const count = (counts.get(kind) ?? 0) + 1;
      counts.set(kind, count);
      const token = tokenOf(kind, value, count);
      known.set(key, { kind, value, token });
      return token;
    },
    all: () => [...known.values()],
  };
};
