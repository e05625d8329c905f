import type { PointBlock } from "../ingest/pointBlock";

/**
 * The rows of a block in file order that no later row supersedes by a step at or below theirs: what is left has rising
 * steps (TensorBoard's rule for runs that go on from an earlier step). Rows without a step (NaN) stay, and hide none.
 * The block itself when all do.
 */
export function risingRows(block: PointBlock): PointBlock {
  const { steps } = block;
  const kept = new Uint8Array(block.rows);
  let least = Infinity;
  let count = 0;
  for (let row = block.rows - 1; row >= 0; row--) {
    const step = steps[row]!;
    if (step >= least) continue;
    kept[row] = 1;
    count++;
    if (step < least) least = step;
  }
  if (count === block.rows) return block;
  const isKept = (_: number, row: number) => kept[row] === 1;
  return {
    ...block,
    rows: count,
    ordinals: block.ordinals.filter(isKept),
    steps: steps.filter(isKept),
    times: block.times.filter(isKept),
    values: block.values.map((column) => column.filter(isKept)),
  };
}
