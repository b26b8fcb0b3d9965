/**
 * The head of a syslog line: its moment, and the host and program that wrote it. Apart because three framings share the moment
 * and differ in what follows it, and none of them may claim a line of another.
 */

const MONTH = "(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)";

// Mar 14 09:26:53     <34>Mar  4 09:26:53.120034
const MOMENT = new RegExp(`^(?:<\\d{1,3}>)?(${MONTH} {1,2}\\d{1,2} \\d\\d:\\d\\d:\\d\\d(?:\\.\\d{1,9})?)(?: |$)`);

// localhost kernel[0]: …     iPhone SpringBoard(FrontBoard)[57] <Notice>: …     ctrl0 daemon.info fwd[33]: …
const WITH_PID =
  /^[\w.:-]{0,79}\w (?:[a-z0-9]{2,10}\.([a-z]{3,7}) )?([^\s[\]:()][^\t[\]:()]{0,63})(?:\(([^()]{1,80})\))?\[(\d{1,10})\](?: <([A-Za-z]{1,16})>)?:(?: |$)/;

// host kernel: …     buildroot kern.warn kernel: …
const KERNEL = /^[\w.:-]{0,79}\w (?:[a-z0-9]{2,10}\.([a-z]{3,7}) )?(kernel):(?: |$)/;

// raid-host fwd: …     localhost raidctl: …     but neither `Source Address: …` nor `gnt-fw: 0x0000: 00 00`
const WITHOUT_PID =
  /^(?:localhost|host|[\w:]{1,40}[.-][\w.:-]{0,39}\w) (?:[a-z0-9]{2,10}\.([a-z]{3,7}) )?([A-Za-z_][\w./@-]{0,63}):(?: |$)/;

// --- last message repeated 9 times ---     raid-host last message repeated 9 times
const REPEATED = /^(?:--- |[\w.:-]{1,80} )last message repeated (\d{1,9}) times?(?: ---)?\s{0,4}$/;

// [ 3627.469443] …     [ 3627.469443][ T7136] …     [ 3627.469443] [    C0] …
const KERNEL_CLOCK = /^\[ {0,8}(\d{1,10}\.\d{6})\](?: ?\[ {0,8}([TC]\d{1,10})\])?(?: |$)/;

/** The program that wrote a line, as its head names it; `bodyColumn` is the offset after the head. */
export interface SyslogWriter {
  readonly process: string;
  readonly sender: string | null;
  readonly level: string | null;
  readonly bodyColumn: number;
}

/** The kernel's own stamp in front of a message, and the task or processor that wrote it. */
export interface KernelClock {
  readonly stamp: string;
  readonly thread: string | null;
  readonly bodyColumn: number;
}

/** The moment at the start of a line, without a year and a zone, and the offset after it. */
export const syslogMoment = (line: string): { readonly stamp: string; readonly end: number } | null => {
  const match = MOMENT.exec(line);
  return match?.[1] === undefined ? null : { stamp: match[1], end: match[0].length };
};

/** Host and program at an offset of a line; `null` if the words there are the message. */
export const syslogWriter = (line: string, from: number): SyslogWriter | null => {
  const rest = line.slice(from, from + 400);
  const named = WITH_PID.exec(rest);
  // Only the kernel has the number 0: `sge element[0]: …` is a place in a list.
  if (named !== null && (named[4] !== "0" || named[2] === "kernel")) {
    const [head, priority, process = "", sender = null, , level] = named;
    return { process, sender, level: level ?? priority ?? null, bodyColumn: from + head.length };
  }
  const match = KERNEL.exec(rest) ?? WITHOUT_PID.exec(rest);
  if (match === null) return null;
  const [head, level = null, process = ""] = match;
  return { process, sender: null, level, bodyColumn: from + head.length };
};

/** How often the message before was repeated, if that is what stands at an offset of a line. */
export const repeatedAt = (line: string, from: number): number | null => {
  const match = REPEATED.exec(line.slice(from, from + 160));
  return match === null ? null : Number(match[1]);
};

/** The kernel's stamp at an offset of a line, or `null`. */
export const kernelClockAt = (line: string, from: number): KernelClock | null => {
  const match = KERNEL_CLOCK.exec(line.slice(from, from + 60));
  if (match === null) return null;
  const [head, stamp = "", thread = null] = match;
  return { stamp, thread, bodyColumn: from + head.length };
};
