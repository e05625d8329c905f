import assert from "node:assert/strict";
import type { ImportedPoints, ImportedRun } from "./importedRun";

/**
 * Asserts that a run that was read from a part of its log is a part of the whole run: each metric's points are the
 * first of the whole's, and what else it says is said there too.
 * @param isLoose params, tags and names are not compared: half a text may read as another value
 */
export function assertPrefix(part: ImportedRun, whole: ImportedRun, isLoose: boolean): void {
  const all = whole.metrics;
  for (const [metric, points] of part.metrics) {
    const longer: ImportedPoints | undefined = all.get(metric);
    assert.ok(longer, `Metric ${metric} is not in the whole run.`);
    assert.deepEqual(points, longer.slice(0, points.length), `Metric ${metric} is no prefix.`);
  }
  if (isLoose) return;
  const [some, full] = [part.record, whole.record];
  if (some.runId !== null) assert.equal(some.runId, full.runId);
  assert.deepEqual(
    full.params.filter(([key]) => some.params.some(([name]) => name === key)),
    some.params,
  );
  for (const [tag] of some.tags)
    assert.ok(
      full.tags.some(([key]) => key === tag),
      `Tag ${tag} is not in the whole run.`,
    );
}
