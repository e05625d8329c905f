import assert from "node:assert/strict";
import fc from "fast-check";
import { shortestFloat32 } from "../../../../src/core/decimal/shortestFloat32";

/** By its definition: digit by digit more, until a 32-bit float means the same. */
function bySearch(value: number): number {
  for (let digits = 1; digits <= 9; digits++) {
    const near = Number(value.toPrecision(digits));
    if (Math.fround(near) === value) return near;
  }
  return value;
}

describe("shortestFloat32", () => {
  it("gives what people wrote", () => {
    for (const value of [0.99, 0.1, 1e-5, 3.4e38, 1e-42, 16777216, 0.0625, -2.5e-7, 1e10])
      assert.equal(shortestFloat32(Math.fround(value)), value);
    for (const value of [0, -0, NaN, Infinity, -Infinity]) assert.ok(Object.is(shortestFloat32(value), value));
  });

  it("is the shortest for any float, and means the same float", () => {
    const any = fc.float({ noNaN: true });
    fc.assert(
      fc.property(any, (value) => shortestFloat32(value) === bySearch(value)),
      { numRuns: 20_000 },
    );
  });
});
