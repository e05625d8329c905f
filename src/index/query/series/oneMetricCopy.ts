import type { PointBlock } from "../../../core/ingest/pointBlock";

/** One metric of a block, without the room of the others. */
export function oneMetricCopy(block: PointBlock, metric: string): PointBlock {
  return {
    ...block,
    metrics: [metric],
    ordinals: block.ordinals.slice(),
    steps: block.steps.slice(),
    times: block.times.slice(),
    values: [block.values[block.metrics.indexOf(metric)]!.slice()],
  };
}
