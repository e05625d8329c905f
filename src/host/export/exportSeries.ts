import { seriesParts, type ExportedSeries } from "../../core/export/seriesParts";
import type { RunDetail } from "../../core/model/runDetail";
import type { IndexApi } from "../../protocol/indexApi";
import { saveExport } from "./saveExport";

/** Writes every point of every metric of some runs into a CSV or JSON file. */
export async function exportSeries(details: readonly RunDetail[], api: Pick<IndexApi, "series">): Promise<void> {
  await saveExport("series", (format) => seriesParts(seriesOf(details, api), format));
}

async function* seriesOf(details: readonly RunDetail[], api: Pick<IndexApi, "series">): AsyncGenerator<ExportedSeries> {
  for (const { row, metrics } of details)
    for (const metric of Object.keys(metrics)) {
      const { runId, runName } = row;
      yield { runId, runName, metric, ...(await api.series({ runId, metric })) };
    }
}
