import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import path from "node:path";
import { csvImporters } from "../../../../../src/index/imports/csv/csvImporters";
import type { ImportedRun } from "../support/importedRun";
import { FolderReader } from "../support/folderReader";

const fixtures = path.resolve("test/fixtures/csv");

interface Golden {
  readonly runs: readonly {
    readonly id: string;
    readonly params: Record<string, unknown>;
    readonly metrics: Record<string, [number, number | "nan" | "inf" | "-inf"][]>;
  }[];
}

describe("CSV family: what its tools wrote", () => {
  it("has the params and points that Python's csv and YAML readers find", async () => {
    const golden = JSON.parse(readFileSync(path.join(fixtures, "golden.json"), "utf8")) as Golden;
    const runs = await readAll();
    assert.deepEqual([...runs.keys()].sort(), golden.runs.map(({ id }) => id).sort());
    for (const { id, params, metrics } of golden.runs) {
      const run = runs.get(id)!;
      assert.deepEqual(Object.fromEntries(run.record.params), params, id);
      assert.deepEqual(pointsOf(run), metrics, id);
    }
  });

  it("shows a Keras log that two fits wrote as two attempts, and times of episodes from the first line", async () => {
    const runs = await readAll();
    assert.deepEqual(runs.get("keras/training.log")!.record.resumes, [{ attempt: 2, startStep: 0 }]);
    assert.equal(runs.get("keras/training.log")!.record.attempts, 2);
    const [first] = runs.get("sb3")!.metrics.get("monitor/0/r")!;
    const [head, , row] = readFileSync(path.join(fixtures, "sb3/0.monitor.csv"), "utf8").split("\n");
    const start = (JSON.parse(head!.slice(1)) as { t_start: number }).t_start;
    assert.deepEqual(first, [0, Math.round((start + Number(row!.split(",")[2])) * 1000), Number(row!.split(",")[0])]);
  });

  it("names the data of Ultralytics, ids by format, and no end", async () => {
    for (const [id, { record }] of await readAll()) {
      assert.match(record.runId!, /^(lightning|ultralytics|keras|sb3|catboost):[0-9a-f]{20}$/, id);
      assert.equal(record.status, "RUNNING", id);
      assert.deepEqual(record.problems, [], id);
      const data = id.endsWith("/trained") ? "boxes.yaml" : "coco8.yaml";
      if (id.startsWith("ultralytics")) assert.equal(record.datasets[0]?.name, data);
    }
  });
});

async function readAll(): Promise<Map<string, ImportedRun>> {
  const runs = new Map<string, ImportedRun>();
  for (const importer of csvImporters)
    for (const [key, run] of (await new FolderReader(importer, fixtures).read()).runs) {
      const place = key.slice(0, -1);
      assert.ok(!runs.has(place), `${place} is read twice`);
      runs.set(place, run);
    }
  return runs;
}

function pointsOf(run: ImportedRun): Record<string, [number, unknown][]> {
  return Object.fromEntries(
    [...run.metrics].map(([metric, points]) => [metric, points.map(([step, , value]) => [step, written(value)])]),
  );
}

function written(value: number): number | string {
  if (Number.isNaN(value)) return "nan";
  return Number.isFinite(value) ? value : value > 0 ? "inf" : "-inf";
}
