import type { RunEvent } from "../../ingest/runEvent";
import type { Artifact } from "../../model/artifact";
import type { JsonValue } from "../../model/jsonValue";
import { finiteJson } from "./records/finiteJson";
import { setDeep } from "./setDeep";
import { wandbEnvironment } from "./wandbEnvironment";
import { wandbParams } from "./wandbParams";
import { wandbSource } from "./wandbSource";
import type { WandbStart } from "./wandbStart";
import type { JsonObject } from "./wandbState";
import { wandbTags } from "./wandbTags";

/**
 * Everything that is known of a run but for its points.
 * @param id W&B's id of the run
 * @param starts the run's starts in their order, at least one
 */
export function wandbEvents(id: string, starts: readonly WandbStart[]): RunEvent[] {
  const runs = starts.flatMap(({ state }) => state.run ?? []);
  const newest = runs.at(-1) ?? null;
  const first = metadataOf(starts[0]!);
  const params = wandbParams(starts);
  const tags = wandbTags(starts, newest);
  return [
    {
      kind: "start",
      time: runs[0]?.startTime ?? startedAt(first["startedAt"]),
      runId: `wandb:${id}`,
      runName: runs.findLast(({ name }) => name !== "")?.name ?? null,
      experiment: newest?.project || null,
      parentId: null,
      host: asText(first["host"]),
      pid: null,
      note: newest?.notes || null,
    },
    ...(Object.keys(params).length > 0 ? [{ kind: "params", params } as const] : []),
    ...(Object.keys(tags).length > 0 ? [{ kind: "tags", tags } as const] : []),
    ...starts.flatMap((start, index) => startEvents(start, index + 1)),
  ];
}

/** What belongs to one start. */
function startEvents(start: WandbStart, attempt: number): RunEvent[] {
  const { state, files, folder } = start;
  const metadata = metadataOf(start);
  const environment = wandbEnvironment(metadata, files.hasRequirements, state.version);
  const events: RunEvent[] = [];
  if (attempt > 1) {
    const time = state.run?.startTime ?? startedAt(metadata["startedAt"]);
    events.push({
      kind: "resume",
      time,
      attempt,
      startStep: startStep(start),
      host: asText(metadata["host"]),
      pid: null,
    });
  }
  if (Object.keys(environment).length > 0) events.push({ kind: "environment", attempt, environment });
  events.push({ kind: "source", source: wandbSource(start, metadata, attempt) });
  for (const artifact of state.artifacts) events.push({ kind: "artifact", artifact: placed(artifact, folder) });
  for (const dataset of state.datasets) events.push({ kind: "dataset", dataset });
  if (state.exitCode === null) events.push({ kind: "heartbeat", time: newer(state.lastTime, files.modified) });
  else events.push(endEvent(state.exitCode, state.endTime));
  return events;
}

function endEvent(exitCode: number, time: number | null): RunEvent {
  return { kind: "end", time, status: exitCode === 0 ? "FINISHED" : "FAILED", exitCode, error: null };
}

/**
 * From which step on a start hides what earlier ones logged: its first one. With steps of metrics' own there is no one
 * step for all metrics, and nothing is hidden.
 */
function startStep({ state }: WandbStart): number | null {
  return state.definitions.some(({ stepMetric }) => stepMetric !== null) ? null : state.firstStep;
}

/** The log's own record of the machine, and what is only in the file beside it. */
function metadataOf({ state, files }: WandbStart): JsonObject {
  const merged: JsonObject = {};
  for (const source of [files.metadata, state.metadata])
    if (typeof source === "object" && source !== null && !Array.isArray(source))
      for (const [key, value] of Object.entries(source)) if (value !== null) setDeep(merged, [key], finiteJson(value));
  return merged;
}

/** Files of later starts are told by their whole path: they are not in the run's folder. */
function placed(artifact: Artifact, folder: string | null): Artifact {
  return folder === null || artifact.stored !== "copied"
    ? artifact
    : { ...artifact, path: `${folder}/${artifact.path}` };
}

/** Newer logs have milliseconds since the epoch here, files a text: in UTC, with or without a "Z". */
function startedAt(value: JsonValue | undefined): number | null {
  if (typeof value === "number") return value;
  if (typeof value !== "string") return null;
  const time = Date.parse(/(?:Z|[+-]\d\d:?\d\d)$/.test(value) ? value : `${value}Z`);
  return Number.isFinite(time) ? time : null;
}

function asText(value: JsonValue | undefined): string | null {
  return typeof value === "string" && value !== "" ? value : null;
}

function newer(a: number | null, b: number | null): number | null {
  return a === null || (b !== null && b > a) ? b : a;
}
