import assert from "node:assert/strict";
import fc from "fast-check";
import { plainNumber } from "../../../../../src/core/readers/shared/plainNumber";

const read = (text: string) => plainNumber(Buffer.from(`x${text}y`), 1, text.length + 1);

describe("a decimal in bytes", () => {
  it("is the number that Number reads, or is left to it", () => {
    fc.assert(
      fc.property(fc.double({ noNaN: true }), fc.integer({ min: 0, max: 20 }), (value, digits) => {
        for (const text of [String(value), Math.abs(value) < 1e21 ? value.toFixed(digits) : "1"]) {
          const number = read(text);
          if (!Number.isNaN(number)) assert.ok(Object.is(number, Number(text)), text);
        }
      }),
      { numRuns: 3000, seed: 20261123 },
    );
  });

  it("does not leave common ones to Number", () => {
    for (const text of ["0", "-0", "0.5", "-12", "1795408269301", "0.16666666666666666", "36.75505828857422"])
      assert.ok(Object.is(read(text), Number(text)), text);
  });

  it("is nothing else", () => {
    for (const text of ["", "-", ".", ".5", "5.", "1e5", "1.2.3", "--1", "+1", "NaN", "true", "1 ", "٣"])
      assert.ok(Number.isNaN(read(text)), text);
  });
});
