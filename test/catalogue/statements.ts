/** What the captures of the catalogue say, whatever format they are written in: a driver's statements and a controller's, of one transfer. */

/** One log statement. */
export interface Statement {
  /** Microseconds since the first one. */
  readonly after: number;
  readonly message: string;
}

const statements = (...messages: readonly string[]): readonly Statement[] =>
  messages.map((message, at) => ({ after: at * 1_250, message }));

/** A DEXT's. */
export const HOST = statements(
  "[UserProcessParallelTask_Impl] fBufferIOVMAddr          = 0x801c0000",
  "[UserProcessParallelTask_Impl] fRequestedTransferCount  = 36",
  "[UserProcessParallelTask_Impl] fControllerTaskIdentifier = 200",
  "[Osprey_OnReply] [TaskID: 200] COMPLETING...",
  "[Osprey_OnReply]   - ReplyStatus         = SUCCESS (0x0)",
  "[Osprey_OnReply]   - Hardware Transferred  = 36 bytes",
  "[Osprey_OnReply] fDataBuffer dump: task 200, length = 36",
  "0x0000: 00 00 06 12 5B 00 00 02 4F 53 50 52 45 59 20 20",
  "0x0010: 56 4F 4C 55 4D 45 20 20 20 20 20 20 20 20 20 20",
  "0x0020: 30 30 30 31",
);

/** A controller's. */
export const DEVICE = statements(
  "recv req task=200",
  "  Host IOVA (High:Low) = 0x00000000:0x801c0000",
  "  DataLength in Header = 36 (0x24)",
  "Source Address: 0x1F200000, Length: 36 bytes",
  "0x0000: 00 00 06 12 5B 00 00 02 4F 53 50 52 45 59 20 20",
  "0x0010: 56 4F 4C 55 4D 45 20 20 20 20 20 20 20 20 20 20",
  "0x0020: 30 30 30 31",
  "DMA engine done: task=200, count = 36 bytes",
  "post reply task=200 status=0",
);
