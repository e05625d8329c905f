import type { Dataset } from "../../model/dataset";
import type { MetricSummary } from "../../model/metricSummary";
import type { ParamValue } from "../../model/paramValue";
import type { RunRow } from "../../model/runRow";
import type { RunSource } from "../../model/runSource";

/** What queries can ask of one run: a part of its `RunDetail`. */
export interface QueryRun {
  readonly row: RunRow;
  readonly params: Readonly<Record<string, ParamValue>>;
  readonly metrics: Readonly<Record<string, MetricSummary>>;
  readonly tags: Readonly<Record<string, string>>;
  readonly note: string | null;
  readonly artifactUri?: string;
  readonly datasets: readonly Dataset[];
  /** Of the newest attempt. */
  readonly source: RunSource | null;
}
