import * as assert from "node:assert/strict";
import { RunTable } from "../../../../src/index/database/runTable";
import { openSqlite } from "../../../../src/index/database/sqlite";

const part = (...bytes: number[]) => new Uint8Array(bytes);
const run = (seed: number) => ({
  header: Buffer.from(`["run ${seed}"]`),
  body: part(seed, 0, 255),
  summaries: part(),
  groups: part(1),
  chunks: part(2, 3),
  files: part(4),
});
const plain = (value: ReturnType<typeof run> | null) =>
  value && Object.fromEntries(Object.entries(value).map(([name, bytes]) => [name, [...bytes]]));

describe("run table", () => {
  it("keeps runs through an image, also when it is used before and after one", async () => {
    const table = await RunTable.open(null);
    table.write("a", run(1));
    table.write("b", run(2));
    const image = table.image();
    table.write("a", run(3));
    table.remove("b");
    assert.deepEqual(plain(table.read("a") as ReturnType<typeof run>), plain(run(3)));
    assert.equal(table.read("b"), null);
    const copy = await RunTable.open(image);
    assert.deepEqual(plain(copy.read("a") as ReturnType<typeof run>), plain(run(1)));
    assert.deepEqual(plain(copy.read("b") as ReturnType<typeof run>), plain(run(2)));
    assert.deepEqual([...copy.headers()], ['["run 1"],["run 2"]']);
    table.close();
    copy.close();
  });

  it("does all of a transaction or nothing, and can be saved and used after a failed one", async () => {
    const table = await RunTable.open(null);
    table.write("a", run(1));
    const fail = () =>
      table.transaction(() => {
        table.write("a", run(2));
        table.write("b", run(3));
        throw new Error("made by the test");
      });
    assert.throws(fail, /made by the test/);
    assert.deepEqual(plain(table.read("a") as ReturnType<typeof run>), plain(run(1)));
    assert.equal(table.read("b"), null);
    const copy = await RunTable.open(table.image());
    assert.deepEqual([...copy.headers()], ['["run 1"]']);
    table.write("b", run(4));
    assert.deepEqual([...table.headers()], ['["run 1"],["run 4"]']);
    table.close();
    copy.close();
  });

  it("keeps runs that are alike in less room, through an image and a failed transaction", async () => {
    const names = Array.from({ length: 200 }, (_, i) => `a name that all runs have ${i * 7919}`).join();
    const alike = (seed: number) => ({ ...run(seed), body: new Uint8Array(Buffer.from(`${names} ${seed}`)) });
    const table = await RunTable.open(null);
    assert.throws(() =>
      table.transaction(() => {
        table.write("lost", alike(0), true);
        throw new Error("made by the test");
      }),
    );
    for (let i = 0; i < 200; i++) table.write(String(i), alike(i), true);
    const image = table.image();
    assert.ok(image.length < (200 * names.length) / 8, `${image.length} bytes`);
    const copy = await RunTable.open(image);
    copy.write("new", alike(999), true);
    for (const [key, seed] of [
      ["0", 0],
      ["199", 199],
      ["new", 999],
    ] as const)
      assert.deepEqual(plain(copy.read(key) as ReturnType<typeof run>), plain(alike(seed)));
    table.close();
    copy.close();
  });

  it("lists more runs than a page holds, each once", async () => {
    const table = await RunTable.open(null);
    table.transaction(() => {
      for (let i = 0; i < 4001; i++) table.write(String(i), run(i));
    });
    const all = JSON.parse(`[${[...table.headers()].join(",")}]`) as unknown[];
    assert.equal(all.length, 4001);
    assert.equal([...table.chunks()].length, 4001);
    assert.equal([...table.chunkLists()].length, 4001);
    table.close();
  });

  it("refuses an image inside a transaction with an error, and works on", async () => {
    const database = await openSqlite(null);
    database.execute("CREATE TABLE t (x)");
    assert.throws(() =>
      database.transaction(() => {
        database.execute("INSERT INTO t VALUES (1)");
        database.image();
      }),
    );
    database.execute("INSERT INTO t VALUES (2)");
    const copy = await openSqlite(database.image());
    assert.deepEqual(copy.prepare("SELECT x FROM t").all(), [[2]]);
    copy.close();
    database.close();
  });
});
