import assert from "node:assert/strict";
import { cpSync, existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { seededRandom } from "../../../../../bench/generate/seededRandom";
import type { SqliteDatabase } from "../../../../../src/index/database/sqlite";
import type { ImportBatch, Importer, UnitMemory } from "../../../../../src/index/imports/importer";
import { DatabaseReader } from "../../../../../src/index/imports/mlflow/database/databaseReader";
import { mlflowImporter } from "../../../../../src/index/imports/mlflow/mlflowImporter";
import { TrialReader } from "../../../../../src/index/imports/optuna/trialReader";
import { readWithCopy } from "../../../../../src/index/imports/sqlite/readWithCopy";
import { readWithPages } from "../../../../../src/index/imports/sqlite/readWithPages";
import { temporaryFolder } from "../../live/support/temporaryFolder";
import { FolderReader } from "../support/folderReader";
import { mutateBytes } from "../support/mutateBytes";
import { DatabaseWriter } from "./support/databaseWriter";
import { folderState } from "./support/folderState";

type Read = (database: SqliteDatabase, memory: UnitMemory) => Iterable<ImportBatch>;

/** MLflow's databases, however small, by pages. */
const byPages: Importer = {
  ...mlflowImporter,
  read: ({ path: file }, memory) =>
    readWithPages(file, memory, (database, kept) => new DatabaseReader(database, file, kept).read()),
};

const fixtures: readonly (readonly [folder: string, file: string])[] = [
  ["mlflow/sqlite-1.x", "mlflow.db"],
  ["mlflow/sqlite-2.x", "mlflow.db"],
  ["mlflow/sqlite-3.x", "mlflow.db"],
  ["mlflow/wal-1.x", "mlflow.db"],
  ["optuna/optuna-2.x", "studies.db"],
  ["optuna/optuna-5.x", "studies.db"],
];

function readerOf(file: string): Read {
  return (database, memory) =>
    file.endsWith("studies.db")
      ? new TrialReader(database, file, memory).read()
      : new DatabaseReader(database, file, memory).read();
}

/** All that a read gave, but for the bytes it took. */
async function given(batches: AsyncIterable<ImportBatch>): Promise<unknown[]> {
  const found: unknown[] = [];
  for await (const { runs, gone, problems } of batches) found.push({ runs, gone, problems });
  return found;
}

async function bothWays(file: string): Promise<[copied: unknown[], paged: unknown[]]> {
  const read = readerOf(file);
  const copied = await given(readWithCopy(file, (database) => read(database, new Map())));
  return [copied, await given(readWithPages(file, new Map(), read))];
}

describe("databases that are read by pages", () => {
  for (const [folder, name] of fixtures)
    it(`${folder} gives what its copy gives`, async () => {
      const [copied, paged] = await bothWays(path.resolve("test/fixtures", folder, name));
      assert.ok(copied.length > 0);
      assert.deepEqual(paged, copied);
    });

  for (const [folder, name] of [fixtures[0]!, fixtures[3]!, fixtures[5]!])
    it(`${folder} with changed bytes gives what a copy of it gives`, async function () {
      this.timeout(120_000);
      const at = path.join(temporaryFolder(), "changed");
      cpSync(path.resolve("test/fixtures", folder), at, { recursive: true });
      const random = seededRandom(7);
      const files = readdirSync(at).filter((file) => file.startsWith(name));
      const whole = new Map(files.map((file) => [file, readFileSync(path.join(at, file))]));
      for (let round = 0; round < 100; round++) {
        for (const [file, bytes] of whole) writeFileSync(path.join(at, file), mutateBytes(bytes, random));
        const [copied, paged] = await bothWays(path.join(at, name));
        assert.deepEqual(paged, copied, `round ${round}`);
      }
    });
});

if (process.platform === "linux")
  describe("a read by pages that is broken off", () => {
    const open = () => readdirSync("/proc/self/fd").length;

    it("closes what it opened", async () => {
      const file = path.resolve("test/fixtures/mlflow/sqlite-3.x/mlflow.db");
      const before = open();
      for await (const batch of readWithPages(file, new Map(), readerOf(file))) {
        assert.ok(batch.runs.length > 0);
        assert.ok(open() > before);
        break;
      }
      assert.equal(open(), before);
    });
  });

for (const mode of ["DELETE", "TRUNCATE", "PERSIST", "WAL"])
  describe(`a database that is read by pages, with a live writer, journal mode ${mode}`, () => {
    it("shows points as they were written, all in the end, and the writer is never locked out", async () => {
      const writer = new DatabaseWriter(mode, null);
      await writer.ready();
      const folder = path.dirname(writer.file);
      const reader = new FolderReader(byPages, folder);
      const points = () => reader.runs.get("mlflow.db#a")?.metrics.get("loss") ?? [];
      const begun = performance.now();
      const isOver = (seconds: number) => performance.now() - begun > seconds * 1000;
      for (let looks = 0; !isOver(2.5) || (looks < 2 && !isOver(60)); await delay(10)) {
        const before = points().length;
        await reader.read();
        points().forEach(([step, , value], index) => assert.deepEqual([step, value], [index, index / 7]));
        assert.equal(points().length % 40, 0, "a part of a transaction");
        if (points().length > before) looks++;
      }
      writer.stop();
      const total = await writer.points();
      await writer.close();
      await reader.read();
      assert.equal(points().length, total);
      const made = readdirSync(folder).filter((name) => !/^mlflow\.db(-journal)?$/.test(name));
      assert.deepEqual(made, []);
    });

    it("touches nothing: names, bytes, times and inodes stay as they are", async () => {
      const writer = new DatabaseWriter(mode, 0.3, true);
      await writer.ready();
      const total = await writer.points();
      const folder = path.dirname(writer.file);
      const before = folderState(folder);
      const run = (await new FolderReader(byPages, folder).read()).runs.get("mlflow.db#a")!;
      assert.equal(run.metrics.get("loss")!.length, total);
      assert.deepEqual(folderState(folder), before);
      assert.equal(existsSync(`${writer.file}-wal`), mode === "WAL");
      await writer.close();
    });
  });
