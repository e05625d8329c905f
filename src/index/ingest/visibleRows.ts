import type { PointBlock } from "../../core/ingest/pointBlock";

/** The rows of a block whose steps lie below `limit` (see `supersedeLimit`); the block itself when all do by rule. */
export function visibleRows(block: PointBlock, limit: number): PointBlock {
  if (limit === Infinity) return block;
  const isVisible = (_: number, row: number) => block.steps[row]! < limit;
  const ordinals = block.ordinals.filter(isVisible);
  return {
    ...block,
    rows: ordinals.length,
    ordinals,
    steps: block.steps.filter(isVisible),
    times: block.times.filter(isVisible),
    values: block.values.map((column) => column.filter(isVisible)),
  };
}
