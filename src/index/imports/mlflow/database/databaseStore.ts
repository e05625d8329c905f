import * as path from "node:path";
import type { FolderName, ImportBatch, ImportUnit, UnitMemory } from "../../importer";
import { databasesIn } from "../../sqlite/databasesIn";
import { readDatabase } from "../../sqlite/readDatabase";
import { DatabaseReader } from "./databaseReader";

/** Tables that make a SQLite file one of MLflow's. */
const tables = ["experiments", "runs", "latest_metrics"];

/** MLflow's SQLite store (`mlflow.db`): many runs in one file. */
export const databaseStore = {
  /** The units of the databases in a folder. */
  recognize(folder: string, names: readonly FolderName[]): ImportUnit[] {
    return databasesIn(folder, names, tables).map((name) => unitOf(path.join(folder, name)));
  },

  read({ path: file }: ImportUnit, memory: UnitMemory): AsyncIterable<ImportBatch> {
    return readDatabase(file, memory, (database, kept) => new DatabaseReader(database, file, kept).read());
  },
};

function unitOf(file: string): ImportUnit {
  const experiment = path.basename(file);
  return { format: "mlflow", path: file, directory: null, experiment, experimentPath: file, isAddition: false };
}
