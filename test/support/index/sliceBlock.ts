import type { PointBlock } from "../../../src/core/ingest/pointBlock";

/** Rows `from` to `to` (not included) of a block, sharing its columns. The byte range stays that of the whole. */
export function sliceBlock(block: PointBlock, from: number, to: number): PointBlock {
  const cut = (column: Float64Array) => column.subarray(from, to);
  return {
    ...block,
    rows: to - from,
    ordinals: cut(block.ordinals),
    steps: cut(block.steps),
    times: cut(block.times),
    values: block.values.map(cut),
  };
}
