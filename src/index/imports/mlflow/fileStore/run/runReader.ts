import { createHash } from "node:crypto";
import * as path from "node:path";
import type { DecodedItem } from "../../../../../core/ingest/logDecoder";
import { plainStart } from "../../../../../core/ingest/plainStart";
import type { RunEvent } from "../../../../../core/ingest/runEvent";
import type { JsonValue } from "../../../../../core/model/jsonValue";
import type { Problem } from "../../../../../core/model/problem";
import type { ImportBatch } from "../../../importer";
import { lookAtRunFolder, type RunFolder } from "./lookAtRunFolder";
import { metricChange } from "./metricChange";
import { readMetricFile, type MetricSlice } from "./readMetricFile";
import { readRecord } from "../readRecord";
import { readRunMeta } from "./readRunMeta";
import { runMemoryOf, type MetricMark, type RunMemory } from "./runMemory";
import { shareColumns, type NamedSlice } from "./shareColumns";

/** Bytes of metric files that one batch holds. */
const batchBytes = 1024 * 1024;
/** Bad lines that are told; the rest is only counted. */
const maxBad = 20;

/** Reads what is new of one run's folder. */
export class RunReader {
  private readonly folder: RunFolder;
  private readonly metrics: Map<string, MetricMark>;
  private memory: RunMemory;
  private isFreshPoints = false;
  private isFreshRecord = false;
  private pending: NamedSlice[] = [];
  private pendingBytes = 0;
  private events: RunEvent[] = [];
  private problems: Problem[] = [];
  /** Problems that are not told. */
  private untold = 0;

  /** @param kept what was kept of it, or undefined before the first read */
  constructor(
    path: string,
    private readonly kept: JsonValue | undefined,
  ) {
    this.folder = lookAtRunFolder(path);
    this.memory = runMemoryOf(kept);
    this.metrics = new Map(Object.entries(this.memory.metrics));
  }

  /** @param isBroken meta.yaml cannot be read for good: the run is shown all the same */
  *read(isBroken: boolean): Generator<ImportBatch> {
    this.readRecord(isBroken);
    if (this.kept === undefined && !this.isFreshRecord) return;
    if (!this.areMetricsGrown()) this.forgetPoints();
    if (!(yield* this.readMetrics())) {
      // A file turned out to be another one behind an unsuspicious size.
      this.forgetPoints();
      yield* this.readMetrics();
    }
    yield* this.flush(false);
  }

  private readRecord(isBroken: boolean): void {
    const { folder } = this;
    const record = createHash("sha1").update(folder.recordToken).digest("base64");
    if (record === this.memory.record) return;
    const meta = readRunMeta(folder.path);
    // Half written: what is known stays, and the next look reads it again.
    if (meta === null && !(isBroken && this.kept === undefined)) return;
    const read = meta === null ? brokenRecord(folder.path) : readRecord(folder, meta);
    const { lastTime: time } = this.memory;
    this.isFreshRecord = true;
    this.events = time === null ? [...read.events] : [...read.events, { kind: "heartbeat", time }];
    this.problems = [...read.problems, ...this.memory.bad.map(([file, line]) => this.badLine(file, line))];
    this.untold = this.memory.badCount - this.memory.bad.length;
    this.memory = { ...this.memory, record: meta === null ? "" : record };
  }

  /** Whether every metric file that was read is still there and at most longer. */
  private areMetricsGrown(): boolean {
    const found = new Map(this.folder.metrics.map((file) => [file.name, file]));
    return [...this.metrics].every(([name, mark]) => {
      const file = found.get(name);
      return file !== undefined && metricChange(file, mark) !== "replaced";
    });
  }

  private forgetPoints(): void {
    this.isFreshPoints = true;
    this.metrics.clear();
    this.pending = [];
    this.pendingBytes = 0;
    this.memory = { ...this.memory, rows: 0, lastTime: null, bad: [], badCount: 0 };
  }

  /** @returns false when a file is not the one that was read before */
  private *readMetrics(): Generator<ImportBatch, boolean> {
    for (const file of this.folder.metrics) {
      const mark = this.metrics.get(file.name);
      if (metricChange(file, mark) === "same") continue;
      const slices = readMetricFile(file, mark);
      for (let next = slices.next(); ; next = slices.next()) {
        if (next.done) {
          if (next.value) break;
          return false;
        }
        this.take(file.name, next.value);
        if (this.pendingBytes >= batchBytes) yield* this.flush(true);
      }
    }
    return true;
  }

  private take(metric: string, slice: MetricSlice): void {
    this.pending.push({ metric, slice });
    this.pendingBytes += slice.byteEnd - slice.byteStart;
    this.metrics.set(metric, slice.mark);
    const bad = slice.bad.map((line): [string, number] => [metric, slice.firstLine + line]);
    const told = [...this.memory.bad, ...bad].slice(0, maxBad);
    this.problems.push(...told.slice(this.memory.bad.length).map(([file, line]) => this.badLine(file, line)));
    this.untold += slice.badCount - (told.length - this.memory.bad.length);
    let { lastTime } = this.memory;
    for (const time of slice.times)
      if (Number.isFinite(time) && (lastTime === null || time > lastTime)) lastTime = time;
    this.memory = { ...this.memory, bad: told, badCount: this.memory.badCount + slice.badCount, lastTime };
  }

  private badLine(metric: string, line: number): Problem {
    const file = path.join(this.folder.path, "metrics", metric);
    return { file, line, reason: "not a point: a time, a value and a step were expected" };
  }

  /** @param isMore whether further slices of these files follow, so that nothing is gained by an empty batch */
  private *flush(isMore: boolean): Generator<ImportBatch> {
    const { isFreshRecord, isFreshPoints, pending, problems } = this;
    if (pending.length === 0 && (isMore || (!isFreshRecord && !isFreshPoints))) return;
    const blocks = shareColumns(pending, this.memory.rows, this.kept === undefined || isFreshPoints);
    const rows = blocks.reduce((sum, block) => sum + block.rows, this.memory.rows);
    this.memory = { ...this.memory, rows, metrics: Object.fromEntries(this.metrics) };
    const items: DecodedItem[] = this.events.map((event) => ({ kind: "event", event }));
    items.push(...blocks.map((block): DecodedItem => ({ kind: "points", block })));
    const memory = this.memory as unknown as JsonValue;
    const problemCount = problems.length + this.untold;
    const delta = { key: "", directory: null, isFreshRecord, isFreshPoints, items, problems, problemCount, memory };
    yield { runs: [delta], gone: [], bytesRead: this.pendingBytes };
    this.isFreshRecord = this.isFreshPoints = false;
    this.untold = 0;
    [this.events, this.problems, this.pending, this.pendingBytes] = [[], [], [], 0];
  }
}

/** A run of which only the folder's name is known. */
function brokenRecord(folder: string): { events: RunEvent[]; problems: Problem[] } {
  const file = path.join(folder, "meta.yaml");
  const reason = "This run's meta.yaml cannot be read; its name, times and status are not known.";
  const start = plainStart(`mlflow:${path.basename(folder)}`, null, null);
  return { events: [start], problems: [{ file, line: null, reason }] };
}
