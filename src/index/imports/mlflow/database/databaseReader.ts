import { createHash } from "node:crypto";
import * as path from "node:path";
import type { DecodedItem } from "../../../../core/ingest/logDecoder";
import type { JsonValue } from "../../../../core/model/jsonValue";
import type { Problem } from "../../../../core/model/problem";
import type { SqliteDatabase } from "../../../database/sqlite";
import type { ImportBatch, RunDelta, UnitMemory } from "../../importer";
import { rowsBehind, rowsOfRuns, type MetricRow } from "./metricRows";
import { newerRevision } from "./newerRevision";
import { pointsOfRows } from "./pointsOfRows";
import { readRecords, type DatabaseRecord } from "./readRecords";
import { databaseRunMemoryOf, type DatabaseRunMemory } from "./runMemory";
import { runRowsOf, type RunRowOfDatabase } from "./runRows";

/** Runs whose records are read at once, and metric rows. */
const runsAtOnce = 500;
const rowsAtOnce = 5_000;

/** Reads what is new in a copy of MLflow's database. Its methods throw as `SqliteDatabase` does. */
export class DatabaseReader {
  private readonly memory = new Map<string, DatabaseRunMemory>();
  /** Metric rows up to this rowid were read before. */
  private readonly position: number;
  /** What is to be said of every run. */
  private readonly notes: readonly Problem[];

  constructor(
    private readonly database: SqliteDatabase,
    private readonly file: string,
    private readonly kept: UnitMemory,
  ) {
    for (const [run, memory] of kept) {
      const known = databaseRunMemoryOf(memory);
      // A read that broke off left some of its points: it is read again.
      if (!known.isBehind) this.memory.set(run, known);
    }
    if (!this.isSameTable()) this.memory.clear();
    const reason = newerRevision(database);
    this.notes = reason === null ? [] : [{ file, line: null, reason }];
    this.position = [...this.memory.values()].reduce((most, { position }) => Math.max(most, position), 0);
  }

  *read(): Generator<ImportBatch> {
    const runs = runRowsOf(this.database);
    const gone = [...this.kept.keys()].filter((run) => !runs.has(run));
    for (const run of gone) this.memory.delete(run);
    if (gone.length > 0) yield { runs: [], gone, bytesRead: 0 };
    yield* this.readRecords([...runs.values()]);
    yield* this.readBehind();
    const behind = rowsBehind(this.database);
    yield* this.readMetrics(this.position, (rowid) => behind.all(rowid, rowsAtOnce), false);
  }

  /** Rowids are assigned again when the table is emptied or rebuilt: the last row that was read must still be there. */
  private isSameTable(): boolean {
    const last = [...this.memory.values()].reduce<DatabaseRunMemory["last"]>(
      (latest, memory) => ((memory.last?.rowid ?? 0) > (latest?.rowid ?? 0) ? memory.last : latest),
      null,
    );
    if (last === null) return true;
    const row = rowsBehind(this.database).first(last.rowid - 1, 1);
    return row !== null && JSON.stringify(row) === last.row;
  }

  /** Records of runs that changed, and of those that may have: a live run's tags change in place. */
  private *readRecords(runs: readonly RunRowOfDatabase[]): Generator<ImportBatch> {
    const due = runs.filter(({ runUuid, outline, status }) => {
      const known = this.memory.get(runUuid);
      return known === undefined || known.outline !== hashOf(outline) || status === "RUNNING";
    });
    for (let from = 0; from < due.length; from += runsAtOnce) {
      const part = due.slice(from, from + runsAtOnce);
      const records = readRecords(this.database, part, path.dirname(this.file));
      const deltas = part.map((run) => this.recordDelta(run, records.get(run.runUuid)!));
      const runsRead = deltas.filter((delta) => delta !== null);
      if (runsRead.length > 0) yield { runs: runsRead, gone: [], bytesRead: 0 };
    }
  }

