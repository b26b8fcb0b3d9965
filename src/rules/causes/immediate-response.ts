/** The cause `immediate-response`: `driver.return` becomes `final`. */
import type { Cause } from "../cause.ts";

export const immediateResponse: Cause = {
  id: "immediate-response",
  title: "Immediate response",
  sentence:
    "UserProcessParallelTask returns with a response that says the task is over, so the kernel ends it at once, and the data arrive at a mapping that is gone.",
  flip: { key: "driver.return", value: "final" },
  effect: "established",
  remedy: "Set *response to kSCSIServiceResponse_Request_In_Process once the request is posted.",
  remedyClass: "own",
  explanation:
    "Any value but 0 in the response of the call means that the task needs no completion. The kernel then frees it and tells the client of a delivery failure, while the controller is still at work.",
  missing: "the response with which UserProcessParallelTask returns",
  supports:
    "A line that prints another service response than 0 for the call, or a host error ahead of the controller's reply.",
  refutes: "A line that prints service response 0 for the call.",
  commonness: 4,
  authority: "Open source of IOSCSIParallelFamily, SendSCSICommand.",
};
