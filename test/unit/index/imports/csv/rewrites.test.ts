import assert from "node:assert/strict";
import { appendFileSync, mkdirSync, readFileSync, statSync, truncateSync, utimesSync, writeFileSync } from "node:fs";
import path from "node:path";
import { kerasTool } from "../../../../../src/index/imports/csv/kerasTool";
import { lightningTool } from "../../../../../src/index/imports/csv/lightningTool";
import { TableImporter } from "../../../../../src/index/imports/tables/tableImporter";
import { temporaryFolder } from "../../live/support/temporaryFolder";
import { FolderReader } from "../support/folderReader";

const lines = ["epoch,step,loss", "0,0,1.5", "0,1,1.25", "1,2,1.0"];
const wider = ["epoch,loss,step,val_loss", "0,1.5,0,", "0,1.25,1,", "1,1.0,2,", "1,,2,0.75"];

describe("CSV family: files that are written anew in place", () => {
  let folder: string;
  let file: string;
  let now: number;
  let reader: FolderReader;

  beforeEach(() => {
    folder = path.join(temporaryFolder(), "logs", "version_0");
    mkdirSync(folder, { recursive: true });
    file = path.join(folder, "metrics.csv");
    writeFileSync(path.join(folder, "hparams.yaml"), "lr: 0.1\n");
    writeFileSync(file, `${lines.join("\n")}\n`);
    now = Date.now();
    reader = new FolderReader(new TableImporter(lightningTool, () => now), folder);
  });

  const run = () => [...reader.runs.values()][0]!;
  const steps = (metric: string) => (run().metrics.get(metric) ?? []).map(([step]) => step);

  it("follows a new header without losing or doubling a point, and the run keeps its id", async () => {
    await reader.read();
    const { runId } = run().record;
    assert.deepEqual(steps("loss"), [0, 1, 2]);
    writeFileSync(file, `${wider.join("\n")}\n`);
    await reader.read();
    assert.deepEqual(steps("loss"), [0, 1, 2]);
    assert.deepEqual(steps("val_loss"), [2]);
    assert.equal(run().record.runId, runId);
    assert.equal(run().record.attempts, 1);
  });

  it("waits while the file is shorter than it was, and takes it as it is when nobody writes any more", async () => {
    await reader.read();
    truncateSync(file, lines[0]!.length + 1 + lines[1]!.length + 1);
    now = statSync(file).mtimeMs + 10;
    await reader.read();
    assert.deepEqual(steps("loss"), [0, 1, 2]);
    now += 60_000;
    await reader.read();
    assert.deepEqual(steps("loss"), [0]);
  });

  it("does not wait where a tool never rewrites its file: a shorter one is the next run's", async () => {
    const log = path.join(folder, "..", "training.log");
    writeFileSync(log, "epoch,accuracy,loss\n0,0.5,1.5\n1,0.75,1.25\n");
    const keras = await new FolderReader(
      new TableImporter(kerasTool, () => statSync(log).mtimeMs + 10),
      path.dirname(folder),
    ).read();
    writeFileSync(log, "epoch,accuracy,loss\n0,0.25,2.5\n");
    await keras.read();
    const points = [...keras.runs.values()].map(({ metrics }) => metrics.get("loss")!.map(([, , value]) => value));
    assert.deepEqual(points, [[2.5]]);
  });

  it("reads only what was added, and nothing when nothing was", async () => {
    await reader.read();
    const cells = reader.cells;
    appendFileSync(file, "1,3,0.5\n1,4,");
    await reader.read();
    assert.deepEqual(steps("loss"), [0, 1, 2, 3]);
    assert.equal(reader.cells, cells + 2);
    utimesSync(path.join(folder, "hparams.yaml"), new Date(), new Date(now + 5000));
    await reader.read();
    assert.equal(reader.cells, cells + 2);
  });

  it("takes over params that were changed later", async () => {
    await reader.read();
    writeFileSync(path.join(folder, "hparams.yaml"), "lr: 0.2\nmodel: !!python/object:a.B {depth: 3}\n");
    await reader.read();
    assert.deepEqual(run().record.params, [
      ["lr", 0.2],
      ["model.depth", 3],
    ]);
    writeFileSync(path.join(folder, "hparams.yaml"), "lr: [0.2\n");
    await reader.read();
    assert.equal(run().record.params.length, 2);
    assert.deepEqual(steps("loss"), [0, 1, 2]);
  });

  it("changes nothing in the folder", async () => {
    const before = [readFileSync(file), statSync(file).mtimeMs, statSync(folder).mtimeMs];
    await reader.read();
    assert.deepEqual([readFileSync(file), statSync(file).mtimeMs, statSync(folder).mtimeMs], before);
  });
});
