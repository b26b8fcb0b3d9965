/** What makes two names one file. */
import type { BigIntStats } from "node:fs";

/** Device and file number, exact also where numbers of files exceed 2^53. */
export const identityOf = ({ dev, ino }: BigIntStats): string => `${dev}:${ino}`;
