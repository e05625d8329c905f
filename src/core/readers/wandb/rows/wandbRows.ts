import type { PointBlock } from "../../../ingest/pointBlock";
import { PointGatherer } from "../../../ingest/pointGatherer";
import { ProtoReader } from "../../shared/protoReader";
import { decodeTimestamp } from "../records/decodeTimestamp";
import { flattenRow, type FlatRow } from "../flattenRow";
import { HistoryScan } from "./historyScan";
import { KeyNumbers } from "./keyNumbers";
import { NumberRow } from "./numberRow";
import { RowPlan } from "./rowPlan";
import { readItem, type WandbItem } from "../records/readItem";
import { seen } from "../seen";
import { StepMetrics } from "./stepMetrics";
import type { WandbState } from "../wandbState";

/** Plans that a row is compared with before a new one is made of it. */
const maxPlans = 4;

/** What a row of the history holds besides its points. */
interface HistoryRow {
  readonly step: number;
  readonly media: FlatRow["media"];
  /** Whether all its values could be read. */
  readonly isWhole: boolean;
}

/** Gathers the rows of one slice of a log: of the history, and of the system's metrics. */
export class WandbRows {
  /** Offset in the file of the slice's end. */
  sliceEnd = 0;
  /** Metrics that the history holds. */
  readonly historyKeys: Set<string>;
  private readonly gatherer = new PointGatherer();
  private readonly keys = new KeyNumbers();
  private readonly scan = new HistoryScan(this.keys);
  private readonly row = new NumberRow();
  private stepMetrics: StepMetrics;
  private readonly historyPlans: RowPlan[] = [];
  private readonly statsPlans: RowPlan[] = [];

  /** @param ordinal of the first row */
  constructor(
    private readonly state: WandbState,
    private ordinal: number,
  ) {
    this.historyKeys = new Set(state.historyKeys);
    this.stepMetrics = new StepMetrics(state.definitions);
  }

  /** The state's definitions are other ones now. */
  defineSteps(): void {
    this.stepMetrics = new StepMetrics(this.state.definitions);
    this.historyPlans.length = 0;
  }

  /** The gathered rows, and the ordinal of the next one; the state is told the metrics. Nothing is read afterwards. */
  flush(attempt: number): { readonly blocks: readonly PointBlock[]; readonly ordinal: number } {
    const { state, historyKeys } = this;
    if (historyKeys.size !== state.historyKeys.length) state.historyKeys = [...historyKeys];
    return { blocks: this.gatherer.flush(attempt), ordinal: this.ordinal };
  }

  /** Takes one row of the history, which lies in the record where `message.span()` says. */
  readHistory(message: ProtoReader, start: number, end: number): HistoryRow {
    if (!message.span()) return this.readItems(new ProtoReader(message.bytes, 0, 0), start, end);
    const { bytes, from, to } = message;
    const { scan } = this;
    if (!scan.read(bytes, from, to)) return this.readItems(new ProtoReader(bytes, from, to), start, end);
    const step = this.addHistory(scan.row, scan.ownStep, scan.recordStep, scan.seconds, start, end);
    return { step, media: [], isWhole: true };
  }

  /** Takes one row of the history, whatever it holds (HistoryRecord: 1 item, 2 step with 1 num). */
  private readItems(message: ProtoReader, start: number, end: number): HistoryRow {
    const items: WandbItem[] = [];
    let recordStep = 0;
    let isWhole = true;
    while (message.next()) {
      if (message.field === 1) {
        const item = readItem(message.message());
        if (item === null) isWhole = false;
        else if (item !== "unwanted") items.push(item);
      } else if (message.field === 2) {
        const step = message.message();
        while (step.next()) if (step.field === 1) recordStep = step.integer();
      }
    }
    const { numbers, media } = flattenRow(items);
    const seconds = numbers.get("_timestamp") ?? NaN;
    const row = this.rowOf(numbers, "");
    const step = this.addHistory(row, numbers.get("_step") ?? NaN, recordStep, seconds, start, end);
    return { step, media, isWhole };
  }

  /** The metrics among numbers. */
  private rowOf(numbers: ReadonlyMap<string, number>, prefix: string): NumberRow {
    const { row, keys } = this;
    row.clear();
    for (const [name, value] of numbers) {
      if (name.startsWith("_")) continue;
      row.values[row.count] = value;
      row.add(keys.of(prefix + name));
    }
    return row;
  }

