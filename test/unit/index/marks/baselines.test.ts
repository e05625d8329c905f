import assert from "node:assert/strict";
import { readdirSync } from "node:fs";
import path from "node:path";
import { LogWriter } from "../live/support/logWriter";
import { logsIn, openLive, type LiveIndex } from "../live/support/openLive";
import { temporaryFolder } from "../live/support/temporaryFolder";

/** An ended run with a step for each of these values. */
function writeRun(folder: string, experiment: string, name: string, steps: readonly Record<string, number>[]): void {
  const log = new LogWriter(path.join(logsIn(folder), experiment, name), name).start({ run_name: name });
  steps.forEach((values, step) =>
    log.metric(step, Object.fromEntries(Object.entries(values).map(([key, value]) => [key, finite(value)]))),
  );
  log.end();
}

/** JSON knows no NaN: the logger writes it as a text. */
const finite = (value: number) => (Number.isNaN(value) ? "NaN" : value);

/** Ended runs in experiments, with last values of a metric, and the index over them. */
async function openRuns(runs: Readonly<Record<string, readonly [experiment: string, loss: number]>>): Promise<{
  folder: string;
  index: LiveIndex;
}> {
  const folder = temporaryFolder();
  for (const [name, [experiment, loss]] of Object.entries(runs))
    writeRun(folder, experiment, name, [{ val_loss: loss }]);
  const index = await openLive(folder);
  await index.loaded();
  return { folder, index };
}

const baselines = async ({ api }: LiveIndex) =>
  (await api.runs({ offset: 0, limit: 20 })).rows
    .filter(({ isBaseline }) => isBaseline)
    .map(({ runName }) => runName)
    .sort();

describe("baselines in the index", () => {
  it("are one of each experiment, replaced and taken away by themselves", async () => {
    const { index, folder } = await openRuns({ A: ["e", 1], B: ["e", 2], X: ["f", 5] });
    await index.api.setBaseline(["runback:A", "runback:X"], true);
    assert.deepEqual(await baselines(index), ["A", "X"]);
    await index.api.setBaseline(["runback:B"], true);
    assert.deepEqual(await baselines(index), ["B", "X"]);
    assert.deepEqual(await index.api.baseline("runback:A"), {
      runIds: ["runback:B"],
      runName: "B",
      values: { val_loss: 2 },
      lowest: { val_loss: 2 },
      highest: { val_loss: 2 },
    });
    await index.api.setBaseline(["runback:A"], false);
    assert.deepEqual(await baselines(index), ["X"]);
    assert.equal(await index.api.baseline("runback:A"), null);
    assert.ok(readdirSync(path.join(folder, "project", ".runback", "marks")).includes("runback%3AB.json"));
  });

  it("may be several runs, by their means, and are cells of the table and there after a start", async () => {
    const { index, folder } = await openRuns({ A: ["e", 1], B: ["e", 3], C: ["e", 5] });
    await index.api.setBaseline(["runback:A", "runback:B"], true);
    assert.deepEqual((await index.api.baseline("runback:C"))?.values, { val_loss: 2 });
    await index.close();
    const again = await openLive(folder);
    await again.loaded();
    const { runIds, cells } = await again.api.tableCells({
      columns: [{ entity: "metrics", key: "val_loss", summary: "delta" }],
    });
    assert.ok(cells[0]?.kind === "number");
    assert.equal(cells[0].values[runIds.indexOf("runback:C")], 3);
    assert.deepEqual(await baselines(again), ["A", "B"]);
  });
});

describe("best runs", () => {
  const ask = async ({ api }: LiveIndex, metrics = {}) =>
    (await api.bestRuns({ metrics })).map(({ runId, metric, value }) => [metric, runId, value]);

  it("are by the metric of most runs, as its name or the user says, and not archived ones", async () => {
    const { index } = await openRuns({ A: ["e", 3], B: ["e", 1], C: ["e", NaN] });
    assert.deepEqual(await ask(index), [["val_loss", "runback:B", 1]]);
    await index.api.setDirection("val_loss", "higher");
    assert.deepEqual(await ask(index), [["val_loss", "runback:A", 3]]);
    await index.api.setDirection("val_loss", "none");
    assert.deepEqual(await ask(index), [["val_loss", null, NaN]]);
    await index.api.setDirection("val_loss", null);
    await index.api.mark(["runback:B"], [{ field: "archived", value: true }]);
    assert.deepEqual(await ask(index), [["val_loss", null, NaN]], "one run alone is not the best");
  });

  it("are by the metric that the user chose, over a run's whole history", async () => {
    const { index, folder } = await openRuns({ A: ["e", 3] });
    writeRun(folder, "e", "C", [{ val_loss: 9, f1: 0.5 }]);
    writeRun(folder, "e", "D", [
      { val_loss: 9, f1: 0.9 },
      { val_loss: 9, f1: 0.1 },
    ]);
    await index.api.refresh();
    const [experiment] = await index.api.experiments();
    assert.deepEqual(await ask(index, { [experiment?.id ?? ""]: "f1" }), [["f1", "runback:D", 0.9]]);
    assert.deepEqual(await ask(index, { [experiment?.id ?? ""]: "absent_loss" }), [["absent_loss", null, NaN]]);
  });
});
