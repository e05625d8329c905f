import * as path from "node:path";
import type { Importer, ImportUnit } from "../importer";
import { databasesIn } from "../sqlite/databasesIn";
import { databaseStamp } from "../sqlite/databaseStamp";
import { readDatabase } from "../sqlite/readDatabase";
import { studyFacts } from "./studyFacts";
import { TrialReader } from "./trialReader";

/** Tables that make a SQLite file one of Optuna's. */
const tables = ["studies", "trials", "trial_params"];

/** Optuna's studies in a SQLite database: a study is an experiment, a trial a run. */
export const optunaImporter: Importer = {
  format: "optuna",
  version: 3,
  recordsEnd: true,
  recognize(folder, names) {
    const units = databasesIn(folder, names, tables).map((name) => unitOf(path.join(folder, name)));
    return { units, closed: [], isCollection: false };
  },
  async *explore() {
    // No folder is a collection of studies.
  },
  describeExperiment: ({ path: file }, key) => studyFacts(file, key),
  stamp: ({ path: file }) => databaseStamp(file),
  read: ({ path: file }, memory) =>
    readDatabase(file, memory, (database, kept) => new TrialReader(database, file, kept).read()),
};

function unitOf(file: string): ImportUnit {
  const experiment = path.basename(file);
  return { format: "optuna", path: file, directory: null, experiment, experimentPath: file, isAddition: false };
}
