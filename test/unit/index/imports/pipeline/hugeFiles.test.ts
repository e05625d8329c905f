import assert from "node:assert/strict";
import { cpSync, readdirSync, rmSync, truncateSync } from "node:fs";
import path from "node:path";
import { importers } from "../../../../../src/index/imports/importers";
import { temporaryFolder } from "../../live/support/temporaryFolder";
import { assertPrefix } from "../support/assertPrefix";
import { FolderReader } from "../support/folderReader";

const isDeep = process.env["RUNBACK_DEEP"] === "1";
/** More than one number of 31 bits can count, and more than one buffer can hold. */
const size = isDeep ? 2.2e9 : 96e6;
const maxMemoryGrowth = 160e6;

/** A log or small file of each format, made that large by zeros at its end, as a crash of the machine leaves them. */
const cases: readonly (readonly [format: string, fixture: string, file: string])[] = [
  ["tensorboard", "tensorboard/keras", "train/events.out.tfevents"],
  ["wandb", "wandb/0.31/killed", "run-killed-031.wandb"],
  ["lightning", "csv/lightning/plain", "metrics.csv"],
  ["lightning", "csv/lightning/plain", "hparams.yaml"],
  ["keras", "csv/keras", "training.log"],
  ["sb3", "csv/sb3", "0.monitor.csv"],
  ["dvc", "dvc/live", "val/acc.tsv"],
  ["dvc", "dvc/pipeline", "metrics.json"],
  ["huggingface", "huggingface/plain", "checkpoint-12/trainer_state.json"],
  ["hydra", "hydra/single", "config.yaml"],
  ["mlflow", "mlflow/file-3.x", "metrics/loss"],
  ["mlflow", "mlflow/sqlite-3.x", "mlflow.db"],
  ["optuna", "optuna/optuna-5.x", "studies.db"],
];

describe("files of other tools that are too large for memory", function () {
  this.timeout(isDeep ? 3_600_000 : 600_000);

  for (const [format, fixture, file] of cases)
    it(`${format}: ${file}`, async () => {
      const importer = importers.find((one) => one.format === format)!;
      const folder = path.join(temporaryFolder(), "logs");
      cpSync(path.resolve("test/fixtures", fixture), folder, { recursive: true });
      const whole = await new FolderReader(importer, folder).read();
      const grown = filesIn(folder).find((name) => name.replaceAll("\\", "/").includes(file));
      assert.ok(grown !== undefined, "the fixture has this file");
      truncateSync(path.join(folder, grown), size);
      const before = process.memoryUsage().rss;
      let peak = before;
      const timer = setInterval(() => (peak = Math.max(peak, process.memoryUsage().rss)), 5);
      const read = await new FolderReader(importer, folder).read();
      clearInterval(timer);
      peak = Math.max(peak, process.memoryUsage().rss);
      assert.ok(peak - before < maxMemoryGrowth, `${Math.round((peak - before) / 1e6)} MB`);
      for (const [key, run] of read.runs) {
        const full = whole.runs.get(key);
        if (full) assertPrefix(run, full, true);
      }
      rmSync(folder, { recursive: true });
    });
});

function filesIn(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: "utf8" });
}
