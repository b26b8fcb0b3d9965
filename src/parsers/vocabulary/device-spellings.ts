/** What a controller calls its own memory, and what its engine moves from where to where, by key. Data only. */
import { type Entry, plain, telling } from "./entry.ts";

/** Keys of the controller's memory and of its engine. */
export const DEVICE_PLACES: readonly Entry[] = [
  telling("source-address", "device", "source address", "source addr", "src address", "src addr"),
  plain("source", "device", "source", "src", "source buffer", "src buffer", "source buf", "src buf", "local address"),
  plain(
    "source",
    "device",
    "out buf",
    "outbuf",
    "local addr",
    "sram addr",
    "sram address",
    "staging address",
    "staging addr",
    "src ptr",
  ),
  plain("source", "device", "sram", "dram", "local", "local buf", "local buffer", "lbuf"),
  plain("destination", "device", "destination", "dst", "dest", "destination address", "dst address", "dst addr"),
  plain("destination", "device", "dest address", "dest addr", "destination addr", "dst iova", "dest iova", "dst host"),
  plain("destination", "device", "destination iova", "dest host", "dst ptr", "dest ptr"),
  plain("count", "device", "count", "cnt", "engine count", "dma count"),
];
