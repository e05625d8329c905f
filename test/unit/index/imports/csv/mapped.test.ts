import assert from "node:assert/strict";
import { appendFileSync, mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import { mappedTool } from "../../../../../src/index/imports/csv/mappedTool";
import { TableImporter } from "../../../../../src/index/imports/tables/tableImporter";
import { temporaryFolder } from "../../live/support/temporaryFolder";
import { faultHarness } from "../support/faultHarness";
import { FolderReader } from "../support/folderReader";
import type { ImportedRun } from "../support/importedRun";

const mappings = [
  { files: "logs/**/*.csv", step: "batch" },
  { files: "*.jsonl", step: "" },
];

function pointsOf(run: ImportedRun): Record<string, number[][]> {
  const points = [...run.metrics].map(([metric, all]) => [metric, all.map(([step, , value]) => [step, value])]);
  return Object.fromEntries(points) as Record<string, number[][]>;
}

describe("CSV and JSON Lines mapped by the setting", () => {
  let folder: string;
  let reader: FolderReader;

  beforeEach(() => {
    folder = temporaryFolder();
    mkdirSync(path.join(folder, "logs", "a"), { recursive: true });
    writeFileSync(path.join(folder, "logs", "a", "one.csv"), "batch;score\n10;0.5\n20;0.25\n");
    writeFileSync(path.join(folder, "other.csv"), "batch,score\n1,2\n");
    writeFileSync(
      path.join(folder, "train.jsonl"),
      '{"iter": 5, "loss": NaN, "eval": {"acc": 0.5}, "note": "x"}\n{"iter"',
    );
    reader = new FolderReader(new TableImporter(mappedTool(mappings, [folder])), folder);
  });

  it("reads the files that the patterns name, by the column that is the step, and no others", async () => {
    const { runs } = await reader.read();
    assert.deepEqual([...runs.keys()].sort(), ["logs/a/one.csv#", "train.jsonl#"]);
    assert.deepEqual(pointsOf(runs.get("logs/a/one.csv#")!), {
      score: [
        [10, 0.5],
        [20, 0.25],
      ],
    });
    assert.deepEqual(pointsOf(runs.get("train.jsonl#")!), { loss: [[5, NaN]], "eval/acc": [[5, 0.5]] });
    assert.equal(runs.get("logs/a/one.csv#")!.record.runName, "a");
  });

  it("follows JSON Lines, tells of lines that are none, and sees a restart", async () => {
    await reader.read();
    appendFileSync(path.join(folder, "train.jsonl"), ': 6, "loss": 1}\n[1]\n{"iter": 1, "loss": 2}\n');
    const { runs } = await reader.read();
    const run = runs.get("train.jsonl#")!;
    assert.deepEqual(pointsOf(run)["loss"], [
      [5, NaN],
      [6, 1],
      [1, 2],
    ]);
    assert.deepEqual(run.record.resumes, [{ attempt: 2, startStep: 1 }]);
    assert.deepEqual(
      run.record.problems.map(({ line, reason }) => [line, reason]),
      [[3, "not an object in JSON"]],
    );
  });

  it("shows several mapped files of one folder as runs of their own", async () => {
    writeFileSync(path.join(folder, "logs", "a", "two.csv"), "batch,score\n10,0.5\n");
    const { runs } = await reader.read();
    const ids = [...runs.values()].map(({ record }) => record.runId);
    assert.equal(new Set(ids).size, 3);
    assert.equal(runs.get("logs/a/two.csv#")!.record.runName, "two");
  });

  const fixture = path.join(temporaryFolder(), "fixture");
  mkdirSync(fixture);
  const lines = Array.from({ length: 20 }, (_, step) =>
    JSON.stringify({ step, loss: 1 / (step + 1), deep: { a: step } }),
  );
  writeFileSync(path.join(fixture, "log.jsonl"), `${lines.join("\n")}\n`);
  const anywhere = mappedTool([{ files: "**", step: "step" }], ["/"]);
  faultHarness("jsonl", { importer: new TableImporter(anywhere), fixture, places: 400 });
});
