import assert from "node:assert/strict";
import fc from "fast-check";
import { thinCurve, type CurveWindow } from "../../../../src/core/curves/thinCurve";

const value = fc.oneof(fc.double({ noNaN: false }), fc.constantFrom(0, 1, 1e308, 5e-324, NaN, Infinity, -Infinity));
const steps = fc.array(fc.nat(3), { maxLength: 400 }).map((gaps) => {
  let at = 0;
  return Float64Array.from(gaps, (gap) => (at += gap));
});

/** Column of a place as a slow, obvious reference counts it. */
function columnOf(place: number, { from, to, columns }: CurveWindow): number {
  for (let column = 1; column < columns; column++)
    if (place < from + ((to - from) * column) / columns) return column - 1;
  return columns - 1;
}

describe("thinCurve", () => {
  it("keeps both extremes and a gap of every pixel column, in order, and no more than three rows of each", () => {
    fc.assert(
      fc.property(
        steps,
        fc.infiniteStream(value),
        fc.integer({ min: 1, max: 40 }),
        fc.nat(100),
        fc.nat(300),
        (x, values, columns, from, length) => {
          const y = Float64Array.from(x, () => values.next().value as number);
          const window: CurveWindow = { from, to: from + length, columns, isLog: false };
          const rows = [...thinCurve(x, y, window)];
          assert.deepEqual(
            rows,
            [...new Set(rows)].sort((one, two) => one - two),
            "rising, each once",
          );
          const inside = [...x.keys()].filter((row) => x[row]! >= from && x[row]! <= from + length);
          const before = x.findLastIndex((place) => place < from);
          const after = x.findIndex((place) => place > from + length);
          for (const outside of [before, after])
            if (outside >= 0) assert.ok(rows.includes(outside), "runs out of the picture");
          assert.ok(rows.every((row) => inside.includes(row) || row === before || row === after));
          for (let column = 0; column < columns; column++) {
            const own = inside.filter((row) => columnOf(x[row]!, window) === column);
            const kept = own.filter((row) => rows.includes(row));
            const numbers = own.map((row) => y[row]!).filter((one) => !Number.isNaN(one));
            if (numbers.length > 0) {
              assert.ok(kept.some((row) => y[row] === Math.min(...numbers)));
              assert.ok(kept.some((row) => y[row] === Math.max(...numbers)));
            }
            if (numbers.length < own.length) assert.ok(kept.some((row) => Number.isNaN(y[row])));
            if (rows.length < inside.length) assert.ok(kept.length <= 3);
          }
        },
      ),
      { numRuns: 300 },
    );
  });

  it("gives every row where they are few, and the same rows every time", () => {
    const x = Float64Array.from({ length: 1000 }, (_, row) => row);
    const y = x.map((place) => Math.sin(place));
    assert.equal(thinCurve(x, y, { from: 0, to: 999, columns: 500, isLog: false }).length, 1000);
    const window = { from: 100, to: 900, columns: 50, isLog: false };
    assert.deepEqual(thinCurve(x, y, window), thinCurve(x, y, window));
    assert.ok(thinCurve(x, y, window).length <= 102);
  });

  it("shares the pixels of a logarithmic axis by decades, and leaves out what it cannot show", () => {
    const x = Float64Array.from({ length: 100_000 }, (_, row) => row);
    const rows = thinCurve(x, x, { from: 1, to: 99_999, columns: 100, isLog: true });
    assert.ok(rows.filter((row) => row < 10).length >= 9, "the first decade is drawn in full");
    assert.ok(!rows.includes(0));
    assert.ok(rows.length <= 202);
  });
});
