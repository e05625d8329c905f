import { mergeBlocks } from "../ingest/mergeBlocks";
import type { PointBlock } from "../ingest/pointBlock";
import type { MetricGroups } from "./metricGroups";

/** A block and the number of its metrics' group. */
export interface GroupedBlock {
  readonly group: number;
  readonly block: PointBlock;
}

/** Finds each block's group. Blocks of sets beyond what a run may have are taken apart, metric by metric. */
export function groupBlocks(groups: MetricGroups, blocks: readonly PointBlock[]): GroupedBlock[] {
  const grouped: GroupedBlock[] = [];
  const toSplit = new Map<string, PointBlock[]>();
  for (const block of blocks) {
    const group = groups.numberOf(block.metrics);
    if (group !== null) grouped.push({ group, block });
    else for (const metric of block.metrics) toSplit.set(metric, [...(toSplit.get(metric) ?? []), block]);
  }
  for (const [metric, holders] of toSplit) {
    const group = groups.numberOf([metric]);
    if (group !== null) grouped.push({ group, block: mergeBlocks(metric, holders) });
  }
  return grouped;
}
