import type { RunEvent } from "../../ingest/runEvent";
import { isTerminal } from "./isTerminal";
import { loggedModels } from "./loggedModels";
import type { MlflowRun } from "./mlflowRun";
import { paramValueOf } from "./paramValueOf";
import { sourceOf } from "./sourceOf";

const noteTag = "mlflow.note.content";
const historyTag = "mlflow.log-model.history";

/** Everything that is known of an MLflow run but for its points, as events. Tags that become events are left out. */
export function runEvents(run: MlflowRun): RunEvent[] {
  const tags = new Map(run.tags);
  if (run.userId !== null && !tags.has("mlflow.user")) tags.set("mlflow.user", run.userId);
  const parent = tags.get("mlflow.parentRunId");
  const events: RunEvent[] = [
    {
      kind: "start",
      time: run.startTime,
      runId: mlflowId(run.runUuid),
      runName: tags.get("mlflow.runName") || run.name,
      experiment: run.experiment,
      parentId: parent === undefined || parent === "" ? null : mlflowId(parent),
      host: null,
      pid: null,
      note: tags.get(noteTag) ?? null,
      ...(run.artifactUri !== null && { artifactUri: run.artifactUri }),
    },
    { kind: "source", source: sourceOf(tags) },
  ];
  const found = new Set(run.artifacts.map(({ name }) => name));
  const models = loggedModels(tags.get(historyTag) ?? "", run.artifactUri).filter(({ name }) => !found.has(name));
  tags.delete(noteTag);
  tags.delete(historyTag);
  const params = run.params.map(([key, text]) => [key, paramValueOf(text)] as const);
  if (params.length > 0) events.push({ kind: "params", params: Object.fromEntries(params) });
  if (tags.size > 0) events.push({ kind: "tags", tags: Object.fromEntries(tags) });
  for (const dataset of run.datasets) events.push({ kind: "dataset", dataset });
  for (const artifact of [...run.artifacts, ...models]) events.push({ kind: "artifact", artifact });
  const { status, endTime: time } = run;
  // A scheduled run has not ended, but only this event carries a status.
  if (isTerminal(status)) events.push({ kind: "end", time, status, exitCode: null, error: null });
  else if (status === "SCHEDULED") events.push({ kind: "end", time: null, status, exitCode: null, error: null });
  return events;
}

function mlflowId(runUuid: string): string {
  return `mlflow:${runUuid}`;
}
