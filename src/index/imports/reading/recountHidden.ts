import { SeriesSummary } from "../../../core/series/seriesSummary";
import { seriesBlocks, visibleSeries } from "../../query/series/seriesReader";
import type { RunStore } from "../../store/runStore";
import type { ImportedContent } from "./importedContent";

/**
 * Counts summaries again after later points hid earlier ones, from the points themselves.
 * @returns false when some points are not in the store any more: the unit is to be read from its start
 */
export function recountHidden(content: ImportedContent, store: RunStore): boolean {
  const { groups, points, state, hidesRepeats } = content;
  const hiding = { resumes: state.resumes, hidesRepeats };
  const places = { groups, chunks: points.chunks, openBlocks: points.openBlocks(), ...hiding };
  const counted = new Map<string, SeriesSummary>();
  for (const metric of content.toRecount) {
    const blocks = seriesBlocks(store, places, metric);
    if (!blocks) return false;
    const { steps, values, rows } = visibleSeries(blocks, metric, hiding);
    const summary = new SeriesSummary();
    summary.addColumn(steps, values[0]!, 0, rows);
    counted.set(metric, summary);
  }
  content.replaceSummaries(counted);
  return true;
}
