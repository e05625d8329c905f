import assert from "node:assert/strict";
import { cpSync, readFileSync, utimesSync, writeFileSync, mkdirSync, rmSync } from "node:fs";
import path from "node:path";
import { huggingFaceImporter } from "../../../../../src/index/imports/huggingface/huggingFaceImporter";
import { temporaryFolder } from "../../live/support/temporaryFolder";
import { faultHarness } from "../support/faultHarness";
import { FolderReader } from "../support/folderReader";
import type { ImportedRun } from "../support/importedRun";

const fixtures = path.resolve("test/fixtures/huggingface");
type Entry = Record<string, number>;

const historyOf = (...names: string[]) =>
  (JSON.parse(readFileSync(path.join(fixtures, ...names, "trainer_state.json"), "utf8")) as { log_history: Entry[] })
    .log_history;

/** The points of each metric but the epoch, which every entry has. */
function pointsOf(run: ImportedRun): Record<string, number[][]> {
  const own = [...run.metrics].filter(([metric]) => metric !== "epoch");
  return Object.fromEntries(own.map(([metric, points]) => [metric, points.map(([step, , value]) => [step, value])]));
}

function expected(entries: readonly Entry[]): Record<string, number[][]> {
  const metrics: Record<string, number[][]> = {};
  for (const { step, ...values } of entries)
    for (const [metric, value] of Object.entries(values))
      if (metric !== "epoch") (metrics[metric] ??= []).push([step!, value]);
  return metrics;
}

