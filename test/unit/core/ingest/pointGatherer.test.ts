import assert from "node:assert/strict";
import type { PointBlock } from "../../../../src/core/ingest/pointBlock";
import { PointGatherer } from "../../../../src/core/ingest/pointGatherer";
import { SeriesSummary } from "../../../../src/core/series/seriesSummary";
import { summarizeBlocks } from "../../../../src/core/series/summarizeBlocks";

const slice = 1 << 20;

describe("point gatherer", () => {
  it("gives many rows as blocks that follow each other, none larger than memory that is used again", () => {
    const blocks = gathered(20_000, () => ["loss", "accuracy"]);
    assert.ok(blocks.length > 10, `${blocks.length} blocks`);
    assert.deepEqual(
      blocks.flatMap(({ ordinals }) => [...ordinals]),
      Array.from({ length: 20_000 }, (_, row) => row),
    );
    for (const { ordinals, rows, steps, values, attempt, byteStart, byteEnd } of blocks) {
      assert.ok(ordinals.buffer.byteLength <= 65_600, `${ordinals.buffer.byteLength} bytes`);
      const first = ordinals[0]!;
      assert.deepEqual([attempt, byteStart, byteEnd], [3, 10 * first, 10 * (first + rows)]);
      assert.deepEqual(
        [...steps],
        Array.from(ordinals, (ordinal) => 2 * ordinal),
      );
      assert.deepEqual(
        [...values[1]!],
        Array.from(ordinals, (ordinal) => ordinal + 0.125),
      );
    }
  });

  it("keeps rows of ten thousand metrics together by the dozen", () => {
    const metrics = Array.from({ length: 10_000 }, (_, index) => `metric ${index}`);
    const blocks = gathered(100, () => metrics);
    assert.deepEqual(
      blocks.map(({ rows }) => rows),
      [65, 35],
    );
    assert.equal(blocks[1]!.values[9999]![34], 99 + 9999 / 8);
  });

  it("puts the blocks of sets that take turns in order of their first rows", () => {
    const blocks = gathered(20_000, (row) => (row % 3 === 0 ? ["loss"] : ["loss", "accuracy"]));
    const firsts = blocks.map(({ ordinals }) => ordinals[0]!);
    assert.deepEqual(
      firsts,
      firsts.toSorted((a, b) => a - b),
    );
    assert.equal(
      blocks.reduce((sum, { rows }) => sum + rows, 0),
      20_000,
    );
  });

  it("is summarized the same from many blocks as row by row, in turns or not", () => {
    for (const metricsOf of [() => ["loss"], (row: number) => (row % 3 === 0 ? ["loss"] : ["accuracy", "loss"])]) {
      const summaries = new Map<string, SeriesSummary>();
      summarizeBlocks(summaries, gathered(20_000, metricsOf));
      const expected = new SeriesSummary();
      for (let row = 0; row < 20_000; row++)
        expected.addColumn(
          Float64Array.of(2 * row),
          Float64Array.of(valueOf(row, metricsOf(row).indexOf("loss"))),
          0,
          1,
        );
      assert.deepEqual(summaries.get("loss"), expected);
    }
  });
});

/** Rows of ten bytes each, gathered from one slice. */
function gathered(rows: number, metricsOf: (row: number) => readonly string[]): PointBlock[] {
  const gatherer = new PointGatherer();
  for (let row = 0; row < rows; row++) {
    const metrics = metricsOf(row);
    const values = Float64Array.from(metrics, (_, index) => valueOf(row, index));
    gatherer.table(metrics, 10, slice).add(row, 2 * row, NaN, values, 0, 10 * row, 10 * (row + 1));
  }
  return gatherer.flush(3);
}

function valueOf(row: number, index: number): number {
  return row + index / 8;
}
