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

  const table = (text: string) => writeFileSync(path.join(folder, "logs", "a", "one.csv"), text);

  it("reads decimals behind commas where commas separate nothing and no number has a point", async () => {
    table("batch;score;gain\n1;0;1\n2;0,5;-1,25e-3\n3;7;2\n4;0,125;3,0\n");
    const { runs } = await reader.read();
    const run = runs.get("logs/a/one.csv#")!;
    assert.deepEqual(pointsOf(run), {
      score: [
        [1, 0],
        [2, 0.5],
        [3, 7],
        [4, 0.125],
      ],
      gain: [
        [1, 1],
        [2, -0.00125],
        [3, 2],
        [4, 3],
      ],
    });
    assert.deepEqual(run.record.problems, []);
    appendFileSync(path.join(folder, "logs", "a", "one.csv"), "5;0,0625;4\n");
    await reader.read();
    assert.deepEqual(pointsOf(runs.get("logs/a/one.csv#")!)["score"]?.at(-1), [5, 0.0625]);
  });

  it("takes commas for no decimals where other numbers have points, however late they come", async () => {
    const padding = Array.from({ length: 50 }, (_, row) => `${row};${row + 0.5};\n`).join("");
    table(`batch;score;shape\n0;1;\n${padding}60;2;28,28\n`);
    mkdirSync(path.join(folder, "logs", "b"));
    writeFileSync(path.join(folder, "logs", "b", "two.csv"), "batch\tshape\tscore\n1\t28,28\t0.5\n");
    const { runs } = await reader.read();
    assert.deepEqual(Object.keys(pointsOf(runs.get("logs/a/one.csv#")!)), ["score"]);
    assert.deepEqual(pointsOf(runs.get("logs/b/two.csv#")!), { score: [[1, 0.5]] });
  });

  it("says which numbers with commas are not understood where commas separate cells", async () => {
    table('batch,score\n1,"0,5"\n2,"0,25"\n');
    const { runs } = await reader.read();
    const run = runs.get("logs/a/one.csv#")!;
    assert.deepEqual(pointsOf(run), {});
    assert.deepEqual(
      run.record.problems.map(({ line, reason }) => [line, reason]),
      [[2, 'column "score" holds "0,5", which is not a number']],
    );
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
