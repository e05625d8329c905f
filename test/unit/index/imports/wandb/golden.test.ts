import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import path from "node:path";
import { supersedeLimit } from "../../../../../src/core/runs/supersede";
import { wandbImporter } from "../../../../../src/index/imports/wandb/wandbImporter";
import { FolderReader } from "../support/folderReader";
import type { ImportedPoints, ImportedRun } from "../support/importedRun";

interface GoldenRun {
  readonly id: string;
  readonly name: string;
  readonly status: string;
  readonly params: Readonly<Record<string, unknown>>;
  readonly tags: Readonly<Record<string, string>>;
  readonly metrics: Readonly<Record<string, readonly (readonly [step: number, value: number | string])[]>>;
}

const fixtures = path.resolve("test/fixtures/wandb");
const golden = (JSON.parse(readFileSync(path.join(fixtures, "golden.json"), "utf8")) as { runs: GoldenRun[] }).runs;

/** The points that are shown, as the golden file writes them. A later start of a run begins where the steps fall. */
function shown(run: ImportedRun): Record<string, unknown> {
  const limit = supersedeLimit(run.record.resumes, 1);
  const visible = (points: ImportedPoints) => {
    const fall = points.findIndex(([step], at) => at > 0 && step <= points[at - 1]![0]);
    const first = fall < 0 ? points.length : fall;
    return points.filter(([step], at) => at >= first || step < limit);
  };
  const text = (value: number) => (Number.isFinite(value) ? value : String(value));
  return Object.fromEntries(
    [...run.metrics].map(([metric, points]) => [metric, visible(points).map(([step, , value]) => [step, text(value)])]),
  );
}

describe("W&B: what its own reader reads", () => {
  let runs: Map<string, ImportedRun>;

  before(async () => {
    const reader = await new FolderReader(wandbImporter, fixtures).read();
    runs = new Map([...reader.runs.values()].map((run) => [run.record.runId!, run]));
  });

  it("has the same runs", () => {
    assert.equal(golden.length, 10);
    assert.deepEqual([...runs.keys()].sort(), golden.map(({ id }) => id).sort());
  });

  for (const { id, name, status, params, tags, metrics } of golden)
    it(`${id}: status, params, tags and every point`, () => {
      const run = runs.get(id)!;
      const { record } = run;
      assert.equal(record.runName ?? id.slice("wandb:".length), name);
      assert.equal(record.status, status);
      assert.deepEqual(Object.fromEntries(record.params), params);
      assert.deepEqual(Object.fromEntries(record.tags), tags);
      assert.deepEqual(shown(run), metrics);
    });
});
