/** The search for lines as WebAssembly: its bytes are those of its source. */
import { it } from "vitest";
import wabt from "wabt";
import { contentOf, expectDerived } from "./derived.ts";

const SOURCE = "src/parsers/skim/scan.wat";

it("the bytes of the search are assembled from its source", async () => {
  const { parseWat } = await wabt();
  const module = parseWat(SOURCE, contentOf(SOURCE), { simd: true });
  const { buffer } = module.toBinary({});
  const lines =
    Buffer.from(buffer)
      .toString("base64")
      .match(/.{1,100}/g) ?? [];
  expectDerived(
    "src/parsers/skim/scan-module.ts",
    `/** \`scan.wat\`, assembled. Derived by \`npm run derive\`; a test compares. */\nexport const SCAN_MODULE =\n${lines.map((line) => `  "${line}"`).join(" +\n")};\n`,
  );
});
