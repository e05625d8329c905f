import assert from "node:assert/strict";
import path from "node:path";
import { tensorboardImporter } from "../../../../../src/index/imports/tensorboard/tensorboardImporter";
import { FolderReader } from "../support/folderReader";
import type { ImportedRun } from "../support/importedRun";
import { goldenRuns, type GoldenPoints } from "./goldenRuns";

/** All points of each metric, as the golden file writes them. */
function written(run: ImportedRun): Record<string, GoldenPoints> {
  const text = (value: number) => (Number.isFinite(value) ? value : String(value));
  const points = [...run.metrics].map(([metric, all]) => [metric, all.map(([step, , value]) => [step, text(value)])]);
  return Object.fromEntries(points) as Record<string, GoldenPoints>;
}

describe("TensorBoard: what its own readers read", () => {
  const golden = goldenRuns();
  let runs: Map<string, ImportedRun>;

  before(async () => {
    const reader = await new FolderReader(tensorboardImporter, path.resolve("test/fixtures/tensorboard")).read();
    runs = new Map([...reader.runs.values()].map((run) => [run.record.runId!, run]));
  });

  it("has the same runs", () => {
    assert.deepEqual([...runs.keys()].sort(), golden.map(({ id }) => id).sort());
    for (const { id, name } of golden) assert.equal(runs.get(id)!.record.runName, name);
  });

  for (const { id, name, params, written: all } of golden)
    it(`${name}: every point, value for value, and every param`, () => {
      const run = runs.get(id)!;
      assert.deepEqual(written(run), all);
      assert.deepEqual(Object.fromEntries(run.record.params), params);
      assert.deepEqual(run.record.problems, []);
    });
});
