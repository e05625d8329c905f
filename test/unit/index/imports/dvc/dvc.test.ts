import assert from "node:assert/strict";
import { appendFileSync, cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { dvcImporter } from "../../../../../src/index/imports/dvc/dvcImporter";
import { temporaryFolder } from "../../live/support/temporaryFolder";
import { faultHarness } from "../support/faultHarness";
import { FolderReader } from "../support/folderReader";
import type { ImportedRun } from "../support/importedRun";

const fixtures = path.resolve("test/fixtures/dvc");

function pointsOf(run: ImportedRun): Record<string, number[][]> {
  const points = [...run.metrics].map(([metric, all]) => [metric, all.map(([step, , value]) => [step, value])]);
  return Object.fromEntries(points) as Record<string, number[][]>;
}

describe("DVC", () => {
  it("reads a DVCLive folder: a table a metric, NaN, texts, times and params", async () => {
    const { runs } = await new FolderReader(dvcImporter, path.join(fixtures, "live")).read();
    const run = runs.get("dvclive#")!;
    assert.deepEqual(pointsOf(run), {
      note: [0, 1, 3, 4].map((step) => [step, step]),
      "train/loss": [0, 1, 2, 3, 4].map((step) => [step, 1 / (step + 1)]),
      "val/acc": [0, 1, 2, 3, 4].map((step) => [step, step === 1 ? NaN : step / 10]),
    });
    const table = readFileSync(path.join(fixtures, "live/dvclive/plots/metrics/train/loss.tsv"), "utf8").split("\n");
    assert.equal(run.metrics.get("train/loss")![0]![1], Number(table[1]!.split("\t")[0]));
    assert.deepEqual(Object.fromEntries(run.record.params), {
      lr: 0.1,
      "optimizer.name": "sgd",
      "optimizer.momentum": 1e-5,
      layers: [4, 8],
    });
    assert.equal(run.record.runName, "live");
    assert.match(run.record.problems[0]!.reason, /"text", which is not a number/);
  });

  it("reads a pipeline's state: params as used, commands, data by hash, what was made, metrics", async () => {
    const { runs } = await new FolderReader(dvcImporter, path.join(fixtures, "pipeline")).read();
    const { record, ...run } = { record: runs.get("#")!.record, metrics: pointsOf(runs.get("#")!) };
    assert.deepEqual(Object.fromEntries(record.params), { "train.epochs": 3, "train.lr": 0.1 });
    assert.deepEqual(Object.fromEntries(record.tags), {
      "dvc.cmd.prepare": "python prepare.py",
      "dvc.cmd.train": "python train.py",
    });
    assert.deepEqual(
      record.datasets.map(({ name, digest, size }) => [name, digest, size]),
      [["data.csv", "178ba85707470c41cf680fb37ff99f7f", 12]],
    );
    assert.deepEqual(
      record.artifacts.map(({ name }) => name),
      ["clean.csv", "model.bin"],
    );
    assert.deepEqual(run.metrics, { "val.acc": [[0, 0.75]], "val.loss": [[0, NaN]] });
  });

  it("follows a live folder, and takes the next run in it for another state", async () => {
    const folder = path.join(temporaryFolder(), "dvclive");
    cpSync(path.join(fixtures, "live/dvclive"), folder, { recursive: true });
    const reader = await new FolderReader(dvcImporter, path.dirname(folder)).read();
    appendFileSync(path.join(folder, "plots/metrics/val/acc.tsv"), "5\t0.5\n6\t0.");
    const before = reader.cells;
    await reader.read();
    const run = [...reader.runs.values()][0]!;
    assert.deepEqual(pointsOf(run)["val/acc"]!.at(-1), [5, 0.5]);
    assert.equal(reader.cells, before + 1);
    rmSync(path.join(folder, "plots"), { recursive: true });
    mkdirSync(path.join(folder, "plots/metrics"), { recursive: true });
    writeFileSync(path.join(folder, "plots/metrics/other.tsv"), "step\tother\n0\t1\n");
    await reader.read();
    assert.deepEqual(pointsOf(run), { other: [[0, 1]] });
  });

  it("never follows a metrics path out of the folder", async () => {
    const folder = path.join(temporaryFolder(), "project");
    mkdirSync(folder);
    writeFileSync(path.join(folder, "../outside.json"), '{"secret": 1}');
    writeFileSync(path.join(folder, "dvc.lock"), "schema: '2.0'\nstages: {}\n");
    writeFileSync(path.join(folder, "dvc.yaml"), "metrics: [../outside.json, /etc/hostname, 'a/../../outside.json']\n");
    const { runs } = await new FolderReader(dvcImporter, folder).read();
    assert.deepEqual(pointsOf(runs.get("#")!), {});
  });

  for (const fixture of ["live", "pipeline"])
    faultHarness(`dvc ${fixture}`, {
      importer: dvcImporter,
      fixture: path.join(fixtures, fixture),
      ...(fixture === "pipeline" ? { files: ["dvc.lock", "dvc.yaml", "metrics.json"] } : {}),
      isCutReadable: true,
      places: 200,
      mutations: 250,
    });
});
