import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import path from "node:path";
import { supersedeLimit } from "../../../../../src/core/runs/supersede";
import { tensorboardImporter } from "../../../../../src/index/imports/tensorboard/tensorboardImporter";
import { FolderReader } from "../support/folderReader";
import type { ImportedRun } from "../support/importedRun";

type Points = readonly (readonly [step: number, value: number | string])[];

interface GoldenRun {
  readonly id: string;
  readonly name: string;
  readonly params: Readonly<Record<string, unknown>>;
  readonly metrics: Readonly<Record<string, Points>>;
  readonly written: Readonly<Record<string, Points>>;
}

const fixtures = path.resolve("test/fixtures/tensorboard");
const golden = (JSON.parse(readFileSync(path.join(fixtures, "golden.json"), "utf8")) as { runs: GoldenRun[] }).runs;

/** All points of each metric, as the golden file writes them. */
function written(run: ImportedRun): Record<string, Points> {
  const text = (value: number) => (Number.isFinite(value) ? value : String(value));
  const points = [...run.metrics].map(([metric, all]) => [metric, all.map(([step, , value]) => [step, text(value)])]);
  return Object.fromEntries(points) as Record<string, Points>;
}

/** The plainest form of the two rules of TensorBoard: a session's start hides what follows it, a point what it repeats. */
function shown(run: ImportedRun, metric: string, all: Points): Points {
  const limit = supersedeLimit(run.record.resumes, 1);
  const hidden = new Set(
    run.record.resumes.length > 0 ? firstAttempt(run, metric).filter(([step]) => step >= limit) : [],
  );
  const kept = all.filter((point) => ![...hidden].some(([step, value]) => step === point[0] && value === point[1]));
  return kept.filter(([step], at) => kept.slice(at + 1).every(([later]) => later > step));
}

/** In the fixture with a session's start the values of the second attempt are larger than 4. */
function firstAttempt(run: ImportedRun, metric: string): [number, number][] {
  const points = (run.metrics.get(metric) ?? []).map(([step, , value]): [number, number] => [step, value]);
  return points.filter(([, value]) => metric !== "loss" || value < 4);
}

describe("TensorBoard: what its own readers read", () => {
  let runs: Map<string, ImportedRun>;

  before(async () => {
    const reader = await new FolderReader(tensorboardImporter, fixtures).read();
    runs = new Map([...reader.runs.values()].map((run) => [run.record.runId!, run]));
  });

  it("has the same runs", () => {
    assert.deepEqual([...runs.keys()].sort(), golden.map(({ id }) => id).sort());
    for (const { id, name } of golden) assert.equal(runs.get(id)!.record.runName, name);
  });

  for (const { id, name, params, metrics, written: all } of golden)
    it(`${name}: every point, every param, and which points are shown`, () => {
      const run = runs.get(id)!;
      assert.deepEqual(written(run), all);
      assert.deepEqual(Object.fromEntries(run.record.params), params);
      for (const [metric, points] of Object.entries(metrics))
        assert.deepEqual(shown(run, metric, all[metric]!), points, metric);
      assert.deepEqual(run.record.problems, []);
    });
});
