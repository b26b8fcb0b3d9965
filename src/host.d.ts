/** The few names of the host that the core may know: decoding text, and the type (not the value) that zod's typings mention. */
declare class TextDecoder {
  readonly encoding: string;
  constructor(label?: string, options?: { readonly fatal?: boolean; readonly ignoreBOM?: boolean });
  decode(input?: Uint8Array, options?: { readonly stream?: boolean }): string;
}

interface URL {
  readonly href: string;
}
