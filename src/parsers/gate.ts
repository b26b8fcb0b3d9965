/** Which bodies are worth a closer look: a few literal words, tested before anything is parsed. */

/** Words that hardly any program but a storage driver, its firmware or a client of it writes. */
export const TELLING =
  /User(?:Process|Get|Complete|Initialize|Start|Report|Abort|Map)|ParallelTask|IOVMAddr|RequestedTransfer|TransferCount|ControllerTask|PrepareForDMA|CompleteDMA|host[ _]?iova|host[ _]?addr|in Header|source[ _]addr|src[ _]addr|reply[ _]?status|ioc[ _]?status|scsi[ _]?status|hardware transferred|CompletionStatus|DescriptorBlock|\bcdb\b|IO(?:Max|Min)imum|HBA Data|client|expected|break ?UpRequest|IOSCSIParallel\w{0,40}: |IOBlockStorage\w{0,20}: |\d of \d{1,12} bytes|short read|(?:read|delivered|obtained|returned) \d{1,9} (?:bytes|octets)|\b(?:task|tag|cmd|command|cid|req|request|io|job|smid)(?:[ _-]?id)?[ :=#([]{0,3}\d.{0,24}\d (?:bytes|octets)|\d{1,9} (?:bytes|octets)\b.{0,24}\b(?:task|tag|cmd|command|cid|req|request|io|job|smid)(?:[ _-]?id)?[ :=#([]{0,3}\d|\b(?:task|tag|cmd|req)_?id[=:] ?\d|verify (?:failed|error)|\bwant\b.{0,100}\bgot\b|0xe00002[0-9a-f]{2}\b|errno|\b0 (?:\d{1,5}[- ]byte )?(?:blocks|sectors|LBAs)|block[ _]?(?:count|num)s?\s?[=:]\s?0\b|busy timeout|KERN_INVALID|KERN_PROTECTION|SIGSEGV|bad access|segfault|I\/O error|Input\/output|capacity|0-byte|zero-byte|(?<!de)fault|exception|inquiry|read ?capacity|report ?luns|mode ?sense|test ?unit ?ready|(?:read|write)[ _]?\(1[026]\)/i;

/** Words that a kernel or a crash reporter writes of a task that was given up, and of a driver that died. */
export const ENDING =
  /\b(?:task|tag|req|request|cmd|command|scsi|io)\b.{0,40}\b(?:timed ?out|time-?out|abort|flush|I\/O error)|\b(?:abort|flush|I\/O error).{0,24}\b(?:task|tag|req|cmd)\b|crashed|corpse|crash report|ClientCrashed|(?:dext|driver)\b.{0,40}\b(?:died|killed|exited|terminated)/i;

/** In a driver's own log nearly everything with a value, and some words without one, may be evidence. */
const POSSIBLE =
  /[=:]|->|\d|\u2192|completing|override|begin|start|enter|exit|leav|done|\bend\b|call|return|dump|clear|zero|abort|timeout|timed|ParallelTask|mapper|iommu-parent/i;

/** True if a body may say something. `program` is true for lines of programs that are no driver. */
export const mayTell = (body: string, program: boolean): boolean =>
  (!program && POSSIBLE.test(body)) || TELLING.test(body) || ENDING.test(body);

/** Words that only a controller's firmware writes: a line with one is no continuation of a host's record. */
const OF_FIRMWARE =
  /host[ _]?iova|host[ _]addr|in Header\b|source address|staging buffer|\brecv req\b|\bpost reply\b|reply posted|dma engine|dma kick/i;

/** True if the body is a controller's. */
export const isFirmware = (body: string): boolean => OF_FIRMWARE.test(body);
