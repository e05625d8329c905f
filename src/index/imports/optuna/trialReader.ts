import { createHash } from "node:crypto";
import type { Problem } from "../../../core/model/problem";
import type { Trial } from "../../../core/readers/optuna/trial";
import { paramValueOf } from "../../../core/readers/optuna/paramValueOf";
import { trialItems } from "../../../core/readers/optuna/trialItems";
import { parseLooseJson } from "../../../core/readers/shared/parseLooseJson";
import type { SqliteDatabase, SqliteValue } from "../../database/sqlite";
import type { ImportBatch, RunDelta, UnitMemory } from "../importer";
import { rowsByFirst } from "../sqlite/rowsByFirst";
import { textValue } from "../sqlite/textValue";
import { localTime } from "./localTime";
import { newerSchema } from "./newerSchema";
import { trialTables, type TrialTables } from "./trialTables";

/** Trials that are read at once. */
const trialsAtOnce = 500;

type Row = readonly SqliteValue[];

/**
 * Reads the trials that changed in a copy of Optuna's database; a trial is small, so that one that changed is read
 * whole. Its methods throw as `SqliteDatabase` does.
 */
export class TrialReader {
  private readonly tables: TrialTables;
  private readonly directions: Map<string, Row[]>;
  private readonly objectives: Map<string, Row[]>;
  /** What is to be said of every trial. */
  private readonly notes: readonly Problem[];

  constructor(
    private readonly database: SqliteDatabase,
    file: string,
    private readonly kept: UnitMemory,
  ) {
    const reason = newerSchema(database);
    this.notes = reason === null ? [] : [{ file, line: null, reason }];
    this.tables = trialTables(database);
    this.directions = rowsByFirst(database.prepare(this.tables.directions).all());
    this.objectives = rowsByFirst(database.prepare(this.tables.objectives).all());
  }

  *read(): Generator<ImportBatch> {
    const rows = this.database.prepare(this.tables.trials).all();
    const keys = new Set(rows.map(keyOf));
    const gone = [...this.kept.keys()].filter((key) => !keys.has(key));
    if (gone.length > 0) yield { runs: [], gone, bytesRead: 0 };
    const due = rows.filter((row) => this.kept.get(keyOf(row)) !== outlineOf(row));
    for (let from = 0; from < due.length; from += trialsAtOnce) {
      const runs = this.deltas(due.slice(from, from + trialsAtOnce));
      yield { runs, gone: [], bytesRead: 0 };
    }
  }

  private deltas(rows: readonly Row[]): RunDelta[] {
    const ids = JSON.stringify(rows.map(([id]) => id));
    const query = (sql: string) => rowsByFirst(this.database.prepare(sql).all(ids));
    const { params, attributes, values, reports } = this.tables;
    const found = [params, attributes, values, reports].map(query);
    return rows.map((row) => ({
      key: keyOf(row),
      directory: null,
      isFreshRecord: true,
      isFreshPoints: true,
      items: trialItems(
        this.trial(
          row,
          found.map((of) => of.get(String(row[0])) ?? []),
        ),
      ),
      problems: this.notes,
      problemCount: this.notes.length,
      memory: outlineOf(row),
    }));
  }

  private trial(row: Row, [params, attributes, values, reports]: readonly Row[][]): Trial {
    const [, number, studyId, study, state, start, complete] = row;
    const names = parseLooseJson(textValue(this.objectives.get(String(studyId))?.[0]?.[0]) ?? "");
    return {
      study: textValue(study) ?? String(studyId),
      number: Number(number),
      state: textValue(state) ?? "",
      startTime: localTime(textValue(start)),
      endTime: localTime(textValue(complete)),
      directions: (this.directions.get(String(studyId)) ?? []).map(([direction]) => String(direction).toLowerCase()),
      objectives: Array.isArray(names) ? names.map(String) : [],
      params: (params ?? []).map(([name, value, distribution]) => [
        String(name),
        paramValueOf(Number(value), textValue(distribution) ?? ""),
      ]),
      tags: (attributes ?? []).map(([key, value]) => [String(key), attributeText(textValue(value) ?? "")]),
      values: (values ?? []).map(([objective, value, type]) => [Number(objective), numberOf(value, type)]),
      reports: (reports ?? []).map(([step, value, type]) => [Number(step), numberOf(value, type)]),
    };
  }
}

/** The run's key in the unit. */
function keyOf(row: Row): string {
  return String(row[0]);
}

function outlineOf(row: Row): string {
  return createHash("sha1").update(JSON.stringify(row)).digest("base64");
}

/** Optuna keeps infinities and NaN as words beside an empty value. */
function numberOf(value: SqliteValue | undefined, type: SqliteValue | undefined): number {
  if (type === "INF_POS") return Infinity;
  if (type === "INF_NEG") return -Infinity;
  return typeof value === "number" && type !== "NAN" ? value : NaN;
}

/** Attributes are JSON; a text is shown without its quotes. */
function attributeText(json: string): string {
  const value = parseLooseJson(json);
  return typeof value === "string" ? value : json;
}
