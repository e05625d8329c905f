import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import path from "node:path";
import type { ImportedRun } from "./importedRun";

/** A run as a tool's own reader gave it (`test/producers/<format>/read_with_tool.py`). */
export interface GoldenRun {
  readonly id: string;
  readonly status: string;
  readonly params: Readonly<Record<string, unknown>>;
  readonly tags: Readonly<Record<string, string>>;
  readonly metrics: Readonly<Record<string, readonly (readonly [step: number, value: number | string])[]>>;
}

/** The runs of a format's `golden.json`. */
export function goldenRuns(format: string): readonly GoldenRun[] {
  const text = readFileSync(path.resolve("test/fixtures", format, "golden.json"), "utf8");
  return (JSON.parse(text) as { runs: GoldenRun[] }).runs;
}

/** Asserts that every point of a run is the tool's, value for value, and no other is there. */
export function assertGoldenPoints(run: ImportedRun, golden: GoldenRun): void {
  assert.deepEqual([...run.metrics.keys()].sort(), Object.keys(golden.metrics).sort(), golden.id);
  for (const [metric, points] of run.metrics) {
    const found = points.map(([step, , value]) => `${step} ${value}`).sort();
    const wanted = golden.metrics[metric]!.map(([step, value]) => `${step} ${value}`).sort();
    assert.deepEqual(found, wanted, `${golden.id} ${metric}`);
  }
}
