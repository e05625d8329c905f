import assert from "node:assert/strict";
import { copyFileSync, cpSync, existsSync, readdirSync, rmSync, truncateSync } from "node:fs";
import path from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { mlflowImporter } from "../../../../../src/index/imports/mlflow/mlflowImporter";
import { temporaryFolder } from "../../live/support/temporaryFolder";
import { FolderReader } from "../support/folderReader";
import { DatabaseWriter } from "./support/databaseWriter";
import { folderState } from "./support/folderState";

for (const mode of ["DELETE", "TRUNCATE", "PERSIST", "WAL"])
  describe(`MLflow's database with a live writer, journal mode ${mode}`, () => {
    it("shows whole transactions only, all in the end, and the writer is never locked out", async () => {
      const writer = new DatabaseWriter(mode, null);
      await writer.ready();
      const reader = new FolderReader(mlflowImporter, path.dirname(writer.file));
      let seen = 0;
      let looks = 0;
      const begun = performance.now();
      const isOver = (seconds: number) => performance.now() - begun > seconds * 1000;
      for (; !isOver(2.5) || (looks === 0 && !isOver(60)); await delay(10)) {
        const run = (await reader.read()).runs.get("mlflow.db#a");
        const points = run?.metrics.get("loss") ?? [];
        const claimed = Number(new Map(run?.record.tags).get("points") ?? 0);
        assert.equal(points.length, claimed, "a torn read");
        points.forEach(([step, , value], index) => assert.deepEqual([step, value], [index, index / 7]));
        if (points.length > seen) looks++;
        seen = points.length;
      }
      writer.stop();
      const total = await writer.points();
      await writer.close();
      const run = (await reader.read()).runs.get("mlflow.db#a")!;
      assert.equal(run.metrics.get("loss")!.length, total);
      assert.ok(looks > 0, "no look saw anything while it was written");
      const made = readdirSync(path.dirname(writer.file)).filter((name) => !/^mlflow\.db(-journal)?$/.test(name));
      assert.deepEqual(made, []);
    });

    it("touches nothing: names, bytes, times and inodes stay as they are", async () => {
      const writer = new DatabaseWriter(mode, 0.3, true);
      await writer.ready();
      const total = await writer.points();
      const folder = path.dirname(writer.file);
      const before = folderState(folder);
      const run = (await new FolderReader(mlflowImporter, folder).read()).runs.get("mlflow.db#a")!;
      assert.equal(run.metrics.get("loss")!.length, total);
      assert.deepEqual(folderState(folder), before);
      assert.equal(existsSync(`${writer.file}-wal`), mode === "WAL");
      await writer.close();
    });
  });

describe("MLflow's database, other states", () => {
  const fixture = (name: string) => path.resolve("test/fixtures/mlflow", name);

  it("waits while a transaction is under way, and keeps what it knew", async () => {
    const folder = temporaryFolder();
    const file = path.join(folder, "mlflow.db");
    copyFileSync(path.join(fixture("sqlite-1.x"), "mlflow.db"), file);
    const reader = await new FolderReader(mlflowImporter, folder).read();
    const known = [...reader.runs].map(([key, run]) => [key, run.record, run.metrics]);
    assert.ok(known.length > 0);
    cpSync(fixture("hot-1.x"), folder, { recursive: true });
    await reader.read();
    assert.deepEqual(
      [...reader.runs].map(([key, run]) => [key, run.record, run.metrics]),
      known,
    );
    // An idle journal, as PERSIST leaves it, is none.
    truncateSync(`${file}-journal`, 0);
    copyFileSync(path.join(fixture("sqlite-1.x"), "mlflow.db"), file);
    await reader.read();
    assert.equal(reader.runs.size, known.length);
  });

  it("tells of a change that a killed writer left behind, and takes that back when it is rolled back", async () => {
    const folder = temporaryFolder();
    cpSync(fixture("hot-1.x"), folder, { recursive: true });
    const unit = mlflowImporter.recognize(folder, [{ name: "mlflow.db", kind: "file" }]).units[0]!;
    const problems = async () => {
      const told: string[] = [];
      for await (const batch of mlflowImporter.read(unit, new Map()))
        told.push(...(batch.problems ?? []).map(({ reason }) => reason));
      return told;
    };
    const [problem, ...others] = await problems();
    assert.match(problem!, /^A change of this database has not ended \(there is mlflow\.db-journal\)/);
    assert.deepEqual(others, []);
    copyFileSync(path.join(fixture("sqlite-1.x"), "mlflow.db"), path.join(folder, "mlflow.db"));
    rmSync(path.join(folder, "mlflow.db-journal"));
    assert.deepEqual(await problems(), []);
  });

  it("reads committed pages of the write-ahead log, and none of the transaction that is under way", async () => {
    const { runs } = await new FolderReader(mlflowImporter, fixture("wal-1.x")).read();
    const steps = [...runs.values()].flatMap((run) => (run.metrics.get("loss") ?? []).map(([step]) => step));
    assert.ok(steps.includes(21));
    assert.ok(!steps.some((step) => step >= 500));
  });

  it("tells of a damaged database and one whose end is missing, and keeps the runs", async () => {
    const folder = temporaryFolder();
    const file = path.join(folder, "mlflow.db");
    copyFileSync(path.join(fixture("sqlite-1.x"), "mlflow.db"), file);
    const unit = mlflowImporter.recognize(folder, [{ name: "mlflow.db", kind: "file" }]).units[0]!;
    truncateSync(file, 40_000);
    const problems: string[] = [];
    for await (const batch of mlflowImporter.read(unit, new Map())) {
      assert.deepEqual([batch.runs, batch.gone], [[], []]);
      problems.push(...(batch.problems ?? []).map(({ reason }) => reason));
    }
    assert.deepEqual(problems, ["This database's end is missing."]);
  });

  it("begins anew when the table of metrics is another one, and drops runs that are gone", async () => {
    const folder = temporaryFolder();
    const file = path.join(folder, "mlflow.db");
    copyFileSync(path.join(fixture("sqlite-2.x"), "mlflow.db"), file);
    const reader = await new FolderReader(mlflowImporter, folder).read();
    const before = [...reader.runs.keys()];
    rmSync(file);
    copyFileSync(path.join(fixture("sqlite-3.x"), "mlflow.db"), file);
    await reader.read();
    const anew = await new FolderReader(mlflowImporter, folder).read();
    assert.deepEqual([...reader.runs.keys()].sort(), [...anew.runs.keys()].sort());
    assert.ok(before.every((key) => !reader.runs.has(key)));
    for (const [key, run] of anew.runs) assert.deepEqual(reader.runs.get(key)!.metrics, run.metrics);
  });
});
