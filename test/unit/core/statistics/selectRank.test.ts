import assert from "node:assert/strict";
import fc from "fast-check";
import { selectRank } from "../../../../src/core/statistics/selectRank";

describe("selectRank", () => {
  it("gives what sorting would put there, and parts the values around it", () => {
    const value = fc.oneof(fc.integer({ min: 0, max: 5 }), fc.double({ noNaN: true }));
    fc.assert(
      fc.property(fc.array(value, { minLength: 1 }), fc.nat(), (list, any) => {
        const values = Float64Array.from(list, (one) => one + 0); // no -0, which sorting puts before 0
        const rank = any % values.length;
        const sorted = values.slice().sort();
        assert.equal(selectRank(values, rank), sorted[rank]);
        assert.ok(values.subarray(0, rank).every((one) => one <= values[rank]!));
        assert.ok(values.subarray(rank).every((one) => one >= values[rank]!));
        assert.deepEqual(values.sort(), sorted);
      }),
    );
  });
});
