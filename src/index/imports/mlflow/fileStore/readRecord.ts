import { readdirSync } from "node:fs";
import * as path from "node:path";
import type { RunEvent } from "../../../../core/ingest/runEvent";
import type { Artifact } from "../../../../core/model/artifact";
import type { Dataset } from "../../../../core/model/dataset";
import type { Problem } from "../../../../core/model/problem";
import { datasetOf } from "../../../../core/readers/mlflow/datasetOf";
import { metaNumber, metaText } from "../../../../core/readers/mlflow/metaFields";
import { parseMeta, type Meta } from "../../../../core/readers/mlflow/parseMeta";
import { runEvents } from "../../../../core/readers/mlflow/runEvents";
import { runStatusOf } from "../../../../core/readers/mlflow/runStatusOf";
import { listArtifacts } from "./listArtifacts";
import { lookAt } from "../../../tail/lookAt";
import type { LookedFile, RunFolder } from "./run/lookAtRunFolder";
import { modelArtifact } from "./modelArtifact";
import { smallText } from "./smallText";

/** Inputs and outputs of one run that are read, at most. */
const maxLinks = 200;

/** What a run's folder says but for its points. */
export interface RunFolderRecord {
  readonly events: readonly RunEvent[];
  readonly problems: readonly Problem[];
}

/** Reads everything of a run but its metrics. @param meta its meta.yaml */
export function readRecord(folder: RunFolder, meta: Meta): RunFolderRecord {
  const metaFile = path.join(folder.path, "meta.yaml");
  const artifacts = listArtifacts(path.join(folder.path, "artifacts"), "artifacts");
  const problems: Problem[] = [];
  const complain = (reason: string) => problems.push({ file: metaFile, line: null, reason });
  const experiment = metaText(meta, "experiment_id");
  if (experiment !== null && experiment !== path.basename(path.dirname(folder.path)))
    complain(`This run says that it belongs to experiment ${experiment}; MLflow itself does not show it here.`);
  if (!folder.isWhole) complain("This run has more params, tags or metrics than are read.");
  if (!artifacts.isWhole) complain("This run has more artifacts than are listed.");
  const events = runEvents({
    runUuid: metaText(meta, "run_uuid") ?? metaText(meta, "run_id") ?? path.basename(folder.path),
    name: metaText(meta, "run_name") ?? metaText(meta, "name"),
    experiment: null,
    userId: metaText(meta, "user_id"),
    status: runStatusOf(metaNumber(meta, "status") ?? metaText(meta, "status")),
    startTime: metaNumber(meta, "start_time"),
    endTime: metaNumber(meta, "end_time"),
    artifactUri: metaText(meta, "artifact_uri"),
    params: valuesOf(folder.params),
    tags: valuesOf(folder.tags),
    datasets: datasetsOf(folder.path),
    artifacts: [...artifacts.artifacts, ...modelsOf(folder.path)],
  });
  return { events, problems };
}

/** Each file is one value: its name the key, its text the value. */
function valuesOf(files: readonly LookedFile[]): [string, string][] {
  return files.flatMap(({ name, path: file }) => {
    const text = smallText(file);
    return text === null ? [] : [[name, text]];
  });
}

function datasetsOf(run: string): Dataset[] {
  return linksOf(path.join(run, "inputs")).flatMap((input) => {
    const id = metaText(input, "source_id");
    if (id === null || metaText(input, "source_type") !== "DATASET" || path.basename(id) !== id) return [];
    const dataset = metaOf(path.join(run, "..", "datasets", id));
    const name = dataset === null ? null : metaText(dataset, "name");
    if (dataset === null || name === null) return [];
    const [digest, source, profile] = [
      metaText(dataset, "digest"),
      metaText(dataset, "source"),
      metaText(dataset, "profile"),
    ];
    return [datasetOf({ name, digest, source, profile, context: contextOf(input) })];
  });
}

/** Models that the run made (MLflow 3), without deleted ones. */
function modelsOf(run: string): Artifact[] {
  return linksOf(path.join(run, "outputs")).flatMap((output) => {
    // MLflow writes the model's id into both ends of the link.
    const id = metaText(output, "source_type") === "RUN_OUTPUT" ? metaText(output, "destination_id") : null;
    if (id === null || path.basename(id) !== id) return [];
    const folder = path.join(run, "..", "models", id);
    const model = metaOf(folder);
    if (model !== null && metaText(model, "lifecycle_stage") === "deleted") return [];
    const name = (model === null ? null : metaText(model, "name")) ?? id;
    const location = model === null ? null : metaText(model, "artifact_location");
    return [modelArtifact(name, path.join(folder, "artifacts"), metaNumber(output, "step"), location)];
  });
}

function contextOf(input: Meta): string | null {
  const { tags } = input;
  return typeof tags === "object" && tags !== null && !Array.isArray(tags)
    ? metaText(tags, "mlflow.data.context")
    : null;
}

function linksOf(folder: string): Meta[] {
  if (lookAt(folder) === null) return [];
  try {
    const names = readdirSync(folder).sort().slice(0, maxLinks);
    return names.map((name) => metaOf(path.join(folder, name))).filter((meta) => meta !== null);
  } catch {
    return []; // it is no folder, or not readable
  }
}

function metaOf(folder: string): Meta | null {
  const text = smallText(path.join(folder, "meta.yaml"));
  return text === null ? null : parseMeta(text);
}
