import type { PointBlock } from "./pointBlock";

/** One column of values with what stands beside it, in file order. */
type Part = Pick<PointBlock, "ordinals" | "steps" | "times"> & { readonly column: Float64Array };

/** The rows of one metric, gathered from all the blocks that hold it and put in file order, as a block of that metric. */
export function mergeBlocks(metric: string, blocks: readonly PointBlock[]): PointBlock {
  const parts: Part[] = blocks.map((block) => ({ ...block, column: block.values[block.metrics.indexOf(metric)]! }));
  const rows = parts.reduce((sum, part) => sum + part.ordinals.length, 0);
  const order = new Float64Array(rows);
  let filled = 0;
  for (const part of parts) {
    order.set(part.ordinals, filled);
    filled += part.ordinals.length;
  }
  // No two rows of one metric have the same ordinal, so that sorted ordinals find each row's place.
  order.sort();
  const gather = (pick: (part: Part) => Float64Array) => scatter(parts, order, pick);
  return {
    attempt: blocks[0]!.attempt,
    metrics: [metric],
    rows,
    ordinals: order,
    steps: gather((part) => part.steps),
    times: gather((part) => part.times),
    values: [gather((part) => part.column)],
    byteStart: blocks.reduce((least, block) => Math.min(least, block.byteStart), Infinity),
    byteEnd: blocks.reduce((most, block) => Math.max(most, block.byteEnd), 0),
  };
}

function scatter(parts: readonly Part[], order: Float64Array, pick: (part: Part) => Float64Array): Float64Array {
  const result = new Float64Array(order.length);
  for (const part of parts) {
    const from = pick(part);
    let place = 0;
    for (let row = 0; row < from.length; row++) {
      place = placeOf(order, part.ordinals[row]!, place);
      result[place] = from[row]!;
    }
  }
  return result;
}

/** Binary search from `low` on: the ordinals of a part rise. */
function placeOf(order: Float64Array, ordinal: number, low: number): number {
  let high = order.length - 1;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (order[middle]! < ordinal) low = middle + 1;
    else high = middle;
  }
  return low;
}