  /** @returns the row's step: its own, or the record's */
  private addHistory(
    row: NumberRow,
    ownStep: number,
    recordStep: number,
    seconds: number,
    start: number,
    end: number,
  ): number {
    const { state, historyPlans } = this;
    const step = ownStep - ownStep === 0 ? ownStep : recordStep;
    const time = timeOf(seconds);
    state.firstStep ??= step;
    state.lastStep = Math.max(state.lastStep ?? step, step);
    if (time === time) state.lastRowTime = time;
    seen(state, time);
    if (row.count > 0) {
      const plan = historyPlans.find((known) => known.fill(row)) ?? this.historyPlan(row, start, end);
      this.addRow(plan, step, time, start, end);
    }
    return step;
  }

  private addRow({ parts, values }: RowPlan, step: number, time: number, start: number, end: number): void {
    const { state } = this;
    let first = 0;
    for (const { table, stepMetric, stepColumn } of parts) {
      let partStep = step;
      if (stepMetric !== null) {
        const value = values[stepColumn] ?? NaN;
        if (value - value === 0) state.stepValues[stepMetric] = value;
        if (Object.hasOwn(state.stepValues, stepMetric)) partStep = state.stepValues[stepMetric]!;
      }
      table.add(this.ordinal++, partStep, time, values, first, start, end);
      first += table.metrics.length;
    }
  }

  /** A plan for the history's rows with the keys of this one. The metrics lie apart by what their steps are. */
  private historyPlan(row: NumberRow, start: number, end: number): RowPlan {
    const { state, stepMetrics, historyKeys } = this;
    const byStep = new Map<string | null, string[]>();
    for (const name of this.namesOf(row)) {
      historyKeys.add(name);
      if (Object.hasOwn(state.summary, name)) delete state.summary[name];
      const stepMetric = stepMetrics.isEmpty ? null : stepMetrics.of(name);
      byStep.set(stepMetric, [...(byStep.get(stepMetric) ?? []), name]);
    }
    return this.newPlan(this.historyPlans, byStep, row, start, end);
  }

  /** @param plans where it is kept, first */
  private newPlan(
    plans: RowPlan[],
    byStep: ReadonlyMap<string | null, readonly string[]>,
    row: NumberRow,
    start: number,
    end: number,
  ): RowPlan {
    const parts = [...byStep].map(([stepMetric, names]) => ({
      stepMetric,
      table: this.gatherer.table(names, end - start, this.sliceEnd - start),
    }));
    const plan = new RowPlan(parts, this.keys);
    plan.fill(row);
    if (plans.length === maxPlans) plans.pop();
    plans.unshift(plan);
    return plan;
  }

  /** Sorted: newer versions write the keys of each row in another order. */
  private namesOf({ keys, count }: NumberRow): string[] {
    return Array.from(keys.subarray(0, count), (key) => this.keys.names[key]!).sort();
  }

  /** Takes the system's metrics of one moment (StatsRecord: 2 timestamp, 3 item). */
  readStats(message: ProtoReader, start: number, end: number): void {
    const items: WandbItem[] = [];
    let time: number | null = null;
    while (message.next()) {
      if (message.field === 2) time = decodeTimestamp(message.message());
      else if (message.field === 3) {
        const item = readItem(message.message());
        if (item !== null && item !== "unwanted") items.push(item);
      }
    }
    seen(this.state, time);
    const row = this.rowOf(flattenRow(items).numbers, "system/");
    const step = this.state.statsRows++;
    if (row.count === 0) return;
    const { statsPlans } = this;
    const plan =
      statsPlans.find((known) => known.fill(row)) ??
      this.newPlan(statsPlans, new Map([[null, this.namesOf(row)]]), row, start, end);
    this.addRow(plan, step, time ?? NaN, start, end);
  }
}

/** Milliseconds of a time in seconds; NaN when it is no date. */
function timeOf(seconds: number | undefined): number {
  const time = seconds === undefined ? NaN : Math.round(seconds * 1000);
  return Math.abs(time) <= 8.64e15 ? time : NaN;
}
