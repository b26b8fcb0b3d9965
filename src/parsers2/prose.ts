/** Lines that talk about logs rather than being one: sentences, source code, headings, banners. */

/** --- FORENSIC ANALYSIS ---, -- [FIRMWARE PROBE: INCOMING DMA DUMP] -- */
const BANNER =
  /^\s{0,64}(?:\[[^\]]{1,120}\]\s{0,8})?(?:[-=*#~_\u2013\u2014]{2,}).{0,200}(?:[-=*#~_\u2013\u2014]{2,})\s{0,64}$/;

/** virtual kern_return_t UserReportHBAConstraints ( OSDictionary * constraints ); */
const CODE = /[;{}]\s{0,16}$|^\s{0,64}(?:\/\/|#include|virtual\b|kern_return_t\b|void\b|setProperty\()/;

/** Despite the firmware preparing the correct data, the fDataBuffer in our DEXT remains filled with zeros. */
const SENTENCE = /[A-Za-z)"'”’][.?!:,]["”’]?\s{0,16}$/;

export const isBanner = (body: string): boolean => BANNER.test(body);

/** True for a sentence or a line of code. A tag in front makes a line a log line whatever it says. */
export const isProse = (body: string): boolean => {
  if (/^\s{0,64}\[/.test(body)) return false;
  if (CODE.test(body)) return true;
  const words = body.match(/[A-Za-z'’]{2,40}/g)?.length ?? 0;
  const signs = body.match(/[=]|->|: ?0x|\b0x[0-9a-f]{2,16}\b/gi)?.length ?? 0;
  if (SENTENCE.test(body) && !/\.\.\.\s{0,16}$/.test(body)) return words >= 3 && signs <= Math.floor(words / 6);
  return words >= 10 && signs === 0;
};
