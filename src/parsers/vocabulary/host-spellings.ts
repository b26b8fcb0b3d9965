/** What a controller calls the memory of the host that it was given, by key. Data only. */
import { type Entry, telling } from "./entry.ts";

/** Keys of the host's memory, in the words of a controller. */
export const HOST_PLACES: readonly Entry[] = [
  telling(
    "received",
    "device",
    "host iova",
    "host adr",
    "host addr",
    "host address",
    "host dma address",
    "host dma addr",
  ),
  telling("received", "device", "host pa", "host ptr", "host pointer", "host buffer", "haddr", "host dma"),
  telling("received", "device", "host at", "host loc", "host mem"),
  telling("received", "device", "host buf", "host buf addr", "host buffer addr", "host buffer address"),
  telling("received", "device", "host memory address", "host mem addr", "host bus address", "host bus addr"),
];
