import type { Translate } from "../../view/translate";
import type { ColumnName } from "./columnName";

/** How a column is called. */
export interface ColumnTitle {
  /** As logged, or the name of the attribute in the user's language. */
  readonly name: string;
  /** What it is: "param", "metric, best". */
  readonly kind: string;
}

/** The name of a column and what it is. */
export function columnTitle({ entity, key, summary }: ColumnName, t: Translate): ColumnTitle {
  switch (entity) {
    case "params":
      return { name: key, kind: t("param") };
    case "tags":
      return { name: key, kind: t("tag") };
    case "metrics":
      return { name: key, kind: summaryText(summary, t) };
    case "attributes":
      return { name: attributeText(key, t), kind: t("run") };
    case "source":
      return { name: sourceText(key, t), kind: t("source") };
    case "datasets":
      return { name: datasetText(key, t), kind: t("dataset") };
  }
}

function summaryText(summary: ColumnName["summary"], t: Translate): string {
  switch (summary) {
    case "last":
      return t("last");
    case "best":
      return t("best");
    case "min":
      return t("min");
    case "max":
      return t("max");
    case "mean":
      return t("mean");
    case "first":
      return t("first");
    case "count":
      return t("points");
    case "delta":
      return t("against baseline");
    case "curve":
      return t("curve");
  }
}

function attributeText(key: string, t: Translate): string {
  const names: Readonly<Record<string, string>> = {
    run_id: t("Run ID"),
    run_name: t("Run"),
    status: t("Status"),
    is_stale: t("Silent"),
    starred: t("Starred"),
    archived: t("Archived"),
    hidden: t("Hidden"),
    baseline: t("Baseline"),
    start_time: t("Started"),
    end_time: t("Ended"),
    duration: t("Duration"),
    run_count: t("Runs"),
    attempts: t("Attempts"),
    last_step: t("Last step"),
    parent_id: t("Parent"),
    host: t("Host"),
    note: t("Note"),
    artifact_uri: t("Artifact URI"),
    experiment: t("Experiment"),
    format: t("Format"),
  };
  return names[key] ?? key;
}

function sourceText(key: string, t: Translate): string {
  const names: Readonly<Record<string, string>> = {
    evidence: t("Evidence"),
    commit: t("Commit"),
    branch: t("Branch"),
    dirty: t("Uncommitted"),
    snapshot: t("Snapshot"),
    entry: t("Entry script"),
  };
  return names[key] ?? key;
}

function datasetText(key: string, t: Translate): string {
  const names: Readonly<Record<string, string>> = { name: t("Dataset"), digest: t("Digest"), context: t("Role") };
  return names[key] ?? key;
}
