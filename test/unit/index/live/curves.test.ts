import assert from "node:assert/strict";
import { rmSync } from "node:fs";
import path from "node:path";
import type { CurvesQuery } from "../../../../src/core/curves/curvesQuery";
import { eventually } from "./support/eventually";
import { LogWriter } from "./support/logWriter";
import { logsIn, openLive } from "./support/openLive";
import { temporaryFolder } from "./support/temporaryFolder";

const query: Omit<CurvesQuery, "runIds"> = {
  metric: "loss",
  axis: "step",
  isLogX: false,
  range: null,
  columns: 100,
  smoothing: 0,
};

describe("the index's answers about curves", () => {
  it("draws a run that goes on as it is now, however often it was drawn before, and none that is gone", async () => {
    const folder = temporaryFolder();
    const directory = path.join(logsIn(folder), "e", "A");
    const log = new LogWriter(directory).start().metrics(0, 3);
    const index = await openLive(folder);
    await index.loaded();
    const total = async () => (await index.api.curves({ ...query, runIds: ["runback:A"] })).curves[0]?.total ?? 0;
    for (let look = 0; look < 3; look++) assert.equal(await total(), 3);
    log.metrics(3, 5);
    await index.api.refresh();
    assert.equal((await index.api.series({ runId: "runback:A", metric: "loss" })).total, 5, "series");
    assert.equal(await total(), 5);
    assert.equal((await index.api.series({ runId: "runback:A", metric: "loss" })).total, 5);
    assert.equal(await total(), 5, "what was handed over was no array of the kept ones");
    rmSync(directory, { recursive: true });
    await eventually(async () => {
      await index.api.refresh();
      assert.equal(await total(), 0);
    });
  });

  it("groups the runs that are asked for by their seeds, and draws each group as one", async () => {
    const folder = temporaryFolder();
    const runs = [
      ["A", { lr: 1, seed: 0 }, 3],
      ["B", { lr: 1, seed: 1 }, 5],
      ["C", { lr: 2, seed: 0 }, 3],
    ] as const;
    for (const [name, params, points] of runs) {
      const log = new LogWriter(path.join(logsIn(folder), "e", name)).start();
      log.record("params", { params });
      log.metrics(0, points).end();
    }
    const index = await openLive(folder);
    await index.loaded();
    const ids = ["runback:C", "runback:B", "runback:gone", "runback:A"];
    const { sizes, runIds } = await index.api.groups({ runIds: ids, by: "seed", statistics: [] });
    assert.deepEqual([...sizes], [1, 2]);
    assert.deepEqual(runIds, ["runback:C", "runback:B", "runback:A"]);
    const bands = { groups: [runIds.slice(1), ["runback:gone"]], spread: "range" as const };
    const answer = await index.api.curves({ ...query, runIds: ["runback:C"], bands });
    assert.equal(answer.curves.length, 1);
    const [band, none] = answer.bands;
    assert.equal(none, null);
    assert.deepEqual([...(band?.n ?? [])], [2, 2, 2, 1, 1]);
    const [{ curves }] = await Promise.all([index.api.curves({ ...query, runIds: ["runback:B"] })]);
    assert.deepEqual(band?.curve.x, curves[0]?.x);
  });
});