  private recordDelta(run: RunRowOfDatabase, read: DatabaseRecord): RunDelta | null {
    const { runUuid } = run;
    const known = this.memory.get(runUuid);
    const outline = hashOf(run.outline);
    const record = hashOf(JSON.stringify(read));
    if (known?.record === record && known.outline === outline) return null;
    const { directory } = read;
    const begun = { rows: 0, position: this.position, isBehind: this.position > 0, last: null, lastTime: null };
    const memory: DatabaseRunMemory = { ...(known ?? begun), outline, record, directory };
    const items: DecodedItem[] = read.events.map((event) => ({ kind: "event", event }));
    if (memory.lastTime !== null) items.push({ kind: "event", event: { kind: "heartbeat", time: memory.lastTime } });
    return this.delta(runUuid, memory, items, { isFreshRecord: true, isFreshPoints: known === undefined });
  }

  /** Points of runs that became known later than the rows up to `position` were read. */
  private *readBehind(): Generator<ImportBatch> {
    const behind = [...this.memory].filter(([, { isBehind }]) => isBehind).map(([run]) => run);
    if (behind.length === 0) return;
    const [statement, ids] = [rowsOfRuns(this.database), JSON.stringify(behind)];
    yield* this.readMetrics(0, (rowid) => statement.all(ids, rowid, this.position, rowsAtOnce), true);
    const caughtUp = behind.map((run) => this.delta(run, { ...this.memory.get(run)!, isBehind: false }, []));
    yield { runs: caughtUp, gone: [], bytesRead: 0 };
  }

  /** @param isBehind for runs that are behind: how far the others were read stays as it is */
  private *readMetrics(
    position: number,
    next: (rowid: number) => MetricRow[],
    isBehind: boolean,
  ): Generator<ImportBatch> {
    for (let rowid = position; ;) {
      const rows = next(rowid);
      if (rows.length === 0) return;
      const last = Number(rows.at(-1)![0]);
      // A damaged tree may lead back to where it came from.
      if (!(last > rowid)) throw new Error("the rows of its metrics are out of order");
      rowid = last;
      const deltas: RunDelta[] = [];
      for (const [run, found] of byRun(rows)) {
        const memory = this.memory.get(run);
        if (memory !== undefined) deltas.push(this.pointsDelta(run, memory, found, isBehind ? this.position : rowid));
      }
      if (deltas.length > 0) yield { runs: deltas, gone: [], bytesRead: rows.length * 64 };
      if (rows.length < rowsAtOnce) return;
    }
  }

  private pointsDelta(run: string, memory: DatabaseRunMemory, found: MetricRow[], position: number): RunDelta {
    const points = pointsOfRows(found, memory.rows);
    const row = found.at(-1)!;
    let { lastTime } = memory;
    for (const { times } of points.blocks)
      for (const time of times) if (Number.isFinite(time) && (lastTime === null || time > lastTime)) lastTime = time;
    const last = { rowid: Number(row[0]), row: JSON.stringify(row) };
    const next = { ...memory, rows: memory.rows + points.rows, position, last, lastTime };
    return this.delta(
      run,
      next,
      points.blocks.map((block): DecodedItem => ({ kind: "points", block })),
    );
  }

  private delta(
    key: string,
    memory: DatabaseRunMemory,
    items: readonly DecodedItem[],
    fresh: Pick<RunDelta, "isFreshRecord" | "isFreshPoints"> = { isFreshRecord: false, isFreshPoints: false },
  ): RunDelta {
    this.memory.set(key, memory);
    const { directory } = memory;
    const problems = fresh.isFreshRecord ? this.notes : [];
    const told = { problems, problemCount: problems.length };
    return { key, directory, ...fresh, items, ...told, memory: memory as unknown as JsonValue };
  }
}

function byRun(rows: readonly MetricRow[]): Map<string, MetricRow[]> {
  const found = new Map<string, MetricRow[]>();
  for (const row of rows) {
    const run = String(row[6]);
    const list = found.get(run);
    if (list === undefined) found.set(run, [row]);
    else list.push(row);
  }
  return found;
}

function hashOf(text: string): string {
  return createHash("sha1").update(text).digest("base64");
}
