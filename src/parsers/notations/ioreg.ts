/**
 * `ioreg -l`: the objects of the I/O Registry with their properties. It shows what a property was when the command ran, not who set
 * it or when: a constraint in it is no report of the driver, so that each is a notice and belongs to no call.
 */
import { type Notation, SILENT } from "../notation.ts";
import { sliced } from "../passage.ts";
import { keyOf } from "../vocabulary.ts";

// +-o Root  <class IORegistryEntry, id 0x100000100, retain 32>     | |   +-o ANS2@0  <class …
const OBJECT = /^[| ]{0,160}\+-o \S.{0,160}?<class [\w-]{1,100}(?:, id 0x[0-9a-f]{1,16})?[,>]/;

// | |   {     | |     "IOMaximumSegmentCountRead" = 256     | |   }     | |
const PROPERTY = /^[| ]{0,200}(?:[{}]\s{0,4}|"([^"]{1,120})" ?= ?.*|)$/;

// IOMaximumByteCountRead     iommu-parent     IOPCITunnelled     pcidebug     IOMapperID
const TELLING = /^(?:pci-dart-|IO(?:Maximum|Minimum)[A-Z]|iommu|IOMapper|IOPCI|pcidebug$|dart-|mapper)/;

// "IOPCIResourced" = Y$     where ioreg met the edge of its terminal
const CUT = /\$\s*$/;

const CUT_SHORT = "ioreg cut the property at the edge of its terminal: -w 0 prints it whole";

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
      if (TELLING.test(name) || keyOf(name.split(" "))?.role === "constraint") {
        const equals = line.text.indexOf("=", line.text.indexOf(`"${name}"`) + name.length);
        const cut = CUT.test(line.text);
        const value = line.text.slice(equals + 1).trim();
        emit({
          ...SILENT,
          // The value alone where it is cut: its name would count as words of a report.
          bodies: [sliced(line, cut ? equals : line.text.indexOf('"'))],
          because: cut ? CUT_SHORT : null,
          notice: cut ? null : { about: "registry", details: [{ name, value }] },
        });
      }
      return "taken";
    },
  }),
  writer: "host",
  stampOf: () => null,
};
