import type { FieldType, QueryField } from "./queryField";

/** Names that stand before the dot, with MLflow's aliases. */
export const entityNames: Readonly<Record<string, QueryField["entity"]>> = {
  metric: "metrics",
  metrics: "metrics",
  param: "params",
  params: "params",
  parameter: "params",
  parameters: "params",
  tag: "tags",
  tags: "tags",
  attribute: "attributes",
  attributes: "attributes",
  attr: "attributes",
  run: "attributes",
  dataset: "datasets",
  datasets: "datasets",
  source: "source",
};

/** Fields of a fixed name, by entity; the rest take any key. */
export const knownFields: Readonly<Partial<Record<QueryField["entity"], Readonly<Record<string, FieldType>>>>> = {
  attributes: {
    run_id: "text",
    run_name: "text",
    status: "text",
    is_stale: "boolean",
    start_time: "time",
    end_time: "time",
    duration: "duration",
    attempts: "number",
    last_step: "number",
    run_count: "number",
    parent_id: "text",
    host: "text",
    note: "text",
    artifact_uri: "text",
    starred: "boolean",
    archived: "boolean",
    hidden: "boolean",
    baseline: "boolean",
    experiment: "text",
    format: "text",
  },
  source: { evidence: "text", commit: "text", branch: "text", dirty: "boolean", snapshot: "text", entry: "text" },
  datasets: { name: "text", digest: "text", context: "text" },
};

/** Attribute names that users of MLflow or of other trackers write, and ours for them. */
export const attributeAliases: Readonly<Record<string, string>> = {
  id: "run_id",
  name: "run_name",
  run_uuid: "run_id",
  created: "start_time",
  Created: "start_time",
  "run name": "run_name",
  "Run name": "run_name",
  "Run ID": "run_id",
};

/** Attributes of MLflow that its runs have as tags, whichever tool reads them. */
export const attributeTags: Readonly<Record<string, string>> = { user_id: "mlflow.user" };

/** Attributes that may be written without a dot. */
export const bareAttributes: ReadonlySet<string> = new Set([
  "experiment",
  "format",
  "status",
  "start_time",
  "end_time",
  "duration",
  "run_name",
  "run_id",
  "name",
  "user_id",
  "artifact_uri",
  "run_count",
]);
