import type { PointBlock } from "../../../core/ingest/pointBlock";
import { Breath } from "../../breath";
import { oneMetricCopy } from "../../query/series/oneMetricCopy";
import type { UnitEntry } from "./unitEntry";

/**
 * All points of one metric of one run, by reading its unit from the start: for runs whose chunks were dropped to keep
 * the disk budget, or are damaged. Superseded points are still in. Stops when `isCancelled` says so.
 * @returns null when the unit is gone or its reader fails
 */
export async function pointsAgain(
  { unit, importer }: Pick<UnitEntry, "unit" | "importer">,
  key: string,
  metric: string,
  isCancelled: () => boolean,
): Promise<PointBlock[] | null> {
  if (importer.stamp(unit) === null) return null;
  const breath = new Breath();
  let blocks: PointBlock[] = [];
  try {
    for await (const batch of importer.read(unit, new Map())) {
      if (isCancelled()) break;
      for (const delta of batch.runs) {
        if (delta.key !== key) continue;
        if (delta.isFreshPoints) blocks = [];
        for (const item of delta.items)
          if (item.kind === "points" && item.block.metrics.includes(metric))
            blocks.push(oneMetricCopy(item.block, metric));
      }
      await breath.take();
    }
    return blocks;
  } catch {
    return null; // the next ordinary read of the unit tells what is wrong with it
  }
}
