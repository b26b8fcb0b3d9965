/** Lines about the DMA engine of a controller, and those whose status blames it: these tell how a request ended. */

import { has, named, says } from "./dialect.ts";
import { returnsToHost } from "./host-call.ts";
import { sideOfTags } from "./lead.ts";
import { endsMapping } from "./mapping-words.ts";
import { isCount } from "./quantity.ts";
import type { Sentence } from "./sentence.ts";

// status=dma_error     result: xdma_fault
const BLAMED = /\b(?:status|sts|st|result)\s?[=:]\s?"?\w{0,16}dma/i;

/** True for a line whose status blames the engine. */
export const blamesEngine = ({ body }: Pick<Sentence, "body">): boolean => BLAMED.test(body);

// dma     xdma     edma     axidma     dmac     dma0
const ENGINE = /^[a-z]{0,3}dma[ce]?\d{0,2}$/;

/** A module of the firmware that is the engine's, as in `[DMA][DBG] XferEnd tag=9`. */
const isOfEngine = ({ tags }: Sentence): boolean => tags.some((tag) => ENGINE.test(tag.toLowerCase()));

/** `tag=5 channel idle, 6 bytes`: an engine has channels, and so has a bus; that of an engine counts bytes, or has two ends. */
const isOfChannel = (sentence: Sentence): boolean =>
  says(sentence, "channel", "chan") &&
  (sentence.scope !== null || has(sentence, "task")) &&
  (sentence.loose.some(isCount) || has(sentence, "moved", "count") || has(sentence, "source", "destination"));

/** `src=dext ev=dma.complete task=2`: a driver names an end of its own mapping, as long as it counts and places nothing. */
const isOfDriver = (sentence: Sentence): boolean =>
  sideOfTags(sentence.tags) === "host" &&
  !has(sentence, "source", "destination", "count", "moved", "transferred", "length") &&
  sentence.loose.length === 0;

/** True for a line about the DMA engine. */
export const aboutEngine = (sentence: Sentence): boolean =>
  !returnsToHost(sentence) &&
  !blamesEngine(sentence) &&
  !isOfDriver(sentence) &&
  !endsMapping(sentence) &&
  (says(sentence, "engine", "busmaster") ||
    isOfChannel(sentence) ||
    isOfEngine(sentence) ||
    [...sentence.words, ...sentence.headings].some((word) => ENGINE.test(word))) &&
  named(sentence, "map") === undefined &&
  named(sentence, "unmap") === undefined;
