import assert from "node:assert/strict";
import path from "node:path";
import { mlflowImporter } from "../../../../../src/index/imports/mlflow/mlflowImporter";
import { FolderReader } from "../support/folderReader";
import { assertGoldenPoints, goldenRuns } from "../support/goldenRuns";
import type { ImportedRun } from "../support/importedRun";

const fixtures = path.resolve("test/fixtures/mlflow");
/** Tags that are shown in another way: a note, artifacts. */
const otherwise = new Set(["mlflow.note.content", "mlflow.log-model.history"]);

async function readCase(name: string): Promise<ImportedRun[]> {
  return [...(await new FolderReader(mlflowImporter, path.join(fixtures, name)).read()).runs.values()];
}

describe("MLflow: what its own clients read", () => {
  let all: ReadonlyMap<string, ImportedRun>;

  before(async () => {
    const cases = ["file-1.x", "file-2.x", "file-3.x", "sqlite-1.x", "sqlite-2.x", "sqlite-3.x"];
    const runs = (await Promise.all(cases.map(readCase))).flat();
    // The same database once more, while it was written; its newest points are in the write-ahead log only.
    const written = await readCase("wal-1.x");
    all = new Map([...runs, ...written].map((run) => [run.record.runId!, run]));
  });

  it("the same runs, without deleted ones and those of deleted experiments", () => {
    const ids = new Set(goldenRuns("mlflow").map(({ id }) => `mlflow:${id}`));
    assert.deepEqual([...all.keys()].sort(), [...ids].sort());
  });

  it("every point, param, tag and status", () => {
    // Runs of the written database are told twice: its state is the later one.
    const golden = new Map(goldenRuns("mlflow").map((run) => [run.id, run]));
    for (const run of golden.values()) {
      const found = all.get(`mlflow:${run.id}`)!;
      const { params, tags, status } = found.record;
      assert.equal(status, run.status, run.id);
      assert.deepEqual(Object.fromEntries(params.map(([key]) => [key, run.params[key]])), run.params, run.id);
      for (const [key, value] of params) assert.equal(plain(value), plain(String(run.params[key])), `${run.id} ${key}`);
      const shown = Object.entries(run.tags).filter(([key]) => !otherwise.has(key));
      assert.deepEqual(new Map(tags), new Map([...tags, ...shown]), run.id);
      assertGoldenPoints(found, run);
    }
  });

  for (const major of [1, 2, 3])
    for (const kind of ["file", "sqlite"])
      it(`${kind} store of MLflow ${major}: name, note, commit, parents, artifacts, datasets, models`, async () => {
        const runs = await readCase(`${kind}-${major}.x`);
        const parent = runs.map(({ record }) => record).find(({ runName }) => runName === "wide é")!;
        const [source] = parent.sources;
        assert.equal(parent.note, "A *note*.\nTwo lines.");
        assert.equal(source!.evidence, "commit");
        assert.equal(source!.commit, "3fbc4a046f43c7c2f977f23e0c3ab88e560766d8");
        assert.equal(source!.dirty, null);
        assert.equal(source!.entry, "train.py");
        assert.match(parent.artifactUri ?? "", new RegExp(`${parent.runId!.slice("mlflow:".length)}/artifacts$`));
        const params = new Map(parent.params);
        assert.deepEqual([params.get("lr"), params.get("bias"), params.get("version")], [1e-5, true, "007"]);
        assert.equal(runs.filter(({ record }) => record.parentId === parent.runId).length, 2);
        const artifacts = parent.artifacts.map(({ name, kind: what, size }) => `${what} ${name} ${size}`);
        const models = major < 3 ? [] : ["model net null"];
        assert.deepEqual(artifacts, ["file notes/hello.txt 5", "file settings.json 12", ...models]);
        const nested = runs.map(({ record }) => record).find(({ runName }) => runName === "fold 1")!;
        const holder = nested.datasets.length > 0 ? nested : parent;
        const datasets = holder.datasets.map(({ name, role, path: place, rows }) => `${role} ${name} ${place} ${rows}`);
        const known = ["eval digits-test data/test.csv 2", "training digits data/train.csv 3"];
        assert.deepEqual(datasets.sort(), major < 2 ? [] : known);
      });
});

function plain(value: unknown): string {
  const text = String(value);
  if (text === "True" || text === "False") return text.toLowerCase();
  return /^-?\d/.test(text) && !Number.isNaN(Number(text)) && !/^0\d/.test(text) ? String(Number(text)) : text;
}
