/** A value of a statement with what it is. Apart from the assertion, because the placing of values makes them and the assertion sorts them. */
import type { Quoted } from "./sentence.ts";
import type { Half, Role } from "./vocabulary.ts";

/** A value with its role and its place in the body. */
export interface RoleValue extends Quoted {
  readonly role: Role;
  /** The half of an address that it is, or `null` for a whole value. */
  readonly half: Half | null;
  readonly name: string;
}
