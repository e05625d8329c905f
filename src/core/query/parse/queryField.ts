import type { GroupFunction } from "./groupFunctions";

/** What the values of a field are, and so how they compare. */
export type FieldType = "number" | "text" | "param" | "time" | "duration" | "boolean";

/** Which number of a metric's history is meant; `delta` is the last value less that of the experiment's baseline. */
export type MetricSummaryName = "last" | "first" | "min" | "max" | "mean" | "count" | "best" | "delta";

/** Something of a run that a query can ask for. */
export interface QueryField {
  readonly entity: "metrics" | "params" | "tags" | "attributes" | "datasets" | "source";
  /** Name of the metric, param or tag as logged; else a name of `attributeFields` and the like. */
  readonly key: string;
  readonly type: FieldType;
  /** Of metrics only. */
  readonly summary: MetricSummaryName;
  /** Of groups only: what is meant of the numbers of a group's runs. Left out: their mean. */
  readonly ofGroup?: GroupFunction;
  readonly at: number;
  readonly length: number;
}
