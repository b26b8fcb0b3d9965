/** Contract rules of the end of a task as a table: responses, clients, task management and what surrounds the driver. */
import { begin, complete, dispatch, end, expectRows, post, reply, start, whole } from "./lines.ts";

expectRows([
  { rule: "I-46", status: "violated", about: "completed twice in a row", host: [...whole(1), complete(1)] },
  { rule: "I-46", status: "kept", about: "dispatched and completed", host: whole(1) },
  {
    rule: "I-47",
    status: "violated",
    about: "version 0",
    host: [dispatch(1), post(1), reply(1), complete(1, " version=0")],
  },
  { rule: "I-47", status: "kept", about: "version 1", host: whole(1) },
  {
    rule: "I-48",
    status: "violated",
    about: "another task in the response",
    host: [
      dispatch(1),
      post(1),
      reply(1),
      "plover: ParallelTaskCompletion: task=1 response task id=2 fCompletionStatus=0x0",
    ],
  },
  {
    rule: "I-49",
    status: "violated",
    about: "done already, and posted",
    host: [dispatch(1), post(1), "[UserProcessParallelTask_Impl] exit, task = 1, response = 2"],
  },
  {
    rule: "I-49",
    status: "kept",
    about: "in process",
    host: [dispatch(1), post(1), "[UserProcessParallelTask_Impl] exit, task = 1, response = 0"],
  },
  {
    rule: "I-50",
    status: "violated",
    about: "more bytes than asked for",
    host: [dispatch(1), post(1), reply(1), complete(1, " fBytesTransferred=64 version=1")],
  },
  {
    rule: "I-50",
    status: "kept",
    about: "what the engine counted",
    host: whole(1),
    device: [
      "ptc recv tag=1 host_addr=0x0000000080010000 xfer_len=36",
      "ptc staged tag=1 sram_addr=0x30540 len=36",
      "ptc dma done tag=1 count=36",
      "ptc reply sent tag=1 status=0",
    ],
  },
  {
    rule: "I-51",
    status: "violated",
    about: "good, and not delivered",
    host: [dispatch(1), post(1), reply(1), complete(1, " fServiceResponse=1")],
  },
  {
    rule: "I-51",
    status: "kept",
    about: "good and complete",
    host: [dispatch(1), post(1), reply(1), complete(1, " fServiceResponse=2")],
  },
  {
    rule: "I-51",
    status: "kept",
    about: "a 2 that means a time-out",
    host: [
      dispatch(1),
      post(1),
      "plover: ParallelTaskCompletion: fControllerTaskIdentifier=1 fCompletionStatus=0x2 fServiceResponse=1",
    ],
  },
  {
    rule: "I-54",
    status: "kept",
    about: "a check condition with sense data",
    host: [
      dispatch(1),
      post(1),
      "plover: ParallelTaskCompletion: fControllerTaskIdentifier=1 fCompletionStatus=0x2 fServiceResponse=2 fSenseLength=18",
    ],
  },
  {
    rule: "I-54",
    status: "not-assessable",
    about: "one without",
    host: [
      dispatch(1),
      post(1),
      "plover: ParallelTaskCompletion: fControllerTaskIdentifier=1 fCompletionStatus=0x2 fServiceResponse=2 fSenseLength=0",
    ],
  },
  {
    rule: "I-55",
    status: "kept",
    about: "full once",
    host: [
      dispatch(1),
      post(1),
      "plover: ParallelTaskCompletion: fControllerTaskIdentifier=1 fCompletionStatus=0x28 fServiceResponse=2",
    ],
  },
  { rule: "I-56", status: "kept", about: "completed, and nobody gave up", host: whole(1) },
  {
    rule: "I-58",
    status: "violated",
    about: "in process",
    host: ["plover: UserTargetResetRequest: target=0, response=0"],
  },
  { rule: "I-58", status: "kept", about: "complete", host: ["plover: UserTargetResetRequest: target=0, response=4"] },
  {
    rule: "I-59",
    status: "kept",
    about: "it returns",
    host: [dispatch(1), post(1), "[UserProcessParallelTask_Impl] exit, task = 1, response = 0"],
  },
  { rule: "I-65", status: "kept", about: "the start returns", host: [begin, end, start] },
  {
    rule: "I-66",
    status: "kept",
    about: "many segments",
    host: [begin, "plover: IOMaximumSegmentCountRead = 32", "plover: UserReportHBAConstraints returned 0x0", end],
  },
]);
