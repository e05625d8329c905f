import assert from "node:assert/strict";
import { existsSync } from "node:fs";
import path from "node:path";
import { tensorboardImporter } from "../../../../../src/index/imports/tensorboard/tensorboardImporter";
import { FolderReader } from "../support/folderReader";
import type { ImportedPoints, ImportedRun } from "../support/importedRun";

/** Public logs that are no part of this repository. */
const samples = path.resolve("..", "shared", "samples", "tensorboard");

async function read(place: string): Promise<ImportedRun> {
  const { runs } = await new FolderReader(tensorboardImporter, path.join(samples, place)).read();
  assert.equal(runs.size, 1);
  return [...runs.values()][0]!;
}

if (existsSync(samples))
  describe("TensorBoard: public logs", () => {
    const answers: [name: string, first: number, last: number][] = [
      ["kwt1", 0.14453125, 0.978515625],
      ["kwt2", 0.220703125, 0.986328125],
    ];
    for (const [name, first, last] of answers)
      it(`${name} has its 2,608 scalars`, async () => {
        const run = await read(`ARM-software-keyword-transformer/models_data_v2_12_labels/${name}/logs`);
        assert.deepEqual(run.record.problems, []);
        const points = [...run.metrics.values()].flatMap((all: ImportedPoints) => [...all]);
        assert.equal(points.length, 2608);
        const values = (step: number) =>
          points.filter((point) => point[0] === step).map(([, , value]) => Math.fround(value));
        assert.ok(values(72).includes(first));
        assert.ok(values(23438).includes(last));
      });

    it("wandb's test file has six tags of 17 points", async () => {
      const run = await read("wandb-wandb");
      assert.deepEqual([...run.metrics.values()].map(({ length }) => length), [17, 17, 17, 17, 17, 17]); // prettier-ignore
      assert.deepEqual(run.record.problems, []);
    });
  });
