import assert from "node:assert/strict";
import { rmSync } from "node:fs";
import path from "node:path";
import { canonicalDump } from "./support/canonicalDump";
import { LogWriter } from "./support/logWriter";
import { dice } from "./support/mutateLogs";
import { logsIn, openLive } from "./support/openLive";
import { temporaryFolder } from "./support/temporaryFolder";

const rows = 1500;
/** Room for the points of a few of the runs only: a row takes about 14 bytes. */
const small = { segmentBudget: 60_000 };

/** Values that hardly shrink. */
function noisy(writer: LogWriter, roll: (below: number) => number, from: number): void {
  let text = "";
  for (let step = from; step < from + rows; step++)
    text += writer.line("metric", { step, values: { loss: roll(1e9) / 3e8, accuracy: roll(1e9) / 7e8 } });
  writer.raw(text);
}

describe("live index, points dropped to keep the disk budget", () => {
  it("reads them from their logs again, exactly, and says so when there is no log either", async () => {
    const folder = temporaryFolder();
    const roll = dice(7);
    for (let run = 0; run < 8; run++) {
      const writer = new LogWriter(
        path.join(logsIn(folder), "e", `RUN${run}`),
        `RUN${run}`,
        1_750_000_000 + run,
      ).start();
      noisy(writer, roll, 0);
      if (run === 0) {
        writer.record("run.resume", { attempt: 2, start_step: 1000, pid: 1, host: "test" });
        noisy(writer, roll, 1000);
      }
      writer.end();
    }
    const whole = await openLive(folder, {}, { storageFolder: path.join(folder, "whole") });
    await whole.loaded();
    const expected = await canonicalDump(whole.api);
    assert.equal(whole.told.log.length, 0, "with room for all nothing is read twice");
    await whole.close();

    const first = await openLive(folder, {}, small);
    await first.loaded();
    await first.close(); // saves, and drops what is too much
    const index = await openLive(folder, {}, small);
    await index.loaded();
    assert.equal(await canonicalDump(index.api), expected);
    const again = index.told.log.filter(({ message }) => message.endsWith("was read from its log again."));
    assert.ok(again.length > 0 && again.length < 16, `${again.length} of 16 series were read from their logs`);

    const [, runId = ""] = / of (\S+) was read/.exec(again[0]!.message) ?? [];
    const log = (await index.api.run(runId))!.logFile;
    rmSync(log);
    await assert.rejects(index.api.series({ runId, metric: "loss" }), /not in the saved index, and .* cannot be read/);
  });
});
