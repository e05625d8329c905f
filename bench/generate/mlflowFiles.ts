import { mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import { seededRandom } from "./seededRandom";

/** Runs of a tracking store: each metric has one point a step. */
export interface TrackedRuns {
  readonly runs: number;
  readonly metrics: number;
  readonly steps: number;
}

const experiment = "345678901234567890";
const firstTime = 1_764_000_000_000;

/** Id of the run of this number. */
export function trackedRunId(run: number): string {
  return `f${run.toString(16).padStart(31, "0")}`;
}

/** Writes a file store as MLflow 2 lays it out. */
export function mlflowFiles(store: string, { runs, metrics, steps }: TrackedRuns): void {
  const random = seededRandom(7);
  const write = (folder: string, file: string, text: string) => {
    mkdirSync(folder, { recursive: true });
    writeFileSync(path.join(folder, file), text);
  };
  const parent = path.join(store, experiment);
  const fields = `lifecycle_stage: active\nname: bench\n`;
  write(parent, "meta.yaml", `artifact_location: ${parent}/artifacts\nexperiment_id: '${experiment}'\n${fields}`);
  for (let run = 0; run < runs; run++) {
    const id = trackedRunId(run);
    const folder = path.join(parent, id);
    write(folder, "meta.yaml", runMeta(id, folder));
    for (let param = 0; param < 10; param++) write(path.join(folder, "params"), `param_${param}`, String(random()));
    write(path.join(folder, "tags"), "mlflow.runName", `run ${run}`);
    for (let metric = 0; metric < metrics; metric++) {
      const lines = Array.from({ length: steps }, (_, step) => `${firstTime + step * 125} ${random()} ${step}\n`);
      write(path.join(folder, "metrics"), `metric_${metric}`, lines.join(""));
    }
  }
}

function runMeta(id: string, folder: string): string {
  const times = `start_time: ${firstTime}\nend_time: ${firstTime + 60_000}\n`;
  const source = `source_name: train.py\nsource_type: 4\nsource_version: ''\nentry_point_name: ''\ntags: []\nuser_id: ada\n`;
  const names = `run_id: ${id}\nrun_name: bench\nrun_uuid: ${id}\n`;
  return `artifact_uri: ${folder}/artifacts\nexperiment_id: '${experiment}'\nlifecycle_stage: active\nstatus: 3\n${names}${times}${source}`;
}
