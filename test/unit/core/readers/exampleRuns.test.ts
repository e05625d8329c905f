import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import path from "node:path";
import { digestInSlices } from "../ingest/digestInSlices";

const folder = path.join(process.cwd(), "test/fixtures/runback/example");

/** A run that the Python logger wrote, as the index would keep it. */
function readRun(experiment: string, runId: string) {
  const directory = path.join(folder, experiment, runId);
  const bytes = new Uint8Array(readFileSync(path.join(directory, "events.jsonl")));
  const { run, summaries } = digestInSlices(bytes, [Math.floor(bytes.length / 2)]);
  const place = {
    fallbackId: "runback:fallback",
    experimentId: "e",
    fallbackExperiment: experiment,
    formats: ["runback"],
    directory,
    logFile: path.join(directory, "events.jsonl"),
    consoleFile: null,
  };
  return run.detail(1_764_100_000_000, place, summaries);
}

describe("runs that the Python logger wrote", () => {
  it("are read in full", () => {
    const detail = readRun("digits", "01KAV9FT3X3G42PVYDC5C9KJV7");
    const { row, metrics, sources, environment } = detail;
    assert.equal(row.runId, "runback:01KAV9FT3X3G42PVYDC5C9KJV7");
    assert.deepEqual([row.runName, row.experiment, row.status, row.isStale], ["baseline", "digits", "FINISHED", false]);
    assert.deepEqual([row.startTime, row.endTime], [1764000000250, 1764000009750]);
    assert.deepEqual(row.keyMetric, { name: "val/acc", value: 0.953577 });
    assert.equal(row.lastStep, 39);
    assert.deepEqual(detail.params, { seed: 1, "optimizer.name": "sgd", "optimizer.lr": 0.1, layers: [64, 32, 10] });
    assert.deepEqual(detail.tags, { baseline: "true", stage: "done" });
    assert.equal(detail.note, "Best so far.");
    assert.deepEqual(Object.keys(metrics), ["train/loss", "train/acc", "lr", "val/acc"]);
    assert.deepEqual([metrics["lr"]?.count, metrics["lr"]?.mean, metrics["lr"]?.variance], [40, 0.1, 0]);
    assert.equal(metrics["train/loss"]?.first, 2.3);
    assert.deepEqual(
      detail.artifacts.map(({ name, stored }) => [name, stored]),
      [
        ["weights.bin", "copied"],
        ["confusion", "copied"],
        ["digits.csv", "referenced"],
      ],
    );
    assert.equal(detail.datasets[0]?.rows, 3);
    assert.deepEqual([sources[0]?.evidence, sources[0]?.dirty, sources[0]?.branch], ["snapshot", false, "main"]);
    assert.equal(environment?.["host"], "gpu01");
    assert.deepEqual(detail.problems, []);
  });

  it("tell how they ended", () => {
    const failed = readRun("digits", "01KAVAEANXM74HT8H1S47X3H59");
    assert.deepEqual([failed.row.status, failed.exitCode], ["FAILED", 1]);
    assert.ok(failed.error?.traceback?.includes(failed.error.type));
    const killed = readRun("digits", "01KAVBCV7X9JKJRG52N7QJE37M");
    assert.deepEqual([killed.row.status, killed.exitCode], ["KILLED", 143]);
    const gone = readRun("digits", "01KAVCBBSX1JDBD7AGNRNNF4W6");
    assert.deepEqual([gone.row.status, gone.row.isStale, gone.exitCode], ["RUNNING", true, null]);
    const resumed = readRun("digits", "01KAVD9WBX1BFWSZYJXH7QEPG7");
    assert.equal(resumed.row.status, "FINISHED");
    assert.equal(resumed.row.attempts, resumed.sources.length);
    assert.ok(resumed.row.attempts > 1);
  });
});
