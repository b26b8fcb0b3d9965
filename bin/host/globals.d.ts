/** Node's typings declare the value `TextDecoder` and not its type, which the core uses and a page has. */
import type { TextDecoder as NodeTextDecoder } from "node:util";

declare global {
  interface TextDecoder extends NodeTextDecoder {}
}
