import { completeQuery } from "../../src/core/query/complete/completeQuery";
import { paramQueryText } from "../../src/core/query/paramQueryText";
import { columnField } from "../../src/core/table/columns/columnField";
import { readCells } from "../../src/core/table/readCells";
import { RowTable } from "../../src/index/query/rowTable";
import { readGroups } from "../../src/index/query/readGroups";
import { RunSearch } from "../../src/index/query/runSearch";
import { indexMemoryProcess, measureIndexMemory } from "../query/indexMemory";
import { measureMlflow } from "../query/measureMlflow";
import { keyCount, queryRun } from "../generate/queryRuns";
import { median, quantile } from "../generate/statistics";
import { nativeSqlite, type NativeDatabase } from "../support/nativeSqlite";
import type { PartResult, PartRow } from "../support/partResult";
import { runPart } from "../support/runPart";

const isQuick = process.argv.includes("--quick");
const repetitions = isQuick ? 5 : 25;
/** Of MLflow's search, which takes seconds. */
const mlflowRepetitions = isQuick ? 5 : 7;
const sizes = isQuick ? [1000] : [10_000, 100_000];
const pageRows = 50;
const now = 1_760_000_000_000;
const latest = (run: string, key: string) => `(SELECT value FROM metrics WHERE run = ${run} AND key = '${key}')`;
// The page says how many runs there are in all, on both sides.
const pageOf = (where: string, order: string) =>
  `SELECT r.id, count(*) OVER () FROM runs r WHERE ${where} ORDER BY ${order} LIMIT ${pageRows}`;
const has = (table: string, key: string, test: string) =>
  `EXISTS (SELECT 1 FROM ${table} x WHERE x.run = r.id AND x.key = '${key}' AND x.value ${test})`;

/** Queries with the same in SQL, over tables as MLflow has them. */
const cases = [
  {
    name: "two conditions, sorted by a metric",
    query: "metrics.metric_3 > 0.5 AND params.optimizer = 'adam' ORDER BY metrics.metric_5 DESC",
    sql: pageOf(
      `${has("metrics", "metric_3", "> 0.5")} AND ${has("params", "optimizer", "= 'adam'")}`,
      `${latest("r.id", "metric_5")} DESC`,
    ),
  },
  {
    name: "OR, NOT and BETWEEN, newest first",
    query: "(metrics.metric_1 BETWEEN 0.2 AND 0.4 OR params.param_9 > 0.9) AND NOT params.optimizer IN ('sgd', 'lion')",
    sql: pageOf(
      `(${has("metrics", "metric_1", "BETWEEN 0.2 AND 0.4")} OR ${has("params", "param_9", "+ 0 > 0.9")}) ` +
        `AND NOT ${has("params", "optimizer", "IN ('sgd', 'lion')")}`,
      "r.start DESC",
    ),
  },
  {
    name: "no condition, sorted by two keys",
    query: "ORDER BY params.optimizer, metrics.metric_7",
    sql: pageOf(
      "1",
      `(SELECT value FROM params WHERE run = r.id AND key = 'optimizer'), ${latest("r.id", "metric_7")}`,
    ),
  },
  {
    name: "best value of a metric",
    query: "min(metrics.metric_2) < 0.1 ORDER BY max(metrics.metric_2)",
    sql: null,
  },
  { name: "a plain word", query: "adamw", sql: null },
] as const;

const groupings = [
  {
    name: "by a param, statistics of a metric",
    by: "params.optimizer",
    metrics: 1,
    sql:
      "SELECT p.value, count(*), avg(m.value), avg(m.value * m.value), min(m.value), max(m.value) FROM params p " +
      "JOIN metrics m ON m.run = p.run AND m.key = 'metric_0' WHERE p.key = 'optimizer' GROUP BY p.value",
  },
  { name: "by a param, statistics of 50 metrics", by: "params.optimizer", metrics: keyCount, sql: null },
  { name: "seed groups, statistics of a metric", by: "seed", metrics: 1, sql: null },
  { name: "seed groups, statistics of 50 metrics", by: "seed", metrics: keyCount, sql: null },
] as const;

function fill(database: NativeDatabase, count: number): void {
  database.exec("CREATE TABLE runs (id INTEGER PRIMARY KEY, start REAL)");
  for (const name of ["metrics", "params"])
    database.exec(`CREATE TABLE ${name} (run INTEGER, key TEXT, value, PRIMARY KEY (run, key)) WITHOUT ROWID`);
  const run = database.prepare("INSERT INTO runs VALUES (?, ?)");
  const metric = database.prepare("INSERT INTO metrics VALUES (?, ?, ?)");
  const param = database.prepare("INSERT INTO params VALUES (?, ?, ?)");
  database.exec("BEGIN");
  for (let i = 0; i < count; i++) {
    const { row, params, metrics } = queryRun(i);
    run.run(i, row.startTime);
    for (const [key, { last }] of Object.entries(metrics)) metric.run(i, key, last);
    for (const [key, value] of Object.entries(params)) param.run(i, key, paramQueryText(value));
  }
  database.exec("COMMIT; CREATE INDEX metric_values ON metrics (key, value, run)");
  database.exec("CREATE INDEX param_values ON params (key, value, run); CREATE INDEX starts ON runs (start)");
  database.exec("ANALYZE");
}

