import type { QueryRun } from "./queryRun";

/** Separates the values of a field that has several, such as the names of a run's datasets. */
export const valueSeparator = "\n";

/** The fields of a fixed name, as a run has them now; null where it has none. Times and durations in ms. */
export function fixedValues({
  row,
  note,
  artifactUri,
  datasets,
  source,
}: QueryRun): Record<string, string | number | boolean | null> {
  const several = (values: readonly (string | null)[]) =>
    values.some((value) => value) ? values.filter(Boolean).join(valueSeparator) : null;
  const end = row.endTime ?? (row.status === "RUNNING" && !row.isStale ? null : row.lastTime);
  return {
    "attributes.run_id": row.runId,
    "attributes.run_name": row.runName,
    "attributes.status": row.status,
    "attributes.is_stale": row.isStale,
    "attributes.start_time": row.startTime,
    "attributes.end_time": row.endTime,
    "attributes.duration": row.startTime === null || end === null ? null : end - row.startTime,
    "attributes.attempts": row.attempts,
    "attributes.last_step": row.lastStep,
    "attributes.parent_id": row.parentId,
    "attributes.host": row.host,
    "attributes.note": note,
    "attributes.artifact_uri": artifactUri ?? null,
    "attributes.starred": row.isStarred,
    "attributes.archived": row.isArchived,
    "attributes.hidden": row.isHidden,
    "attributes.experiment": row.experiment,
    "attributes.format": several(row.formats),
    "source.evidence": row.evidence,
    "source.commit": source?.commit ?? null,
    "source.branch": source?.branch ?? null,
    "source.dirty": row.dirty,
    "source.snapshot": source?.snapshot ?? null,
    "source.entry": source?.entry ?? null,
    "datasets.name": several(datasets.map((one) => one.name)),
    "datasets.digest": several(datasets.map((one) => one.digest)),
    "datasets.context": several(datasets.map((one) => one.role)),
  };
}
