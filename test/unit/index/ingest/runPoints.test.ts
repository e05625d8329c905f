import assert from "node:assert/strict";
import { PointGatherer } from "../../../../src/core/ingest/pointGatherer";
import { RunPoints } from "../../../../src/index/ingest/run/runPoints";

const owner = { runId: "r", file: "log" };

describe("points of a run", () => {
  it("become chunks of 8,192 rows, each with its own steps, whatever blocks they come in", () => {
    const gatherer = new PointGatherer();
    for (let row = 0; row < 20_000; row++)
      gatherer
        .table(["loss"], 10, 1 << 20)
        .add(row, 2 * row, NaN, Float64Array.of(row / 8), 0, 10 * row, 10 * (row + 1));
    const blocks = gatherer.flush(1);
    assert.ok(blocks.length > 3 && blocks.every(({ rows }) => 8192 % rows !== 0), "blocks that no chunk ends with");
    let placed = 0;
    const points = new RunPoints([], (bytes) => ({
      segment: 1,
      offset: (placed += bytes.length),
      length: bytes.length,
    }));
    for (const block of blocks) points.add({ group: 0, block }, 0, owner);
    assert.deepEqual(
      points.openBlocks().map(({ rows, ordinals }) => [rows, ordinals[0]]),
      [[3616, 16_384]],
    );
    points.seal(0, owner);
    assert.deepEqual(
      points.chunks.map(({ rows, minStep, maxStep, byteEnd }) => [rows, minStep, maxStep, byteEnd > 10 * rows - 1]),
      [
        [8192, 0, 16_382, true],
        [8192, 16_384, 32_766, true],
        [3616, 32_768, 39_998, true],
      ],
    );
    assert.deepEqual(points.openBlocks(), []);
  });
});
