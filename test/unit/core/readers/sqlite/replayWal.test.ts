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

/** The database after the log, with `slack` bytes of room behind its own. */
function replay(log: Uint8Array, limit = most, slack = 0): Uint8Array | null {
  const room = new Uint8Array(main.length + slack).fill(0xee);
  room.set(main);
  return replayWal(room, main.length, log, limit);
}

describe("SQLite's write-ahead log", () => {
  it("gives what was committed, and nothing of the transaction under way", async () => {
    const [before] = await look(replay(new Uint8Array(0))!);
    assert.deepEqual(await look(replay(wal)!), [before + 20, "ok"]);
    const inPlace = replay(wal, most, wal.length)!;
    assert.deepEqual(Buffer.compare(inPlace, replay(wal)!), 0);
    assert.equal(inPlace.buffer.byteLength, main.length + wal.length);
  });

  it("gives an earlier, whole state wherever it is cut", async () => {
    let last = 0;
    for (let size = 0; size <= wal.length; size += 3001) {
      const [rows, check] = await look(replay(wal.subarray(0, size))!);
      assert.equal(check, "ok");
      assert.ok(rows >= last);
      last = rows;
    }
  });

  it("stops at the first frame that is damaged or left over", async () => {
    const [before] = await look(replay(new Uint8Array(0))!);
    for (const place of [33, 45, 60, 1000]) {
      const damaged = Uint8Array.from(wal);
      damaged[place]! ^= 0xff;
      assert.deepEqual(await look(replay(damaged)!), [before, "ok"]);
    }
  });

  it("refuses a database beyond the limit", () => {
    assert.equal(replay(wal, 1000), null);
  });
});
