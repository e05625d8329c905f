import assert from "node:assert/strict";
import { strokeLine } from "../../../webview/shared/strokeLine";

type Spot = readonly [left: number, top: number];

/** A canvas that keeps what it strokes: the spots of each path, and where its dashes began. */
function recorder() {
  const strokes: { spots: Spot[]; dashFrom: number }[] = [];
  let spots: Spot[] = [];
  const canvas = {
    lineDashOffset: 0,
    beginPath: () => (spots = []),
    moveTo: (left: number, top: number) => spots.push([left, top]),
    lineTo: (left: number, top: number) => spots.push([left, top]),
    stroke: () => strokes.push({ spots: [...spots], dashFrom: canvas.lineDashOffset }),
    setLineDash: () => undefined,
  };
  return { strokes, canvas: canvas as unknown as CanvasRenderingContext2D };
}

const across = { isLog: false, from: 0, pixel: 0, scale: 3 };
const up = { ...across, scale: 4 };
const line = (values: readonly number[], width: number, dash: readonly number[] = []) => ({
  ...{ x: Float64Array.from(values.keys()), y: Float64Array.from(values), colour: "red", width, dash },
});

describe("strokeLine", () => {
  it("strokes a wide line in pieces that share a stretch, and leaves out no point", () => {
    const { strokes, canvas } = recorder();
    const values = Array.from({ length: 1000 }, (_, row) => Math.sin(row));
    strokeLine(canvas, line(values, 1.5), across, up);
    assert.ok(strokes.length > 20);
    const [first, ...rest] = strokes;
    for (const [i, { spots }] of rest.entries()) assert.deepEqual(spots.slice(0, 2), strokes[i]!.spots.slice(-2));
    const all = [...first!.spots, ...rest.flatMap(({ spots }) => spots.slice(2))];
    assert.deepEqual(
      all,
      values.map((value, row) => [row * 3, value * 4]),
    );
  });

  it("strokes a thin line at once, and parts every line where a value is missing", () => {
    const { strokes, canvas } = recorder();
    const values = Array.from({ length: 200 }, (_, row) => (row === 100 ? NaN : row));
    strokeLine(canvas, line(values, 1), across, up);
    assert.deepEqual(
      strokes.map(({ spots }) => [spots[0], spots.at(-1)]),
      [
        [
          [0, 0],
          [297, 396],
        ],
        [
          [303, 404],
          [597, 796],
        ],
      ],
    );
  });

  it("goes on with the dashes from piece to piece, and begins them anew after a gap", () => {
    const { strokes, canvas } = recorder();
    const values = Array.from({ length: 80 }, (_, row) => (row === 70 ? NaN : row));
    strokeLine(canvas, line(values, 2, [6, 3]), across, up);
    // From one point to the next it is 5 pixels.
    for (const { spots, dashFrom } of strokes.slice(0, -1)) assert.equal(dashFrom, (spots[0]![0] / 3) * 5);
    assert.equal(strokes.at(-1)?.dashFrom, 0);
  });

  it("places a point by its distance from a place on the axis, on a logarithmic one by its logarithm's", () => {
    const { strokes, canvas } = recorder();
    const values = { ...line([10, 0, 100, 1000, -1], 1), x: Float64Array.from([10, 20, 30, 40, 50]) };
    strokeLine(
      canvas,
      values,
      { isLog: false, from: 10, pixel: 5, scale: 2 },
      { isLog: true, from: 1, pixel: 90, scale: -20 },
    );
    // What a logarithmic axis cannot show parts the line.
    assert.deepEqual(
      strokes.map(({ spots }) => spots),
      [
        [
          [45, 70],
          [65, 50],
        ],
      ],
    );
  });

  it("keeps points that are far outside where browsers can draw them", () => {
    const { strokes, canvas } = recorder();
    strokeLine(canvas, line([0, 1e300, -1e300, 1], 1), across, up);
    assert.deepEqual(
      strokes[0]?.spots.map(([, top]) => top),
      [0, 32_767, -32_767, 4],
    );
  });
});
