import type { MetricSummaryName, QueryField } from "../../query/parse/queryField";

/** What a column shows of a run. */
export interface ColumnName {
  readonly entity: QueryField["entity"];
  /** Name of the metric, param or tag as logged; else a name of `knownFields`. */
  readonly key: string;
  /** Of metrics only; `curve` is the picture of the whole series. */
  readonly summary: MetricSummaryName | "curve";
}
