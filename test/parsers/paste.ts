/** A paste of the kind that people send: prose that names methods and addresses, quoted code, and the lines that count between them. */
export const PASTE = `Zero buffer after a read

Hi all,

our driver takes the INQUIRY in UserProcessParallelTask and gets the IOVA (0x80440000) for the 36 bytes. We are not calling
UserGetDataBuffer anywhere, and the docs say that you must call UserReportHBAConstraints before UserInitializeController returns.

1. What the DEXT logs:

[Osprey_ProcessTask] ---- NEW TASK ----
[Osprey_ProcessTask] fBufferIOVMAddr         = 0x80440000
[Osprey_ProcessTask] fRequestedTransferCount = 36 (0x24)

2. What the firmware has, and it is the right data:

== [FW: header] ==
  Host IOVA (High:Low) = 0x00000000:0x80440000
  DataLength in Header = 36 (0x24)
Source Address: 0x1F200000, Length: 36 bytes
0x0000: 00 00 06 12 5B 00 00 02 4F 53 50 52 45 59 20 20
0x0010: 56 4F 4C 55 4D 45 20 20 20 20 20 20 20 20 20 20
0x0020: 30 30 30 31

3. The completion:

[Osprey_OnReply] [TaskID: 0x21] COMPLETING...
[Osprey_OnReply]   - ReplyStatus = SUCCESS (0x0)

In the old KEXT we did this:

// InitializeController
setProperty(kIOMaximumSegmentCountReadKey,  (UInt64)MAX_SG, 64);
virtual kern_return_t
UserReportHBAConstraints ( OSDictionary * constraints );
   UserInitializeController () = 0;

  • Do you call UserGetDataBuffer to see the data?
  • You called UserCompleteParallelTask, and the kernel copied the buffer at 0x16f3a8000 over the DMA'd bytes.

We've implemented the override for UserReportHBAConstraints. However, it is never called by the framework.
Thank you, and why is the buffer all zeros?
`;

/** Lines of the paste that belong to an event. */
export const PASTE_EVIDENCE = [11, 12, 17, 18, 19, 20, 21, 22, 26, 27];

/** The kinds of its events, in order. */
export const PASTE_KINDS = ["dispatch", "receive", "stage", "reply"];
