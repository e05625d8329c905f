import { csvDecoder } from "../../../core/readers/csv/csvDecoder";
import { plainLayout } from "../../../core/readers/csv/csvLayout";
import type { LogDecoder } from "../../../core/ingest/logDecoder";

const time = { column: "timestamp", origin: 0, factor: 1, isAlsoMetric: false };
const layout = { ...plainLayout, delimiter: "\t", stepColumns: ["step"], time };

/** The metric of a table of DVCLive, and how the table is read. @param name path below `plots/metrics`, with `.tsv` */
export function liveTable(name: string): { readonly metric: string; readonly decoder: LogDecoder } {
  const metric = name.slice(0, -".tsv".length).replaceAll("\\", "/");
  return { metric, decoder: csvDecoder("dvc", { ...layout, onlyMetric: metric }) };
}