/** Both sides in turn, after one time each that does not count. */
function alternate(ours: () => unknown, theirs: (() => unknown) | null): { ours: number[]; theirs: number[] } {
  const times = { ours: [] as number[], theirs: [] as number[] };
  const timed = (act: () => unknown) => {
    const began = process.cpuUsage();
    act();
    const { user, system } = process.cpuUsage(began);
    return (user + system) / 1000;
  };
  ours();
  theirs?.();
  for (let i = 0; i < repetitions; i++) {
    times.ours.push(timed(ours));
    if (theirs) times.theirs.push(timed(theirs));
  }
  return times;
}

function rowOf(name: string, times: { ours: number[]; theirs: number[] }, limit: number): PartRow {
  const p95 = quantile(times.ours, 0.95);
  const row = { name, unit: "ms", median: median(times.ours), p95, repetitions };
  const against = times.theirs.length > 0 ? { name: "better-sqlite3", median: median(times.theirs) } : undefined;
  const goal = `p95 at most ${limit} ms${against ? ", level with SQLite or better" : ""}`;
  const isMet = p95 <= limit && (!against || row.median <= against.median);
  if (!against) return { ...row, goal, isMet };
  return { ...row, against, ratio: against.median / row.median, ratioOf: "times as fast", goal, isMet };
}

/** @returns the rows, and what could not be measured */
async function measureSize(count: number): Promise<{ rows: PartRow[]; notes: string[] }> {
  const search = new RunSearch(
    (runId) => queryRun(Number(runId.slice("runback:".length))),
    () => now,
  );
  const table = new RowTable(
    () => now,
    () => true,
  );
  for (let i = 0; i < count; i++) {
    const { row } = queryRun(i);
    table.set(row);
    search.expect(row.runId);
  }
  await search.prepare();
  const columns = await search.table();
  const database = count > 10_000 ? null : nativeSqlite(); // ten million rows a table would take it minutes to fill
  if (database) fill(database, count);
  const scale = count > 10_000 ? 10 : 1;
  const rows: PartRow[] = [];
  for (const { name, query, sql } of cases) {
    const statement = database && sql !== null ? database.prepare(sql) : null;
    const ours = () => table.page({ filter: query, offset: 0, limit: pageRows }, (filter) => search.find(filter));
    const theirs = statement && (() => statement.all());
    rows.push(rowOf(`${count} runs: ${name}, first page`, alternate(ours, theirs), 30 * scale));
  }
  for (const { name, by, metrics, sql } of groupings) {
    const statistics = Array.from({ length: metrics }, (_, i) => {
      return { entity: "metrics" as const, key: `metric_${i}`, summary: "last" as const };
    });
    const statement = database && sql !== null ? database.prepare(sql) : null;
    const ours = () => readGroups(columns, table.scope(columns, null, null), { by, statistics }, now);
    const theirs = statement && (() => statement.all());
    rows.push(rowOf(`${count} runs: ${name}`, alternate(ours, theirs), 100 * scale));
  }
  const completions = ["", "params.", "metrics.metric_1", "params.optimizer = '", "sgd AND opt"];
  const complete = () => completions.map((query) => completeQuery(query, columns));
  const times = alternate(complete, null);
  const each = { ours: times.ours.map((time) => time / completions.length), theirs: [] };
  rows.push(rowOf(`${count} runs: completion`, each, 16 * scale));
  if (count > 10_000) return { rows, notes: [] };
  const names = (["params", "metrics"] as const).flatMap((entity) =>
    columns.keys(entity).map((key) => ({ entity, key })),
  );
  const fields = names.map((name) => columnField({ ...name, summary: "last" })).filter((field) => field !== null);
  const firstPage = (filter: string, limit: number) => {
    const ids = table.page({ filter, offset: 0, limit }, (text) => search.find(text)).rows.map(({ runId }) => runId);
    const places = columns.rowsOf(ids);
    for (const field of fields) readCells(columns, places, field);
    return ids;
  };
  const runs = Array.from({ length: count }, (_, index) => queryRun(index));
  const beside = await measureMlflow(runs, firstPage, mlflowRepetitions);
  return { rows: [...rows, ...beside.rows], notes: beside.notes };
}

async function measure(): Promise<PartResult> {
  const rows: PartRow[] = [];
  const notes: string[] = [];
  for (const size of sizes) {
    const measured = await measureSize(size);
    rows.push(...measured.rows);
    notes.push(...measured.notes);
    rows.push(measureIndexMemory(size));
  }
  return {
    part: "query",
    title: "Queries and groups over runs of 50 params and 50 metrics, in the index's own thread.",
    rows,
    notes: [
      "Processor time of the process, so that neighbours on the machine count little; both sides alternate.",
      "Five seeds a setting, 48 numeric params. Every run's columns are there; columns of min and max are made once before.",
      "SQLite: tables of runs, params and metrics as MLflow's, in memory, indexed by run and key and by key and value, analyzed.",
      "SQLite is measured where RUNBACK_SQLITE names a folder with better-sqlite3; it gives no std, median or interval.",
      "MLflow's search_runs: SQLite store, tables made by MLflow, filled at once; `RUNBACK_BENCH_PYTHON` (else python3) has MLflow and is kept running.",
      "Both sides give params and metrics of the page's runs there, and the run fails unless they are the same runs in the same order.",
      "Memory: heap and buffers of a process of its own that holds the saved index, its rows and all columns of queries, above one without runs.",
      ...notes,
    ],
  };
}

const [mode = "", folder = "", count = ""] = process.argv.slice(2);
if (mode === "--fill" || mode === "--memory") void indexMemoryProcess(mode, folder, Number(count));
else runPart(measure);
