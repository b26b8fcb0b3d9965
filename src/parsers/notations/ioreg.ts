/**
 * `ioreg -l`: the objects of the I/O Registry with their properties. It shows what a property was when the command ran, not who set
 * it or when: a constraint in it is no report of the driver, and is not read as one.
 */
import { type Notation, SILENT } from "../notation.ts";
import { sliced } from "../passage.ts";
import { keyOf } from "../vocabulary.ts";

// +-o Root  <class IORegistryEntry, id 0x100000100, retain 32>     | |   +-o ANS2@0  <class …
const OBJECT = /^[| ]{0,160}\+-o \S.{0,160}?<class [\w-]{1,100}(?:, id 0x[0-9a-f]{1,16})?[,>]/;

// | |   {     | |     "IOMaximumSegmentCountRead" = 256     | |   }     | |
const PROPERTY = /^[| ]{0,200}(?:[{}]\s{0,4}|"([^"]{1,120})" ?= ?.*|)$/;

// IOMaximumByteCountRead
const LIMIT = /^IO(?:Maximum|Minimum)[A-Z]/;

const NO_REPORT = "a property as the registry held it; it does not show who set it, so it is no constraints report";

export const ioreg: Notation = {
  id: "ioreg",
  about: "The I/O Registry as ioreg -l prints it.",
  carrier: "block",
  examples: [
    [
      "+-o PCI1000,5d@0  <class IOPCIDevice, id 0x1000001c6, registered, matched, active, busy 0 (29 ms), retain 11>",
      "  {",
      '    "pcidebug" = "4:0:0"',
      '    "IOMaximumSegmentCountRead" = 256',
      "  }",
    ],
  ],
  begins: (line) => OBJECT.test(line),
  open: (emit) => ({
    push: (line) => {
      if (OBJECT.test(line.text)) return "taken";
      const property = PROPERTY.exec(line.text);
      if (property === null) return "over";
      const [, name = ""] = property;
      if (LIMIT.test(name) || keyOf(name.split(" "))?.role === "constraint") {
        // The value alone: its name would count as words of a report.
        emit({ ...SILENT, bodies: [sliced(line, line.text.lastIndexOf("="))], because: NO_REPORT });
      }
      return "taken";
    },
  }),
  writer: "host",
  stampOf: () => null,
};
