import assert from "node:assert/strict";
import { existsSync } from "node:fs";
import path from "node:path";
import { wandbImporter } from "../../../../../src/index/imports/wandb/wandbImporter";
import { FolderReader } from "../support/folderReader";
import type { ImportedRun } from "../support/importedRun";

/** Public logs that are no part of this repository. */
const samples = path.resolve("..", "shared", "samples", "wandb");

if (existsSync(samples))
  describe("W&B: public logs", () => {
    let runs: Map<string, ImportedRun>;
    before(async () => {
      const reader = await new FolderReader(wandbImporter, samples).read();
      runs = new Map([...reader.runs.values()].map((run) => [run.record.runId!, run]));
    });

    const answers: [id: string, rows: number, exitCode: number][] = [
      ["y7wffy2s", 600, 255],
      ["rn7ku8ba", 300, 1],
    ];
    for (const [id, rows, exitCode] of answers)
      it(`${id} has its ${rows} rows of history, and its last exit code`, () => {
        const { record, metrics } = runs.get(`wandb:${id}`)!;
        const own = [...metrics].filter(([name]) => !name.startsWith("system/"));
        assert.equal(new Set(own.flatMap(([, points]) => points.map(([step]) => step))).size, rows);
        assert.deepEqual([record.status, record.exitCode, record.problems], ["FAILED", exitCode, []]);
        assert.equal(record.sources[0]!.commit, "8fbeff1886729797a290d60af005410acaeb81bf");
      });

    it("a log of 2021 has no history, and its files tell commit, patch and config", () => {
      const { record, metrics } = runs.get("wandb:g9dvvkua")!;
      assert.deepEqual([...metrics.keys()].filter((name) => !name.startsWith("system/")), []); // prettier-ignore
      assert.deepEqual([record.status, record.problems], ["FINISHED", []]);
      const source = record.sources[0]!;
      assert.equal(source.evidence, "patch");
      assert.equal(source.commit, "86db7dc9144c87a4b41cad77a0dae2e55288b587");
      assert.ok(source.changed.length > 0);
    });
  });
