import assert from "node:assert/strict";
import fc from "fast-check";
import { groupRows } from "../../../../src/core/groups/groupRows";

describe("groupRows", () => {
  it("puts together what is equal in all columns, in the order of the first rows, as the slow way does", () => {
    // Few codes for equal rows; any for hashes that meet in one place of the table.
    const code = fc.oneof(fc.integer({ min: -1, max: 2 }), fc.integer({ min: -(2 ** 31), max: 2 ** 31 - 1 }));
    const rows = fc
      .integer({ min: 1, max: 3 })
      .chain((width) => fc.array(fc.array(code, { minLength: width, maxLength: width }), { maxLength: 60 }));
    fc.assert(
      fc.property(rows, (all) => {
        const columns = (all[0] ?? []).map((_, column) => Int32Array.from(all, (row) => row[column]!));
        const slow = new Map<string, number[]>();
        all.forEach((row, place) => slow.set(row.join(), [...(slow.get(row.join()) ?? []), place]));
        const { count, places, starts } = groupRows(all.length, columns);
        assert.equal(count, slow.size);
        assert.deepEqual(
          Array.from({ length: count }, (_, group) => [...places.subarray(starts[group], starts[group + 1])]),
          [...slow.values()],
        );
      }),
      { numRuns: 500 },
    );
  });

  it("keeps rows apart whose hashes are equal", () => {
    // Over two columns the hash after the first one and the second code meet: x ^ y is the same for these.
    const hashOf = (code: number) => {
      const mixed = Math.imul((0x811c9dc5 | 0) ^ code, 0x01000193);
      return mixed ^ (mixed >>> 15);
    };
    const first = Int32Array.of(1, 2, 1, 2);
    const second = Int32Array.from(first, (code, place) => (place < 2 ? hashOf(code) ^ 77 : 5));
    const { count, places } = groupRows(4, [first, second]);
    assert.equal(count, 4);
    assert.deepEqual([...places], [0, 1, 2, 3]);
  });
});
