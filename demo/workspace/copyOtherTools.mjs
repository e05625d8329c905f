import { cp, readdir, stat, utimes } from "node:fs/promises";
import path from "node:path";

const fixtures = path.resolve(import.meta.dirname, "..", "..", "test", "fixtures");

/** Logs that other tools wrote themselves (test/producers has the scripts), and the folder each goes to. */
const copied = [
  ["mlflow/file-2.x/mlruns", "mlflow/mlruns"],
  ["mlflow/sqlite-3.x", "mlflow-database"],
  ["tensorboard/keras", "keras"],
  ["tensorboard/torch", "tensorboard"],
  ["csv/lightning/with_events", "lightning"],
  ["wandb/0.31/basic", "wandb"],
  ["wandb/0.31/failed", "wandb"],
  ["csv/ultralytics/detect/trained", "ultralytics/detect/train"],
  ["huggingface/plain", "huggingface/output"],
  ["optuna/optuna-5.x", "optuna"],
  ["dvc/live", "dvc"],
];

/** Seconds before now: a log without an end counts as running until it has been silent for ten minutes. */
const age = 6 * 3600;

/** Puts real logs of other tools into the demo workspace, as if the project had used them before. @param {string} folder */
export async function copyOtherTools(folder) {
  for (const [from, to] of copied) {
    const target = path.join(folder, "other-tools", to);
    await cp(path.join(fixtures, from), target, { recursive: true, preserveTimestamps: true });
    for (const name of await readdir(target, { recursive: true })) {
      const file = path.join(target, name);
      const then = Date.now() / 1000 - age;
      if ((await stat(file)).isFile()) await utimes(file, then, then);
    }
  }
}
