import assert from "node:assert/strict";
import { appendFileSync, cpSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
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

  it("lists reports, plots, pictures with their steps, and copied files, and reads what only the summary has", async () => {
    const { runs } = await new FolderReader(dvcImporter, path.join(fixtures, "files")).read();
    const run = runs.get("dvclive#")!;
    const folder = path.join(fixtures, "files/dvclive");
    assert.deepEqual(
      run.record.artifacts.map(({ name, path: place, kind, step, size }) => [name, place, kind, step, size]),
      [
        ["report.html", "report.html", "file", null],
        ["custom/curve.json", "plots/custom/curve.json", "file", null],
        ["sklearn/confusion.json", "plots/sklearn/confusion.json", "file", null],
        ["artifacts/model.bin", "artifacts/model.bin", "file", null],
        ["images/latest.png", "plots/images/latest.png", "figure", null],
        ...[0, 1, 2].map((step) => [`images/samples/${step}.png`, `plots/images/samples/${step}.png`, "figure", step]),
      ].map((expected) => [...expected, statSync(path.join(folder, String(expected[1]))).size]),
    );
    assert.deepEqual(pointsOf(run), {
      "train/loss": [0, 1, 2].map((step) => [step, 1 / (step + 1)]),
      "val/acc": [[2, 0.5]],
      "best/loss": [[2, 0.25]],
      "best/ratio": [[2, Infinity]],
    });
    assert.equal(run.record.problems.length, 0);
  });

  it("shows folders in which no metric has a table: by their name, or as dvc.yaml names them", async () => {
    const { runs } = await new FolderReader(dvcImporter, path.join(fixtures, "bare")).read();
    assert.deepEqual([...runs.keys()].sort(), ["dvclive#", "scores#"]);
    const [named, other] = [runs.get("dvclive#")!, runs.get("scores#")!];
    assert.deepEqual(Object.fromEntries(named.record.params), { lr: 0.1, layers: [4, 8] });
    assert.deepEqual(pointsOf(named), { "val/acc": [[2, 0.5]] });
    assert.deepEqual(
      named.record.artifacts.map(({ step }) => step),
      [0, 1, 2],
    );
    assert.deepEqual(Object.fromEntries(other.record.params), { lr: 0.2 });
    assert.deepEqual(pointsOf(other), { "best/loss": [[0, NaN]], "best/acc": [[0, 0.5]] });
    const written = statSync(path.join(fixtures, "bare/scores/metrics.json")).mtimeMs;
    assert.ok(Math.abs(other.record.lastTime! - written) < 1000, "a sign of life");
  });

  it("takes no other folder with such files for one of DVCLive, and keeps the run when a table comes", async () => {
    const folder = temporaryFolder();
    cpSync(path.join(fixtures, "bare/scores"), path.join(folder, "other"), { recursive: true });
    cpSync(path.join(fixtures, "bare/dvclive"), path.join(folder, "dvclive"), { recursive: true });
    const reader = await new FolderReader(dvcImporter, folder).read();
    assert.deepEqual([...reader.runs.keys()], ["dvclive#"]);
    const { runId } = reader.runs.get("dvclive#")!.record;
    mkdirSync(path.join(folder, "dvclive/plots/metrics"));
    writeFileSync(path.join(folder, "dvclive/plots/metrics/loss.tsv"), "step\tloss\n0\t1\n");
    await reader.read();
    const run = reader.runs.get("dvclive#")!;
    assert.deepEqual([run.record.runId, pointsOf(run)["loss"]], [runId, [[0, 1]]]);
  });

  it("lists no artifact any more that was deleted, also long after the run", async () => {
    const folder = path.join(temporaryFolder(), "dvclive");
    cpSync(path.join(fixtures, "files/dvclive"), folder, { recursive: true });
    const reader = await new FolderReader(dvcImporter, path.dirname(folder)).read();
    const names = () => [...reader.runs.values()][0]!.record.artifacts.map(({ name }) => name);
    rmSync(path.join(folder, "plots/images/samples/1.png"));
    await reader.read();
    assert.deepEqual(names().slice(-2), ["images/samples/0.png", "images/samples/2.png"]);
    for (const name of ["plots/custom", "plots/sklearn", "plots/images", "artifacts", "report.html"])
      rmSync(path.join(folder, name), { recursive: true });
    await reader.read();
    assert.deepEqual(names(), []);
  });

  it("reads what DVCLive 1 wrote, whose tables have the whole name of the metric in their header", async () => {
    const { runs } = await new FolderReader(dvcImporter, path.join(fixtures, "live-1")).read();
    const run = runs.get("dvclive#")!;
    assert.deepEqual(pointsOf(run), {
      acc: [0, 1, 2].map((step) => [step, step / 4]),
      "train/loss": [0, 1, 2].map((step) => [step, 1 / (step + 1)]),
    });
    assert.deepEqual(Object.fromEntries(run.record.params), { lr: 0.1 });
    assert.deepEqual(
      run.record.artifacts.map(({ name, step }) => [name, step]),
      [0, 1, 2].map((step) => [`images/samples/${step}.png`, step]),
    );
  });

  it("lists so many artifacts and says when there are more, pictures last", async () => {
    const folder = path.join(temporaryFolder(), "dvclive");
    cpSync(path.join(fixtures, "files/dvclive"), folder, { recursive: true });
    mkdirSync(path.join(folder, "plots/images/many"));
    for (let step = 0; step < 600; step++) writeFileSync(path.join(folder, `plots/images/many/${step}.png`), "");
    const { runs } = await new FolderReader(dvcImporter, path.dirname(folder)).read();
    const { artifacts, problems } = [...runs.values()][0]!.record;
    assert.equal(artifacts.length, 500);
    assert.ok(["report.html", "artifacts/model.bin"].every((name) => artifacts.some((one) => one.name === name)));
    assert.deepEqual(
      problems.map(({ reason }) => reason),
      ["This run has more artifacts than are listed."],
    );
  });

  it("follows artifacts and the summary of a live run", async () => {
    const folder = path.join(temporaryFolder(), "dvclive");
    cpSync(path.join(fixtures, "files/dvclive"), folder, { recursive: true });
    const reader = await new FolderReader(dvcImporter, path.dirname(folder)).read();
    const run = [...reader.runs.values()][0]!;
    const summary = (value: object) => writeFileSync(path.join(folder, "metrics.json"), JSON.stringify(value));
    const before = reader.cells;
    writeFileSync(path.join(folder, "plots/images/samples/3.png"), "a picture");
    summary({ train: { loss: 0.3 }, step: 3, best: { loss: "nan" } });
    await reader.read();
    assert.equal(reader.cells, before + 1);
    assert.deepEqual(pointsOf(run)["best/loss"], [
      [2, 0.25],
      [3, NaN],
    ]);
    assert.deepEqual([run.record.artifacts.length, run.record.artifacts.at(-1)!.step], [9, 3]);
    writeFileSync(path.join(folder, "plots/custom/curve.json"), "[]");
    summary({ train: { loss: 0.3 }, step: 3, best: { loss: "nan" }, final: 1 });
    await reader.read();
    assert.deepEqual([pointsOf(run)["best/loss"]!.length, pointsOf(run)["final"]], [2, [[3, 1]]]);
    // Half written: what it says is not known yet.
    writeFileSync(path.join(folder, "metrics.json"), '{"train": {"loss"');
    await reader.read();
    assert.equal(reader.cells, before + 2);
    assert.deepEqual([run.record.artifacts.length, run.record.artifacts[1]!.size], [9, 2]);
  });

  it("drops the summary's points of a metric whose table comes later", async () => {
    const folder = path.join(temporaryFolder(), "dvclive");
    cpSync(path.join(fixtures, "files/dvclive"), folder, { recursive: true });
    const reader = await new FolderReader(dvcImporter, path.dirname(folder)).read();
    mkdirSync(path.join(folder, "plots/metrics/val"));
    writeFileSync(path.join(folder, "plots/metrics/val/acc.tsv"), "step\tacc\n0\t0\n1\t0.25\n2\t0.5\n");
    await reader.read();
    const points = pointsOf([...reader.runs.values()][0]!);
    assert.deepEqual(
      points["val/acc"],
      [0, 1, 2].map((step) => [step, step / 4]),
    );
    assert.deepEqual(points["best/loss"], [[2, 0.25]]);
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
    for (const name of ["plots", "metrics.json"]) rmSync(path.join(folder, name), { recursive: true });
    mkdirSync(path.join(folder, "plots/metrics"), { recursive: true });
    writeFileSync(path.join(folder, "plots/metrics/other.tsv"), "step\tother\n0\t1\n");
    await reader.read();
    assert.deepEqual(pointsOf(run), { other: [[0, 1]] });
  });

  it("takes the next run in a folder at once, although its tables are shorter and just being written", async () => {
    const folder = path.join(temporaryFolder(), "dvclive");
    cpSync(path.join(fixtures, "live-1/dvclive"), folder, { recursive: true });
    const reader = await new FolderReader(dvcImporter, path.dirname(folder)).read();
    const table = path.join(folder, "plots/metrics/acc.tsv");
    writeFileSync(table, "step\tacc\n0\t0.75\n");
    await reader.read();
    assert.deepEqual(pointsOf([...reader.runs.values()][0]!)["acc"], [[0, 0.75]]);
    appendFileSync(table, "1\t0.875\n");
    await reader.read();
    assert.deepEqual(pointsOf([...reader.runs.values()][0]!)["acc"]!.at(-1), [1, 0.875]);
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

  const files: Readonly<Record<string, readonly string[]>> = {
    live: ["params.yaml", "plots/metrics/note.tsv", "plots/metrics/train/loss.tsv", "plots/metrics/val/acc.tsv"]
      .concat("metrics.json")
      .map((name) => `dvclive/${name}`),
    files: ["params.yaml", "plots/metrics/train/loss.tsv", "plots/images/samples/0.png", "metrics.json"].map(
      (name) => `dvclive/${name}`,
    ),
    bare: ["dvc.yaml", "scores/params.yaml", "scores/metrics.json"].concat(
      ["params.yaml", "plots/images/samples/0.png", "metrics.json"].map((name) => `dvclive/${name}`),
    ),
    pipeline: ["dvc.lock", "dvc.yaml", "metrics.json"],
  };
  for (const [fixture, written] of Object.entries(files))
    faultHarness(`dvc ${fixture}`, {
      importer: dvcImporter,
      fixture: path.join(fixtures, fixture),
      files: written,
      isCutReadable: true,
      places: 200,
      mutations: 250,
    });
});
