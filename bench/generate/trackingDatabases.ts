import { readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { openSqlite, type SqliteDatabase } from "../../src/index/database/sqlite";
import { trackedRunId, type TrackedRuns } from "./mlflowFiles";
import { seededRandom } from "./seededRandom";

const fixtures = path.resolve("test", "fixtures");
const firstTime = 1_764_000_000_000;

/** Databases of other tools with many points: those of the fixtures, whose tables the tools made, filled anew. */
export const trackingDatabases = {
  async mlflow(file: string, { runs, metrics, steps }: TrackedRuns): Promise<void> {
    const random = seededRandom(7);
    await fill(path.join("mlflow", "sqlite-2.x", "mlflow.db"), file, (database) => {
      for (const table of ["metrics", "latest_metrics", "params", "tags", "inputs", "runs"])
        database.execute(`DELETE FROM ${table}`);
      const addRun = database.prepare(
        `INSERT INTO runs (run_uuid, name, source_type, source_name, user_id, status, start_time, end_time,
         lifecycle_stage, artifact_uri, experiment_id) VALUES (?, ?, 'LOCAL', 'train.py', 'ada', 'FINISHED', ?, ?, 'active', ?, 2)`,
      );
      const addParam = database.prepare("INSERT INTO params (key, value, run_uuid) VALUES (?, ?, ?)");
      const addPoint = database.prepare("INSERT INTO metrics (key, value, timestamp, run_uuid, step, is_nan) VALUES (?, ?, ?, ?, ?, 0)"); // prettier-ignore
      const addLatest = database.prepare("INSERT INTO latest_metrics (key, value, timestamp, step, is_nan, run_uuid) VALUES (?, ?, ?, ?, 0, ?)"); // prettier-ignore
      for (let run = 0; run < runs; run++) {
        const id = trackedRunId(run);
        addRun.run(id, `run ${run}`, firstTime, firstTime + 60_000, `/tmp/artifacts/${id}/artifacts`);
        for (let param = 0; param < 10; param++) addParam.run(`param_${param}`, String(random()), id);
        for (let step = 0; step < steps; step++)
          for (let metric = 0; metric < metrics; metric++) {
            const point = [`metric_${metric}`, random(), firstTime + step * 125] as const;
            addPoint.run(...point, id, step);
            if (step === steps - 1) addLatest.run(...point, step, id);
          }
      }
    });
  },

  /** A study with so many trials, each with `steps` reports and one value. */
  async optuna(file: string, { runs, steps }: Omit<TrackedRuns, "metrics">): Promise<void> {
    const random = seededRandom(7);
    await fill(path.join("optuna", "optuna-5.x", "studies.db"), file, (database) => {
      for (const table of [
        "trial_intermediate_values",
        "trial_values",
        "trial_params",
        "trial_user_attributes",
        "trial_system_attributes",
        "trials",
      ])
        // prettier-ignore
        database.execute(`DELETE FROM ${table}`);
      const addTrial = database.prepare("INSERT INTO trials VALUES (?, ?, 1, 'COMPLETE', '2026-11-23 05:12:11.182909', '2026-11-23 05:12:11.624842')"); // prettier-ignore
      const addReport = database.prepare("INSERT INTO trial_intermediate_values (trial_id, step, intermediate_value, intermediate_value_type) VALUES (?, ?, ?, 'FINITE')"); // prettier-ignore
      const addValue = database.prepare("INSERT INTO trial_values (trial_id, objective, value, value_type) VALUES (?, 0, ?, 'FINITE')"); // prettier-ignore
      for (let trial = 1; trial <= runs; trial++) {
        addTrial.run(trial, trial - 1);
        for (let step = 0; step < steps; step++) addReport.run(trial, step, random());
        addValue.run(trial, random());
      }
    });
  },
};

async function fill(fixture: string, file: string, work: (database: SqliteDatabase) => void): Promise<void> {
  const database = await openSqlite(readFileSync(path.join(fixtures, fixture)));
  database.execute("PRAGMA foreign_keys = OFF");
  database.transaction(() => work(database));
  writeFileSync(file, database.image());
  database.close();
}
