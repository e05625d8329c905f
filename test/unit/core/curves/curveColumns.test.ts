import assert from "node:assert/strict";
import { curveColumns } from "../../../../src/core/curves/curveColumns";
import type { CurveSource } from "../../../../src/core/curves/curveAxis";

const source = (steps: number[], values: number[], times = steps.map((step) => 1000 + step)): CurveSource => ({
  steps: Float64Array.from(steps),
  times: Float64Array.from(times),
  values: Float64Array.from(values),
});

describe("curveColumns", () => {
  it("orders steps that go back, and keeps doubled ones as they were logged", () => {
    const { x, y } = curveColumns(source([3, 1, 2, 2], [30, 10, 20, 21]), "step", null, null);
    assert.deepEqual(
      [[...x], [...y]],
      [
        [1, 2, 2, 3],
        [10, 20, 21, 30],
      ],
    );
  });

  it("counts time from the run's start, else from the first point", () => {
    const points = source([0, 1], [5, 6], [1500, 2500]);
    assert.deepEqual([...curveColumns(points, "relative", 1000, null).x], [500, 1500]);
    assert.deepEqual([...curveColumns(points, "relative", null, null).x], [0, 1000]);
    assert.deepEqual([...curveColumns(points, "wall", 1000, null).x], [1500, 2500]);
  });

  it("draws over another metric at the same steps, without the points that it lacks", () => {
    const other = source([0, 2, 3], [9, 7, NaN]);
    const { x, y } = curveColumns(source([0, 1, 2, 3], [1, 2, 3, 4]), { metric: "epoch" }, null, other);
    assert.deepEqual(
      [[...x], [...y]],
      [
        [7, 9],
        [3, 1],
      ],
    );
  });

  it("keeps NaN and infinities of the values", () => {
    const { y } = curveColumns(source([2, 1], [NaN, Infinity]), "step", null, null);
    assert.deepEqual([...y], [Infinity, NaN]);
  });
});
