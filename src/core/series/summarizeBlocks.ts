import { mergeBlocks } from "../ingest/mergeBlocks";
import type { PointBlock } from "../ingest/pointBlock";
import { SeriesSummary } from "./seriesSummary";

/**
 * Continues the summaries by the rows of blocks that follow all that was added so far. New metrics come in order of
 * their first rows, and a metric that stands in several blocks is added in file order, as sums depend on the order.
 */
export function summarizeBlocks(summaries: Map<string, SeriesSummary>, blocks: readonly PointBlock[]): void {
  const filled = blocks.filter(({ rows }) => rows > 0);
  if (filled.length === 1) return addBlock(summaries, filled[0]!);
  const holders = new Map<string, PointBlock[]>();
  for (const block of filled.sort((a, b) => a.ordinals[0]! - b.ordinals[0]!)) {
    for (const metric of block.metrics) {
      const known = holders.get(metric);
      if (known === undefined) holders.set(metric, [block]);
      else known.push(block);
    }
  }
  for (const [metric, holding] of holders) {
    for (const block of isInFileOrder(holding) ? holding : [mergeBlocks(metric, holding)])
      addColumn(summaries, metric, block, block.metrics.indexOf(metric));
  }
}

/** Whether each block's rows follow those of the one before it. */
function isInFileOrder(blocks: readonly PointBlock[]): boolean {
  return blocks.every((block, i) => i === 0 || blocks[i - 1]!.ordinals.at(-1)! < block.ordinals[0]!);
}

/** The common case of a live log: all that is new is a row or two of the same metrics. */
function addBlock(summaries: Map<string, SeriesSummary>, block: PointBlock): void {
  for (const [column, metric] of block.metrics.entries()) addColumn(summaries, metric, block, column);
}

function addColumn(summaries: Map<string, SeriesSummary>, metric: string, block: PointBlock, column: number): void {
  let summary = summaries.get(metric);
  if (summary === undefined) summaries.set(metric, (summary = new SeriesSummary()));
  summary.addColumn(block.steps, block.values[column]!, 0, block.rows);
}
