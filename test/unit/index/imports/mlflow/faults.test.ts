import { readdirSync } from "node:fs";
import path from "node:path";
import { mlflowImporter } from "../../../../../src/index/imports/mlflow/mlflowImporter";
import { faultHarness } from "../support/faultHarness";

const fixture = (name: string) => path.resolve("test/fixtures/mlflow", name);

/**
 * The files of an experiment's data and models, which are written first, and of the run with the most files: copying
 * many small files would take all the time.
 */
function storeFiles(name: string): string[] {
  const entries = readdirSync(fixture(name), { recursive: true, withFileTypes: true });
  const files = entries
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(fixture(name), path.join(entry.parentPath, entry.name)).replaceAll("\\", "/"))
    .filter((file) => !file.includes(".trash"));
  const folderOf = (file: string) => file.split("/").slice(0, 3).join("/");
  const runs = new Map<string, string[]>();
  for (const file of files.filter((one) => /^mlruns\/\d+\/[0-9a-f]{32}\//.test(one)))
    runs.set(folderOf(file), [...(runs.get(folderOf(file)) ?? []), file]);
  const largest = [...runs.values()].sort((a, b) => b.length - a.length)[0] ?? [];
  return [...files.filter((file) => !runs.has(folderOf(file))).sort(), ...largest.sort()];
}

for (const name of ["file-1.x", "file-3.x"])
  faultHarness(`MLflow ${name}`, {
    importer: mlflowImporter,
    fixture: fixture(name),
    files: storeFiles(name),
    isCutReadable: true,
    places: 300,
    mutations: 75,
  });
// Without the artifacts beside it: they change nothing in the database.
for (const [name, files, mutations] of [
  ["sqlite-1.x", ["mlflow.db"], 200],
  ["wal-1.x", ["mlflow.db", "mlflow.db-wal"], 150],
] as const)
  faultHarness(`MLflow ${name}`, {
    importer: mlflowImporter,
    fixture: fixture(name),
    files,
    isCutReadable: true,
    places: 100,
    mutations,
  });
