import assert from "node:assert/strict";
import fc from "fast-check";
import { lookahead } from "../../../../src/core/decimal/lookahead";
import { scanDecimal } from "../../../../src/core/decimal/scanDecimal";

const deepRuns = process.env["RUNBACK_DEEP"] ? 2_000_000 : 50_000;
const grammar = /^-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][-+]?\d+)?/;
const behind = [",", "\n", ";", " ", "\r", "}", '"', "\t", ":", "/", "x"];

/** Where the number that `text` begins with ends, and what it is; null when none begins there. */
function scan(text: string): { end: number; value: number } | null {
  const bytes = Buffer.from(text + "9".repeat(lookahead));
  const out = new Float64Array(3).fill(-7);
  const end = scanDecimal(bytes, new DataView(bytes.buffer, bytes.byteOffset, bytes.length), 0, out, 1);
  assert.deepEqual([out[0], out[2]], [-7, -7]);
  return end < 0 ? null : { end, value: out[1]! };
}

function check(number: string, after: string): void {
  const found = scan(number + after);
  const expected = grammar.exec(number + after)?.[0];
  if (expected === number) assert.deepEqual(found, { end: number.length, value: Number(number) }, number);
  // What begins as a number and is none as a whole may be refused or read in part, but never wrongly.
  else if (found !== null) assert.deepEqual(found, { end: expected?.length, value: Number(expected) }, number);
}

const forms = fc.oneof(
  fc.double({ noNaN: true, noDefaultInfinity: true }).map(String),
  fc.tuple(fc.double({ min: -1e6, max: 1e6, noNaN: true }), fc.nat(20)).map(([value, places]) => value.toFixed(places)),
  fc
    .tuple(fc.double({ min: -1, max: 1, noNaN: true }), fc.nat(12))
    .map(([value, places]) => String(value * 10 ** places)),
  fc.double({ min: 1e-30, max: 1e30, noNaN: true }).map((value) => value.toExponential()),
  fc.maxSafeInteger().map(String),
  fc.stringMatching(/^-?(0|[1-9][0-9]{0,20})\.[0-9]{1,25}(e[-+]?[0-9]{1,2})?$/),
  fc.stringMatching(/^[-+.eE0-9]{1,12}$/),
);

describe("scanDecimal", function () {
  this.timeout(deepRuns > 100_000 ? 1_800_000 : 300_000);

  it("gives the double that Number gives, for numbers of every length and form", () => {
    fc.assert(fc.property(forms, fc.constantFrom(...behind), check), { numRuns: deepRuns });
  });

  it("refuses what JSON has no such number for", () => {
    for (const text of [
      "",
      "-",
      "+1",
      ".5",
      "5.",
      "-.5",
      "00",
      "01.5",
      "-01",
      "1e",
      "1e+",
      "1.e5",
      "NaN",
      "--1",
      "5.e",
    ])
      assert.equal(scan(`${text},`), null, text);
  });
});
