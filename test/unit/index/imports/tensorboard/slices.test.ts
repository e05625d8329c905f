import assert from "node:assert/strict";
import path from "node:path";
import { eventFile } from "../../../../../bench/generate/eventFiles";
import { tensorboardImporter } from "../../../../../src/index/imports/tensorboard/tensorboardImporter";
import { temporaryFolder } from "../../live/support/temporaryFolder";
import { FolderReader } from "../support/folderReader";

describe("an event file of many slices", () => {
  for (const encoding of ["simple", "tensor"] as const)
    it(`has each point under its own tag, in order (${encoding})`, async () => {
      // Names of one length in records of one length: what lies at one place of a slice is alike in the next one.
      const shape = { tags: 20, steps: 10_000, encoding };
      const { folder } = eventFile(temporaryFolder(), shape);
      const { runs } = await new FolderReader(tensorboardImporter, path.dirname(folder)).read();
      const [run] = runs.values();
      assert.equal(run!.metrics.size, shape.tags);
      for (const [metric, points] of run!.metrics) {
        const wrong = points.findIndex(([step], at) => step !== at);
        assert.equal(wrong, -1, `${metric}: step ${points[wrong]?.[0]} is at place ${wrong}`);
        assert.equal(points.length, shape.steps, metric);
      }
    });
});
