/** Modern C++ on the host, method and line before fields between bars; a firmware in Rust that prints structures. Written apart from the analyzer's words. */
import { clockOf, type Dialect, hex, kernelWords, pairs, rows, SHOWN } from "./dialect.ts";

const said =
  (method: string) =>
  (...fields: readonly string[]): string =>
    [method, ...fields].join(" | ");

const WAY = { in: "Dev2Host", out: "Host2Dev", none: "NoData" } as const;
const bus = (address: bigint): string => `Bus ${hex(address, 16)}`;
const cpu = (address: bigint): string => `Cpu ${hex(address)}`;
const task = (id: number): string => `Task ${id}`;
const size = (length: number): string => `${length} B`;
const named = (good: string, bad: string, status: number): string => `${status === 0 ? good : bad}(${status})`;
const list = (bytes: Iterable<number>): string => `[${pairs(bytes, ", ")}]`;

const hexRow = (at: number, bytes: Uint8Array): string =>
  said("Trace::hex@12")(`+${at.toString(16).padStart(4, "0")}`, pairs(bytes));

export const scoped: Dialect = {
  name: "scoped",
  frame: (source, message, tick, { name }) => {
    if (source === "firmware") return `${(tick / 1e6).toFixed(6)} ${message}`;
    const time = `2026-06-02 ${clockOf(tick).slice(0, 12)} Df`;
    if (source === "host") return `${time} kernel[0:1f0b] (com.example.${name}.dext) ${message}`;
    return source === "kernel" ? `${time} kernel[0:88a] ${message}` : `${time} bench[733:2c10] ${message}`;
  },
  words: {
    ...kernelWords,
    initBegin: () => said("Controller::UserInitializeController@40")("Enter"),
    initStep: ({ call, result }) => said("Controller::UserInitializeController@52")(`${call} kr ${hex(result)}`),
    constraintKey: ({ key, value }) => said("Controller::UserInitializeController@60")(`${key}`, value),
    constraints: ({ result }) =>
      said("Controller::UserInitializeController@66")(`UserReportHBAConstraints kr ${hex(result)}`),
    override: () => said("Controller::UserReportHBAConstraints@14")("Overridden", "Super not called"),
    initEnd: ({ result }) => said("Controller::UserInitializeController@90")(`Leave kr ${hex(result)}`),
    specification: ({ bits, max }) =>
      said("Controller::UserGetDMASpecification@31")(`MaxTransferSize ${max}`, `AddressBits ${bits}`),
    highest: ({ id }) => said("Controller::UserInitializeController@71")(`UserReportHighestSupportedDeviceID ${id}`),
    properties: ({ result }) => said("Controller::UserInitializeController@75")(`SetProperties kr ${hex(result)}`),
    started: () => said("Controller::UserStartController@120")("Leave kr 0x0"),
    dispatch: ({ task: id, target, iova, length, way, cdb }) =>
      said("Controller::UserProcessParallelTask@214")(
        task(id),
        `Target ${target}`,
        WAY[way],
        size(length),
        bus(iova),
        `Cdb ${pairs(cdb, "-")}`,
      ),
    dataBuffer: ({ task: id, result, address, length, where }) =>
      said(`Controller::${where === "dispatch" ? "UserProcessParallelTask@231" : "onInterrupt@322"}`)(
        task(id),
        `UserGetDataBuffer kr ${hex(result)}`,
        cpu(address),
        size(length),
      ),
    prepare: ({ task: id, segments, iova, length, buffer, access, result }) =>
      said("Mapper::prepare@77")(
        task(id),
        `PrepareForDMA kr ${hex(result)}`,
        cpu(buffer),
        bus(iova),
        size(length),
        `Segments ${segments}`,
        WAY[access === "in" ? "in" : "out"],
      ),
    unprepare: ({ task: id, result, iova, length }) =>
      said("Mapper::complete@91")(task(id), `CompleteDMA kr ${hex(result)}`, bus(iova), size(length)),
    submit: ({ task: id, iova, length, way }) =>
      said("Ring::fill@120")(task(id), `Descriptor[0] ${bus(iova)}`, size(length), WAY[way]),
    doorbell: ({ task: id }) => said("Ring::kick@130")(task(id), "Doorbell"),
    reply: ({ task: id, status, scsi, moved }) =>
      said("Controller::onInterrupt@301")(
        task(id),
        `Answer ${named("Ok", "Failed", status)}`,
        `Scsi ${named("Good", "CheckCondition", scsi)}`,
        `Moved ${size(moved)}`,
      ),
    clear: ({ task: id, address, length }) =>
      said("Controller::onInterrupt@330")(task(id), `Zeroing ${cpu(address)}`, size(length)),
    copy: ({ task: id, from, to, length }) =>
      said("Controller::onInterrupt@318")(task(id), `Copying ${cpu(from)} to ${cpu(to)}`, size(length)),
    dump: ({ task: id, whose, address, bytes, announced, phase }, { exact }) => [
      said("Trace::buffer@9")(
        task(id),
        exact && whose === "private"
          ? "Contents of own buffer"
          : exact && whose === "data buffer"
            ? "Contents of UserGetDataBuffer memory"
            : "Contents of data buffer",
        ...(exact && address !== null ? [cpu(address)] : []),
        size(announced),
        ...(exact ? [phase === "before reply" ? "Before answer" : "Before completion"] : []),
      ),
      ...rows(bytes, hexRow),
    ],
    complete: ({ task: id, moved, status, version }) =>
      said("Controller::finish@340")(
        task(id),
        "ParallelTaskCompletion",
        `Moved ${size(moved)}`,
        `Scsi ${named("Good", "CheckCondition", status)}`,
        `Version ${version}`,
      ),
    abort: ({ task: id }) => said("Controller::UserAbortTaskRequest@401")(task(id), "Abort"),
    registers: ({ name, value }) => said("Registers::read@22")(`${name} register`, hex(value, 8)),
    notOpen: ({ result }) => said("Registers::read@25")("Device not open", `kr ${hex(result)}`),
    enter: ({ task: id, method }) => said(`Controller::${method}@150`)(task(id), "Enter"),
    received: ({ task: id, iova, length, cdb }) =>
      `INFO  host_if: accepted Request { id: ${id}, host_addr: ${hex(iova)}, len: ${length}, cdb: ${list(cdb)} }`,
    staged: ({ task: id, from, bytes }) => [
      `DEBUG media: buffered Payload { id: ${id}, addr: ${hex(from)}, len: ${bytes.length} }`,
      ...rows(bytes.subarray(0, SHOWN), (at, some) => `DEBUG media:   ${hex(at, 4)} ${list(some)}`),
    ],
    engine: ({ task: id, from, to, length }) =>
      `DEBUG dma: started Transfer { id: ${id}, src: ${hex(from)}, dst: ${hex(to)}, len: ${length} }`,
    engineDone: ({ task: id, count }) => `DEBUG dma: finished Transfer { id: ${id}, moved: ${count} }`,
    posted: ({ task: id, status }) => `INFO  host_if: sent Response { id: ${id}, status: ${status} }`,
    firmwareFault: ({ code }) => `ERROR core: firmware fault Fault { code: ${hex(code)} }`,
    timeout: ({ task: id, seconds }) => `SCSI timeout: task ${id} unanswered for ${seconds} seconds`,
    crash: ({ address }) => `dext process crashed with EXC_BAD_ACCESS, fault address ${hex(address)}`,
    clientDump: ({ task: id, bytes }) => [
      said("Client::read@55")(task(id), "Contents of client buffer", size(bytes.length)),
      ...rows(bytes.subarray(0, SHOWN), hexRow),
    ],
    clientError: ({ task: id, errno }) => said("Client::read@61")(task(id), `Input/output error`, `errno ${errno}`),
    clientShort: ({ task: id, got, wanted }) =>
      said("Client::read@64")(task(id), "Short read", `Got ${size(got)}`, `Wanted ${size(wanted)}`),
    disk: ({ blocks, blockBytes }) =>
      said("Client::disk@20")(
        `Capacity ${blocks * BigInt(blockBytes)} B`,
        `Blocks ${blocks}`,
        `Block size ${blockBytes} B`,
      ),
    canary: ({ task: id, value, length }) =>
      said("Client::prefill@50")(task(id), `Filled with ${hex(value)}`, size(length)),
  },
};
