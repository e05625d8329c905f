import assert from "node:assert/strict";
import path from "node:path";
import { LogWriter } from "./support/logWriter";
import { logsIn, openLive } from "./support/openLive";
import { temporaryFolder } from "./support/temporaryFolder";

describe("comparing runs of an index", () => {
  it("puts the known ones side by side, in the order asked for", async () => {
    const folder = temporaryFolder();
    for (const [at, name] of ["A", "B"].entries()) {
      const log = new LogWriter(path.join(logsIn(folder), "e", name)).start().metrics(0, 3 + at);
      log.record("params", { params: { lr: at, depth: 2 } });
      log.end();
    }
    const index = await openLive(folder);
    await index.loaded();
    const compared = await index.api.compare(["runback:B", "runback:none", "runback:A"]);
    assert.deepEqual(
      compared.runs.map(({ runId }) => runId),
      ["runback:B", "runback:A"],
    );
    assert.deepEqual(compared.params[0], { key: "lr", values: ["1", "0"], differs: true });
    const { names, last, counts } = compared.metrics;
    assert.deepEqual(names, ["loss", "accuracy"]);
    assert.deepEqual([...last], [0.25, 1 / 3, 0.003, 0.002]);
    assert.deepEqual([...counts], [4, 3, 4, 3]);
    assert.deepEqual((await index.api.compare([])).runs, []);
  });
});
