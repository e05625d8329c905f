import assert from "node:assert/strict";
import { appendFileSync, cpSync, mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import { tensorboardImporter } from "../../../../../src/index/imports/tensorboard/tensorboardImporter";
import { frame, scalarEvent } from "../../../core/readers/tensorboard/eventBytes";
import { eventually } from "../../live/support/eventually";
import { openLive } from "../../live/support/openLive";
import { temporaryFolder } from "../../live/support/temporaryFolder";
import { goldenRuns } from "./goldenRuns";

const fixtures = path.resolve("test/fixtures/tensorboard");
const importers = [tensorboardImporter];

describe("TensorBoard: in the index", () => {
  it("shows the points that TensorBoard shows, after restarts too", async () => {
    const home = temporaryFolder();
    cpSync(fixtures, path.join(home, "project", "logs"), { recursive: true });
    const index = await openLive(home, { importers });
    await index.loaded();
    for (const { id, metrics } of goldenRuns())
      for (const [metric, points] of Object.entries(metrics)) {
        const { steps, values } = await index.api.series({ runId: id, metric });
        const shown = [...steps].map((step, row) => [
          step,
          Number.isFinite(values[row]) ? values[row] : String(values[row]),
        ]);
        assert.deepEqual(shown, points, `${id} ${metric}`);
        assert.equal((await index.api.run(id))?.metrics[metric]?.count, points.length, `${id} ${metric}`);
      }
  });

  it("follows a run that is written, and one that goes on in a second file", async () => {
    const home = temporaryFolder();
    const folder = path.join(home, "project", "runs", "live");
    mkdirSync(folder, { recursive: true });
    const file = path.join(folder, "events.out.tfevents.1700000000.host.42.0");
    const now = Date.now() / 1000;
    writeFileSync(file, frame(scalarEvent("loss", 0n, 1, now)));
    const index = await openLive(home, { importers });
    await index.loaded();
    const { rows } = await index.api.runs({ offset: 0, limit: 10 });
    assert.deepEqual(rows.map(({ runName, status, formats }) => [runName, status, formats]), [["live", "RUNNING", ["tensorboard"]]]); // prettier-ignore
    const { runId } = rows[0]!;
    const steps = async () => [...(await index.api.series({ runId, metric: "loss" })).steps];
    for (let step = 1; step <= 5; step++) {
      const record = frame(scalarEvent("loss", BigInt(step), 1 / step, now + step));
      appendFileSync(file, record.subarray(0, 20));
      appendFileSync(file, record.subarray(20));
      await eventually(async () => assert.deepEqual(await steps(), [...Array(step + 1).keys()]));
    }
    writeFileSync(file.replace("1700000000", "1700000009"), frame(scalarEvent("loss", 3n, 9, now)));
    await eventually(async () => assert.deepEqual(await steps(), [0, 1, 2, 3]));
    await eventually(async () => assert.equal((await index.api.run(runId))?.metrics["loss"]?.count, 4));
  });
});
