import type { ExperimentFacts } from "../../../../core/model/experimentFacts";
import { experimentFacts } from "../../../../core/readers/mlflow/experimentFacts";
import { askDatabase } from "../../sqlite/askDatabase";
import { columnsOf } from "../../sqlite/columnsOf";
import { textValue } from "../../sqlite/textValue";

/** Tags of one experiment that are read, at most. */
const maxTags = 200;

/** Note and tags of the experiment that a run of a database belongs to; null when they cannot be read. */
export function databaseExperiment(file: string, runUuid: string): Promise<ExperimentFacts | null> {
  return askDatabase(file, (database) => {
    if (columnsOf(database, "experiment_tags").size === 0) return experimentFacts([]); // MLflow 1.0
    const rows = database
      .prepare(
        `SELECT key, value FROM experiment_tags
         WHERE experiment_id = (SELECT experiment_id FROM runs WHERE run_uuid = ?) ORDER BY key LIMIT ${maxTags}`,
      )
      .all(runUuid);
    return experimentFacts(rows.map(([key, value]) => [String(key), textValue(value) ?? ""]));
  });
}
