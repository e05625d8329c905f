import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import path from "node:path";
import { replayWal } from "../../../../../src/core/readers/sqlite/replayWal";
import { openSqlite } from "../../../../../src/index/database/sqlite";

const fixture = path.resolve("test/fixtures/mlflow/wal-1.x");
const main = readFileSync(path.join(fixture, "mlflow.db"));
const wal = readFileSync(path.join(fixture, "mlflow.db-wal"));
const most = 1 << 24;

/** Rows of the table that was written, and SQLite's own check of the whole. */
async function look(bytes: Uint8Array): Promise<[rows: number, check: string]> {
  const database = await openSqlite(bytes);
  const rows = database.prepare("SELECT COUNT(*) FROM metrics").first()![0];
  const check = database.prepare("PRAGMA integrity_check").first()![0];
  database.close();
  return [Number(rows), String(check)];
}

describe("SQLite's write-ahead log", () => {
  it("gives what was committed, and nothing of the transaction under way", async () => {
    const [before] = await look(replayWal(main, new Uint8Array(0), most)!);
    assert.deepEqual(await look(replayWal(main, wal, most)!), [before + 20, "ok"]);
  });

  it("gives an earlier, whole state wherever it is cut", async () => {
    let last = 0;
    for (let size = 0; size <= wal.length; size += 3001) {
      const [rows, check] = await look(replayWal(main, wal.subarray(0, size), most)!);
      assert.equal(check, "ok");
      assert.ok(rows >= last);
      last = rows;
    }
  });

  it("stops at the first frame that is damaged or left over", async () => {
    const [before] = await look(replayWal(main, new Uint8Array(0), most)!);
    for (const place of [33, 45, 60, 1000]) {
      const damaged = Uint8Array.from(wal);
      damaged[place]! ^= 0xff;
      assert.deepEqual(await look(replayWal(main, damaged, most)!), [before, "ok"]);
    }
  });

  it("refuses a database beyond the limit", () => {
    assert.equal(replayWal(main, wal, 1000), null);
  });
});
