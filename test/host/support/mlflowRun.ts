import { randomUUID } from "node:crypto";
import { existsSync, mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";

/** Writes a run into a file store of MLflow's as its client does when a run starts; gives the run's id in the index. */
export function mlflowRun(store: string, startTime: number): string {
  const experiment = path.join(store, "0");
  const meta = (folder: string, lines: readonly string[]) =>
    writeFileSync(path.join(folder, "meta.yaml"), lines.map((line) => `${line}\n`).join(""));
  if (!existsSync(experiment)) {
    mkdirSync(experiment, { recursive: true });
    meta(experiment, [
      `artifact_location: ${experiment}`,
      "experiment_id: '0'",
      "lifecycle_stage: active",
      "name: Default",
    ]);
  }
  const id = randomUUID().replaceAll("-", "");
  const run = path.join(experiment, id);
  for (const name of ["artifacts", "metrics", "params", "tags"]) mkdirSync(path.join(run, name), { recursive: true });
  meta(run, [
    `artifact_uri: ${path.join(run, "artifacts")}`,
    ...["end_time: null", "experiment_id: '0'", "lifecycle_stage: active", `run_id: ${id}`, `run_uuid: ${id}`],
    ...[`run_name: ${id.slice(0, 8)}`, `start_time: ${startTime}`, "status: 1", "user_id: tester"],
  ]);
  return `mlflow:${id}`;
}
