import assert from "node:assert/strict";
import { cpSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { openSqlite } from "../../../../../src/index/database/sqlite";
import { mlflowImporter } from "../../../../../src/index/imports/mlflow/mlflowImporter";
import { optunaImporter } from "../../../../../src/index/imports/optuna/optunaImporter";
import { openLive, type LiveIndex } from "../../live/support/openLive";
import { temporaryFolder } from "../../live/support/temporaryFolder";

const fixtures = path.resolve("test/fixtures");

/** Changes a database as its tool would. */
async function change(file: string, sql: string): Promise<void> {
  const database = await openSqlite(readFileSync(file));
  database.execute(sql);
  writeFileSync(file, database.image());
  database.close();
}

async function factsByName(index: LiveIndex) {
  const experiments = await index.api.experiments();
  const facts = experiments.map(async ({ id, name }) => [name, await index.api.experimentFacts(id)] as const);
  return Object.fromEntries(await Promise.all(facts));
}

describe("what tools record of an experiment as a whole", () => {
  it("is read of MLflow's database and file store when it is asked for, as it is then", async () => {
    const folder = temporaryFolder();
    const file = path.join(folder, "project", "db", "mlflow.db");
    cpSync(path.join(fixtures, "mlflow", "sqlite-3.x", "mlflow.db"), file);
    cpSync(path.join(fixtures, "mlflow", "file-1.x"), path.join(folder, "project", "files"), { recursive: true });
    const index = await openLive(folder, { importers: [mlflowImporter] });
    await index.loaded();
    const before = await factsByName(index);
    assert.deepEqual(
      new Set(Object.values(before).map((facts) => JSON.stringify(facts))),
      new Set(['{"note":null,"tags":{}}']),
    );
    const row = (await index.api.experiments()).find(({ logDirectory }) => logDirectory === file)!;
    const name = `(SELECT experiment_id FROM experiments WHERE name = '${row.name}')`;
    await change(
      file,
      `INSERT INTO experiment_tags ("key", value, experiment_id)
       VALUES ('mlflow.note.content', '# About <b>this</b>', ${name}), ('team', 'vision', ${name})`,
    );
    assert.deepEqual(await index.api.experimentFacts(row.id), {
      note: "# About <b>this</b>",
      tags: { team: "vision" },
    });
    const other = (await index.api.experiments()).find(({ logDirectory }) => logDirectory !== file)!;
    mkdirSync(path.join(other.logDirectory, "tags", "deep"), { recursive: true });
    writeFileSync(path.join(other.logDirectory, "tags", "mlflow.note.content"), "of files");
    writeFileSync(path.join(other.logDirectory, "tags", "deep", "er"), "1");
    assert.deepEqual(await index.api.experimentFacts(other.id), { note: "of files", tags: { "deep/er": "1" } });
    assert.equal(await index.api.experimentFacts("nowhere"), null);
  });

  it("is read of Optuna's studies, each its own", async () => {
    const folder = temporaryFolder();
    const file = path.join(folder, "project", "studies.db");
    cpSync(path.join(fixtures, "optuna", "optuna-5.x", "studies.db"), file);
    await change(
      file,
      `INSERT INTO study_user_attributes (study_id, "key", value_json)
       VALUES (1, 'goal', '"speed"'), (1, 'sizes', '[1, 2]'), (2, 'goal', '"both"')`,
    );
    const index = await openLive(folder, { importers: [optunaImporter] });
    await index.loaded();
    assert.deepEqual(await factsByName(index), {
      "digits: lr 5": { note: null, tags: { goal: "speed", sizes: "[1, 2]" } },
      "both 5": { note: null, tags: { goal: "both" } },
    });
    writeFileSync(file, "no database");
    assert.deepEqual(new Set(Object.values(await factsByName(index))), new Set([null]));
  });
});