describe("Hugging Face Trainer", () => {
  it("has every point of the state that was saved last, and its checkpoints as artifacts", async () => {
    const { runs } = await new FolderReader(huggingFaceImporter, fixtures).read();
    assert.deepEqual([...runs.keys()].sort(), ["plain#", "resumed#"]);
    const plain = runs.get("plain#")!;
    assert.deepEqual(pointsOf(plain), expected(historyOf("plain")));
    assert.deepEqual(
      plain.record.artifacts.map(({ path: place, step }) => [place, step]),
      [4, 8, 12].map((step) => [`checkpoint-${step}`, step]),
    );
    const params = Object.fromEntries(plain.record.params);
    assert.equal(params["num_train_epochs"], 3);
    assert.equal(params["model.model_type"], "bert");
    assert.deepEqual(plain.record.problems, []);
  });

  it("shows a run of which no metric was logged yet, and its points when they come", async () => {
    const folder = path.join(temporaryFolder(), "out");
    const state = (step: number, history: readonly Entry[]) => {
      const place = path.join(folder, `checkpoint-${step}`);
      mkdirSync(place, { recursive: true });
      const text = JSON.stringify({ global_step: step, max_steps: 10, num_train_epochs: 2, log_history: history });
      writeFileSync(path.join(place, "trainer_state.json"), text);
    };
    state(5, []);
    const reader = await new FolderReader(huggingFaceImporter, path.dirname(folder)).read();
    assert.deepEqual([...reader.runs.keys()], ["out#"]);
    const run = reader.runs.get("out#")!;
    assert.deepEqual(pointsOf(run), {});
    assert.deepEqual(Object.fromEntries(run.record.params), { num_train_epochs: 2, max_steps: 10 });
    assert.deepEqual(
      run.record.artifacts.map(({ name }) => name),
      ["checkpoint-5"],
    );
    assert.ok(run.record.lastTime !== null);
    state(10, [{ step: 10, loss: 0.5 }]);
    await reader.read();
    assert.deepEqual(pointsOf(reader.runs.get("out#")!), { loss: [[10, 0.5]] });
  });

  it("keeps all digits of a trial's params, and draws long whole numbers", async () => {
    const folder = path.join(temporaryFolder(), "out");
    mkdirSync(folder);
    const history = '[{"step": 1, "tokens": 12345678901234567891}]';
    const state = `{"global_step": 1, "trial_params": {"seed": 12345678901234567891}, "log_history": ${history}}`;
    writeFileSync(path.join(folder, "trainer_state.json"), state);
    const { runs } = await new FolderReader(huggingFaceImporter, path.dirname(folder)).read();
    const run = [...runs.values()][0]!;
    assert.deepEqual(Object.fromEntries(run.record.params), { "trial_params.seed": "12345678901234567891" });
    assert.deepEqual(pointsOf(run), { tokens: [[1, 12345678901234567000]] });
  });

  it("keeps points that only an older checkpoint holds after a resume", async () => {
    const { runs } = await new FolderReader(huggingFaceImporter, fixtures).read();
    const newest = historyOf("resumed", "checkpoint-12");
    const lost = historyOf("resumed", "checkpoint-8").filter(
      ({ step, eval_loss }) => step === 7 && eval_loss !== undefined,
    );
    assert.equal(lost.length, 1);
    assert.equal(newest.filter(({ step, eval_loss }) => step === 7 && eval_loss !== undefined).length, 0);
    const all = [...newest, ...lost].sort((a, b) => a["step"]! - b["step"]!);
    assert.deepEqual(pointsOf(runs.get("resumed#")!), expected(all));
  });

  it("gives only new points with each checkpoint, and keeps them while a state is half written", async () => {
    const folder = path.join(temporaryFolder(), "out");
    const reader = new FolderReader(huggingFaceImporter, path.dirname(folder));
    let cells = 0;
    for (const name of ["checkpoint-4", "checkpoint-8", "checkpoint-12"]) {
      cpSync(path.join(fixtures, "plain", name), path.join(folder, name), { recursive: true });
      await reader.read();
      const run = [...reader.runs.values()][0]!;
      assert.deepEqual(pointsOf(run), expected(historyOf("plain", name)));
      const all = historyOf("plain", name).reduce((sum, entry) => sum + Object.keys(entry).length - 1, 0);
      assert.equal(reader.cells, all);
      cells = all;
    }
    const file = path.join(folder, "checkpoint-12", "trainer_state.json");
    const whole = readFileSync(file);
    writeFileSync(file, whole.subarray(0, 700));
    await reader.read();
    assert.deepEqual(pointsOf([...reader.runs.values()][0]!), expected(historyOf("plain", "checkpoint-12")));
    writeFileSync(file, whole);
    await reader.read();
    assert.equal(reader.cells, cells);
  });

  it("reads NaN and infinities, and says when a state stays broken", async () => {
    const folder = path.join(temporaryFolder(), "out");
    mkdirSync(path.join(folder, "checkpoint-2"), { recursive: true });
    mkdirSync(path.join(folder, "checkpoint-3"), { recursive: true });
    const state =
      '{"global_step": 2, "log_history": [{"step": 1, "loss": NaN}, {"step": 2, "loss": -Infinity, "note": "NaN"}]}';
    writeFileSync(path.join(folder, "checkpoint-2", "trainer_state.json"), state);
    const broken = path.join(folder, "checkpoint-3", "trainer_state.json");
    writeFileSync(broken, "{");
    utimesSync(broken, 0, 0);
    const { runs } = await new FolderReader(huggingFaceImporter, path.dirname(folder)).read();
    const run = [...runs.values()][0]!;
    assert.deepEqual(pointsOf(run), {
      loss: [
        [1, NaN],
        [2, -Infinity],
      ],
    });
    assert.equal(run.record.problems[0]?.file, broken);
    rmSync(folder, { recursive: true });
  });

  faultHarness("huggingface", {
    importer: huggingFaceImporter,
    fixture: path.join(fixtures, "plain"),
    files: [
      ...[4, 8, 12].flatMap((step) => [`checkpoint-${step}/config.json`, `checkpoint-${step}/trainer_state.json`]),
      "trainer_state.json",
    ],
    isCutReadable: true,
    places: 300,
    mutations: 500,
  });
});
