import { createHash } from "node:crypto";
import type { Problem } from "../../../core/model/problem";
import type { Trial, TrialReports } from "../../../core/readers/optuna/trial";
import { paramValueOf } from "../../../core/readers/optuna/paramValueOf";
import { trialItems } from "../../../core/readers/optuna/trialItems";
import { attributeText } from "../../../core/readers/optuna/attributeText";
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

const noReports: TrialReports = { steps: [], values: [] };

type Row = readonly SqliteValue[];

/**
 * Reads the trials that changed in a copy of Optuna's database; a trial is small, so that one that changed is read
 * whole. Its methods throw as `SqliteDatabase` does.
 */
export class TrialReader {
  private readonly tables: TrialTables;
  private readonly directions: Map<string, Row[]>;
  /** Names that a study gives its objectives, by the study's id. */
  private readonly objectives: ReadonlyMap<string, readonly string[]>;
  /** What tells studies of one name in several databases apart, by the study's id. */
  private readonly marks: ReadonlyMap<string, string>;
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
    const objectives = database.prepare(this.tables.objectives).all();
    this.objectives = new Map(objectives.map(([study, names]) => [String(study), namesIn(textValue(names) ?? "")]));
    const starts = database.prepare(this.tables.starts).all();
    this.marks = new Map(starts.map(([study, start]) => [String(study), markOf(textValue(start))]));
  }

  *read(): Generator<ImportBatch> {
    const rows = this.database.prepare(this.tables.trials).all();
    const keys = new Set(rows.map(keyOf));
    const gone = [...this.kept.keys()].filter((key) => !keys.has(key));
    if (gone.length > 0) yield { runs: [], gone, bytesRead: 0 };
    const due = rows.filter((row) => this.kept.get(keyOf(row)) !== this.outlineOf(row));
    for (let from = 0; from < due.length; from += trialsAtOnce) {
      const runs = this.deltas(due.slice(from, from + trialsAtOnce));
      yield { runs, gone: [], bytesRead: 0 };
    }
  }

  private deltas(rows: readonly Row[]): RunDelta[] {
    const ids = JSON.stringify(rows.map(([id]) => id));
    const query = (sql: string) => rowsByFirst(this.database.prepare(sql).all(ids));
    const { params, attributes, values } = this.tables;
    const found = [params, attributes, values].map(query);
    const reports = this.reports(ids);
    return rows.map((row) => ({
      key: keyOf(row),
      directory: null,
      isFreshRecord: true,
      isFreshPoints: true,
      items: trialItems(
        this.trial(
          row,
          found.map((of) => of.get(keyOf(row)) ?? []),
          reports.get(keyOf(row)),
        ),
      ),
      problems: this.notes,
      problemCount: this.notes.length,
      memory: this.outlineOf(row),
    }));
  }

  /** Reports of trials by their keys. @param ids as JSON */
  private reports(ids: string): Map<string, TrialReports> {
    const found = new Map<string, TrialReports>();
    let trial: SqliteValue = null;
    let steps: number[] = [];
    let values: number[] = [];
    this.database.prepare(this.tables.reports).each((row) => {
      if (row[0] !== trial) {
        trial = row[0]!;
        found.set(keyOf(row), { steps: (steps = []), values: (values = []) });
      }
      steps.push(Number(row[1]));
      values.push(numberOf(row[2]));
    }, ids);
    return found;
  }

  private trial(row: Row, [params, attributes, values]: readonly Row[][], reports: TrialReports | undefined): Trial {
    const [, number, studyId, study, state, start, complete] = row;
    return {
      study: textValue(study) ?? String(studyId),
      studyMark: this.marks.get(String(studyId)) ?? "",
      number: Number(number),
      state: textValue(state) ?? "",
      startTime: localTime(textValue(start)),
      endTime: localTime(textValue(complete)),
      directions: (this.directions.get(String(studyId)) ?? []).map(([direction]) => String(direction).toLowerCase()),
      objectives: this.objectives.get(String(studyId)) ?? [],
      params: (params ?? []).map(([name, value, distribution]) => [
        String(name),
        paramValueOf(Number(value), textValue(distribution) ?? ""),
      ]),
      tags: (attributes ?? []).map(([key, value]) => [String(key), attributeText(textValue(value) ?? "")]),
      values: (values ?? []).map(([objective, value]) => [Number(objective), numberOf(value)]),
      reports: reports ?? noReports,
    };
  }

  /** What tells that a trial, or what is known of its study, changed. */
  private outlineOf(row: Row): string {
    const study = String(row[2]);
    const outline = JSON.stringify([this.marks.get(study), this.objectives.get(study), row]);
    return createHash("sha1").update(outline).digest("base64");
  }
}

/** The run's key in the unit. */
function keyOf(row: Row): string {
  return String(row[0]);
}

/** From a study's first start, which two studies hardly share and copies of one do; "" before it. */
function markOf(start: string | null): string {
  return start === null ? "" : createHash("sha1").update(start).digest("hex").slice(0, 8);
}

/** SQLite has no NaN. */
function numberOf(value: SqliteValue | undefined): number {
  return typeof value === "number" ? value : NaN;
}

/** The texts in a JSON list; none when it is no such list. */
function namesIn(json: string): string[] {
  const names = parseLooseJson(json);
  return Array.isArray(names) ? names.map(String) : [];
}
