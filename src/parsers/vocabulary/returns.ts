/** Names of what a call returns, with their numbers. Data only. Authority: IOReturn.h (iokit_common_err) and kern_return.h. */
import { folded } from "../../model/folded.ts";
import { wordTable } from "../../model/word-table.ts";

/** The low bits of an error of IOKit, by the folded name behind `kIOReturn`. */
const IO_ERRORS: Readonly<Record<string, bigint>> = wordTable({
  error: 0x2bcn,
  nomemory: 0x2bdn,
  noresources: 0x2ben,
  ipcerror: 0x2bfn,
  nodevice: 0x2c0n,
  notprivileged: 0x2c1n,
  badargument: 0x2c2n,
  lockedread: 0x2c3n,
  lockedwrite: 0x2c4n,
  exclusiveaccess: 0x2c5n,
  badmessageid: 0x2c6n,
  unsupported: 0x2c7n,
  vmerror: 0x2c8n,
  internalerror: 0x2c9n,
  ioerror: 0x2can,
  cannotlock: 0x2ccn,
  notopen: 0x2cdn,
  notreadable: 0x2cen,
  notwritable: 0x2cfn,
  notaligned: 0x2d0n,
  badmedia: 0x2d1n,
  stillopen: 0x2d2n,
  rlderror: 0x2d3n,
  dmaerror: 0x2d4n,
  busy: 0x2d5n,
  timeout: 0x2d6n,
  offline: 0x2d7n,
  notready: 0x2d8n,
  notattached: 0x2d9n,
  nochannels: 0x2dan,
  nospace: 0x2dbn,
  portexists: 0x2ddn,
  cannotwire: 0x2den,
  nointerrupt: 0x2dfn,
  noframes: 0x2e0n,
  messagetoolarge: 0x2e1n,
  notpermitted: 0x2e2n,
  nopower: 0x2e3n,
  nomedia: 0x2e4n,
  unformattedmedia: 0x2e5n,
  unsupportedmode: 0x2e6n,
  underrun: 0x2e7n,
  overrun: 0x2e8n,
  deviceerror: 0x2e9n,
  nocompletion: 0x2ean,
  aborted: 0x2ebn,
  nobandwidth: 0x2ecn,
  notresponding: 0x2edn,
  isotooold: 0x2een,
  isotoonew: 0x2efn,
  notfound: 0x2f0n,
  invalid: 0x1n,
});

const IOKIT = 0xe000_0000n;

/** Words that mean that all went well. */
const SUCCESS: ReadonlySet<string> = new Set(["kioreturnsuccess", "ioreturnsuccess", "kernsuccess", "success", "ok"]);

/** The number that a name stands for; `null` for any other word. */
export const returnNamed = (words: string): bigint | null => {
  const name = folded(words);
  if (SUCCESS.has(name)) return 0n;
  const low = IO_ERRORS[name.replace(/^k?ioreturn/, "")];
  return low === undefined || !/^k?ioreturn/.test(name) ? null : IOKIT | low;
};
