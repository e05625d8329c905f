import assert from "node:assert/strict";
import { existsSync } from "node:fs";
import path from "node:path";
import { mlflowImporter } from "../../../../../src/index/imports/mlflow/mlflowImporter";
import { FolderReader } from "../support/folderReader";

const sample = path.resolve("../shared/samples/mlflow/10AcademyB6Week7-Scalable-Backtesting-Infrastructure");

// Real logs that are not part of the project: only where they are there.
if (existsSync(sample))
  describe("MLflow: a public store of 2022", () => {
    it("has twenty runs in twenty experiments, keys that end in spaces, and the commit of each run", async () => {
      const reader = await new FolderReader(mlflowImporter, sample).read();
      const runs = [...reader.runs.values()].map(({ record }) => record);
      assert.equal(runs.length, 20);
      assert.ok(runs.every(({ sources }) => sources[0]?.evidence === "commit"));
      assert.ok(runs.some(({ params }) => params.some(([key]) => key === "Best Trade ")));
      assert.equal(reader.cells, 8);
      assert.ok(runs.every(({ problemCount }) => problemCount === 0));
    });
  });
