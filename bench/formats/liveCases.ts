import { execFileSync } from "node:child_process";
import { appendFileSync, readdirSync, readFileSync, truncateSync, writeFileSync } from "node:fs";
import path from "node:path";
import { eventRecord } from "../generate/eventRecord";
import type { LiveCase } from "./liveCase";

/** Steps of what is appended lie beyond those of the fixtures. */
const stepOf = (round: number) => 100_000 + round;
const wandbLog = "wandb/offline-run-20261123_050541-killed-031/run-killed-031.wandb";
const wandbParts = 16;
let wandbBytes: Buffer = Buffer.alloc(0);

/** Every format that has points of its own, each as its tool writes. */
export const liveCases: readonly LiveCase[] = [
  {
    name: "TensorBoard",
    format: "tensorboard",
    fixture: "tensorboard/torch/basic",
    append: (folder, round) => {
      const [file] = readdirSync(folder).filter((name) => name.includes("tfevents"));
      const scalar = { tag: Buffer.from("live"), step: stepOf(round), time: Date.now() / 1000, value: round };
      return appended(path.join(folder, file!), eventRecord({ ...scalar, encoding: "simple" }));
    },
  },
  {
    name: "MLflow, files",
    format: "mlflow",
    fixture: "mlflow/file-3.x",
    runId: "mlflow:e02aebbc881d479b98a78d950b21d754",
    append: (folder, round) => {
      const file = "mlruns/510507232620385691/e02aebbc881d479b98a78d950b21d754/metrics/loss";
      return appended(path.join(folder, file), `${Date.now()} 0.5 ${stepOf(round)}\n`);
    },
  },
  {
    name: "MLflow, database",
    format: "mlflow",
    fixture: "mlflow/sqlite-3.x",
    runId: "mlflow:56cc1a9c8e86461f9a379211a430c7c3",
    append: (folder, round) =>
      inserted(
        path.join(folder, "mlflow.db"),
        "insert into metrics values ('loss', 0.5, ?, '56cc1a9c8e86461f9a379211a430c7c3', ?, 0)",
        [Date.now(), stepOf(round)],
      ),
  },
  {
    name: "Weights & Biases",
    format: "wandb",
    fixture: "wandb/0.31/killed",
    prepare: (folder) => {
      wandbBytes = readFileSync(path.join(folder, wandbLog));
      truncateSync(path.join(folder, wandbLog), wandbBytes.length / 2);
    },
    append: (folder, round) => {
      const half = wandbBytes.length / 2;
      const part = (count: number) => Math.floor(half + (half * count) / wandbParts);
      return appended(path.join(folder, wandbLog), wandbBytes.subarray(part(round - 1), part(round)));
    },
  },
  table("Lightning", "lightning", "csv/lightning/plain", "version_0/metrics.csv", "step"),
  table("Ultralytics", "ultralytics", "csv/ultralytics/detect/train", "results.csv", "epoch"),
  table("Keras", "keras", "csv/keras/alone", "results.csv", "epoch"),
  table("Stable-Baselines3", "sb3", "csv/sb3", "progress.csv", "time/total_timesteps"),
  table("CatBoost", "catboost", "csv/catboost", "catboost_info/learn_error.tsv", "iter"),
  table("DVCLive", "dvc", "dvc/live", "dvclive/plots/metrics/val/acc.tsv", "step"),
  {
    name: "Hugging Face",
    format: "huggingface",
    fixture: "huggingface/plain",
    append: (folder, round) => {
      const file = path.join(folder, "trainer_state.json");
      const state = JSON.parse(readFileSync(file, "utf8")) as { log_history: object[]; global_step: number };
      state.log_history.push({ step: stepOf(round), loss: 0.5 });
      state.global_step = stepOf(round);
      writeFileSync(file, JSON.stringify(state, null, 2));
      return Date.now();
    },
  },
  {
    name: "Optuna",
    format: "optuna",
    fixture: "optuna/optuna-5.x",
    runId: "optuna:25146a9d:digits: lr 5/8",
    append: (folder, round) =>
      inserted(
        path.join(folder, "studies.db"),
        "insert into trial_intermediate_values values (null, 9, ?, 0.5, 'FINITE')",
        [stepOf(round)],
      ),
  },
];

/** A table that grows by its last row again, at another step. */
function table(name: string, format: string, fixture: string, file: string, step: string): LiveCase {
  return {
    name,
    format,
    fixture,
    append: (folder, round) => {
      const place = path.join(folder, file);
      const lines = readFileSync(place, "utf8").trimEnd().split("\n");
      const delimiter = file.endsWith(".tsv") ? "\t" : ",";
      const at = lines[0]!.split(delimiter).findIndex((column) => column.trim() === step);
      const cells = lines.at(-1)!.split(delimiter);
      return appended(place, `${cells.with(at, String(stepOf(round))).join(delimiter)}\n`);
    },
  };
}

function appended(file: string, bytes: string | Uint8Array): number {
  appendFileSync(file, bytes);
  return Date.now();
}

/** By Python's SQLite, in a transaction of its own. */
function inserted(file: string, sql: string, values: readonly number[]): number {
  const program =
    "import json, sqlite3, sys, time\n" +
    "with sqlite3.connect(sys.argv[1]) as c: c.execute(sys.argv[2], json.loads(sys.argv[3]))\n" +
    "print(time.time() * 1000)";
  return Number(execFileSync("python3", ["-c", program, file, sql, JSON.stringify(values)], { encoding: "utf8" }));
}
