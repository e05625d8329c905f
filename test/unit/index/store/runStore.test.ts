import * as assert from "node:assert/strict";
import * as fs from "node:fs";
import * as os from "node:os";
import * as path from "node:path";
import type { JsonValue } from "../../../../src/core/model/jsonValue";
import { openRunStore } from "../../../support/index/openRunStore";
import { sampleRun } from "./sampleRun";

const segmentBudget = 1e9;

describe("run store", () => {
  let folder: string;
  beforeEach(() => (folder = fs.mkdtempSync(path.join(os.tmpdir(), "runback-store-"))));
  afterEach(() => fs.rmSync(folder, { recursive: true, force: true }));

  it("gives back after a restart what was committed, exactly", async () => {
    const first = await openRunStore({ folder, segmentBudget });
    assert.deepEqual(first.report, { role: "writer", notes: [] });
    const place = first.appendChunk(new Uint8Array([1, 2, 3]));
    const run = sampleRun("runback:ü\u0000\ud800", { place, seed: 1 });
    first.put(run);
    first.put(sampleRun("b", { place, seed: 2 }));
    assert.deepEqual(await first.commit(), []);
    first.remove("b");
    const changed = { ...run, body: new Uint8Array([...run.body, 7]) };
    first.put(changed);
    await first.commit();
    assert.deepEqual(first.load(run.row.runId), changed);
    await first.close();

    const second = await openRunStore({ folder, segmentBudget });
    assert.deepEqual(second.report, { role: "writer", notes: [] });
    const { size, mtime, inode, format, decoderVersion } = run.files[0]!;
    const file = { size, mtime, inode, format, decoderVersion };
    assert.deepEqual([...second.rows()], [{ row: run.row, file, imported: null }]);
    assert.deepEqual(second.load(run.row.runId), changed);
    assert.deepEqual(second.readChunk(place), new Uint8Array([1, 2, 3]));
    assert.equal(second.load("b"), null);
    await second.compact();
    await second.close();

    const third = await openRunStore({ folder, segmentBudget });
    assert.deepEqual(third.load(run.row.runId), changed);
    assert.deepEqual(third.readChunk(place), new Uint8Array([1, 2, 3]));
    await third.close();
  });

  it("keeps small facts beside the runs, whatever their names are", async () => {
    const first = await openRunStore({ folder, segmentBudget });
    first.put(sampleRun("mlflow:1", { place: first.appendChunk(new Uint8Array([1])), seed: 3 }));
    const facts = [
      ["unit \u0000 \ud800", { stamp: "1", list: [NaN, null] }],
      ["runback:b", "ü"],
    ] as const;
    for (const [name, fact] of facts) first.keep(name, fact as JsonValue);
    first.keep("forgotten", 1);
    await first.commit();
    first.keep("forgotten", null);
    await first.close();

    const second = await openRunStore({ folder, segmentBudget });
    assert.deepEqual(new Map(second.kept()), new Map<string, unknown>(facts));
    const { imported } = sampleRun("mlflow:1", { place: { segment: 1, offset: 0, length: 1 }, seed: 3 });
    assert.deepEqual(
      [...second.rows()].map((saved) => saved.imported),
      [imported],
    );
    await second.close();
  });
});
