import type { SqliteDatabase } from "../../database/sqlite";
import { columnsOf } from "../sqlite/columnsOf";

/** Queries of one database, which fit its version of the schema; `IN ?` takes a JSON list of trial ids. */
export interface TrialTables {
  /** trial_id, number, study_id, study_name, state, start, complete, and whatever tells that something changed. */
  readonly trials: string;
  /** study_id, direction, in the order of objectives. */
  readonly directions: string;
  /** study_id, JSON list of names. */
  readonly objectives: string;
  /** trial_id, objective, value. */
  readonly values: string;
  /** trial_id, step, value; the rows of a trial one after the other, by their steps. */
  readonly reports: string;
  /** trial_id, name, value, distribution. */
  readonly params: string;
  /** trial_id, key, JSON value; first what Optuna itself keeps of a trial and users ask for. */
  readonly attributes: string;
  /** study_id, the time at which its first trial began. */
  readonly starts: string;
}

const ids = "(SELECT value FROM json_each(?1))";
/** Attributes of Optuna's own that are read: its samplers keep their states there too. */
const ownAttributes = "('constraints', 'nsga2:constraints', 'fixed_params')";

/**
 * The queries for a database of Optuna 1 to 5. Until 2.3 a study had one direction, a trial one value, and
 * `trial_values` were the reports; until 3.0 infinities were not kept.
 */
export function trialTables(database: SqliteDatabase): TrialTables {
  const has = (table: string, column: string) => columnsOf(database, table).has(column);
  const hasReports = columnsOf(database, "trial_intermediate_values").size > 0;
  const number = (table: string, column: string) => (has(table, `${column}_type`) ? numberOf(column) : column);
  const trialNumber = has("trials", "number") ? "t.number" : "t.trial_id";
  const reportTable = hasReports ? "trial_intermediate_values" : "trial_values";
  const oldValue = hasReports ? "NULL" : "t.value";
  const tables = [reportTable, "trial_values", "trial_params", "trial_user_attributes", "trial_system_attributes"];
  const changes = tables.map(
    (table) => `(SELECT COUNT(*) || ' ' || TOTAL(c.rowid) FROM ${table} c WHERE c.trial_id = t.trial_id)`,
  );
  // Only these are written again in place, and only while the trial goes on.
  changes.push(`CASE t.state WHEN 'RUNNING' THEN
    (SELECT GROUP_CONCAT(value_json) FROM trial_user_attributes c WHERE c.trial_id = t.trial_id) END`);
  return {
    trials: `SELECT t.trial_id, ${trialNumber}, t.study_id, s.study_name, t.state, t.datetime_start, t.datetime_complete,
      ${oldValue}, ${changes.join(", ")}
      FROM trials t JOIN studies s ON s.study_id = t.study_id ORDER BY t.trial_id LIMIT 1000000`,
    directions:
      columnsOf(database, "study_directions").size > 0
        ? "SELECT study_id, direction FROM study_directions ORDER BY study_id, objective"
        : "SELECT study_id, direction FROM studies",
    objectives:
      "SELECT study_id, value_json FROM study_system_attributes WHERE key = 'study:metric_names' ORDER BY study_id",
    values: hasReports
      ? `SELECT trial_id, objective, ${number("trial_values", "value")} FROM trial_values
         WHERE trial_id IN ${ids} ORDER BY trial_id, objective`
      : `SELECT trial_id, 0, value FROM trials WHERE value IS NOT NULL AND trial_id IN ${ids}`,
    reports: hasReports
      ? `SELECT trial_id, step, ${number(reportTable, "intermediate_value")}
         FROM trial_intermediate_values WHERE trial_id IN ${ids} ORDER BY trial_id, step`
      : `SELECT trial_id, step, value FROM trial_values WHERE trial_id IN ${ids} ORDER BY trial_id, step`,
    params: `SELECT trial_id, param_name, param_value, distribution_json FROM trial_params
      WHERE trial_id IN ${ids} ORDER BY rowid`,
    attributes: `SELECT trial_id, 'optuna.' || REPLACE(key, 'nsga2:', ''), value_json, 0 AS place
      FROM trial_system_attributes WHERE key IN ${ownAttributes} AND trial_id IN ${ids}
      UNION ALL SELECT trial_id, key, value_json, rowid FROM trial_user_attributes WHERE trial_id IN ${ids} ORDER BY place`,
    starts: "SELECT study_id, MIN(datetime_start) FROM trials GROUP BY study_id",
  };
}

/** Optuna keeps infinities and NaN as words beside an empty value; SQLite has no NaN: it stays empty. */
function numberOf(column: string): string {
  return `CASE ${column}_type WHEN 'INF_POS' THEN 9e999 WHEN 'INF_NEG' THEN -9e999 WHEN 'NAN' THEN NULL ELSE ${column} END`;
}
