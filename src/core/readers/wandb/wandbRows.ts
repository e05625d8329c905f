import type { PointBlock } from "../../ingest/pointBlock";
import { PointGatherer } from "../../ingest/pointGatherer";
import type { ProtoReader } from "../shared/protoReader";
import { decodeTimestamp } from "./records/decodeTimestamp";
import { flattenRow, type FlatRow } from "./flattenRow";
import { RowShape } from "./rowShape";
import { readItem, type WandbItem } from "./records/readItem";
import { seen } from "./seen";
import { StepMetrics } from "./stepMetrics";
import type { WandbState } from "./wandbState";

/** Shapes of rows that are compared before a new one is made of a row. */
const maxShapes = 4;

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
  private stepMetrics: StepMetrics;
  private shapes: RowShape[] = [];

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
  }

  /** The gathered rows, and the ordinal of the next one; the state is told the metrics. */
  flush(attempt: number): { readonly blocks: readonly PointBlock[]; readonly ordinal: number } {
    const { state, historyKeys } = this;
    if (historyKeys.size !== state.historyKeys.length) state.historyKeys = [...historyKeys];
    this.shapes = [];
    return { blocks: this.gatherer.flush(attempt), ordinal: this.ordinal };
  }

  /** Takes one row of the history (HistoryRecord: 1 item, 2 step with 1 num). */
  readHistory(message: ProtoReader, start: number, end: number): HistoryRow {
    const { state } = this;
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
    const row = flattenRow(items);
    const ownStep = row.numbers.get("_step") ?? recordStep;
    const step = Number.isFinite(ownStep) ? ownStep : recordStep;
    const time = timeOf(row.numbers.get("_timestamp"));
    state.firstStep ??= step;
    state.lastStep = Math.max(state.lastStep ?? step, step);
    if (time === time) state.lastRowTime = time;
    seen(state, time);
    for (const key of [...row.numbers.keys()]) if (key.startsWith("_")) row.numbers.delete(key);
    this.addHistory(row, step, time, start, end);
    return { step, media: row.media, isWhole };
  }

  /** The row's metrics, apart by what their steps are. */
  private addHistory({ numbers }: FlatRow, step: number, time: number, start: number, end: number): void {
    const { state, stepMetrics } = this;
    for (const key of numbers.keys()) {
      this.historyKeys.add(key);
      if (Object.hasOwn(state.summary, key)) delete state.summary[key];
    }
    if (stepMetrics.isEmpty) return this.addRow(numbers, step, time, start, end);
    const parts = new Map<string | null, Map<string, number>>();
    for (const [key, value] of numbers) {
      const stepMetric = stepMetrics.of(key);
      let part: Map<string, number> | undefined = parts.get(stepMetric);
      if (part === undefined) parts.set(stepMetric, (part = new Map<string, number>()));
      part.set(key, value);
    }
    for (const [stepMetric, part] of parts) {
      if (stepMetric === null) this.addRow(part, step, time, start, end);
      else {
        const value = numbers.get(stepMetric);
        if (value !== undefined && Number.isFinite(value)) state.stepValues[stepMetric] = value;
        const known = Object.hasOwn(state.stepValues, stepMetric) ? state.stepValues[stepMetric] : undefined;
        this.addRow(part, known ?? step, time, start, end);
      }
    }
  }

  private addRow(numbers: Map<string, number>, step: number, time: number, start: number, end: number): void {
    if (numbers.size === 0) return;
    const shape = this.shapes.find((known) => known.fill(numbers)) ?? this.newShape(numbers, end - start, start);
    shape.table.add(this.ordinal++, step, time, shape.values, 0, start, end);
  }

  private newShape(numbers: Map<string, number>, rowBytes: number, start: number): RowShape {
    // Newer versions write the keys of each row in another order.
    const shape = new RowShape(this.gatherer.table([...numbers.keys()].sort(), rowBytes, this.sliceEnd - start));
    shape.fill(numbers);
    if (this.shapes.length === maxShapes) this.shapes.pop();
    this.shapes.unshift(shape);
    return shape;
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
    const numbers = new Map<string, number>();
    for (const [key, value] of flattenRow(items).numbers) if (!key.startsWith("_")) numbers.set(`system/${key}`, value);
    this.addRow(numbers, this.state.statsRows++, time ?? NaN, start, end);
  }
}

/** Milliseconds of a time in seconds; NaN when it is no date. */
function timeOf(seconds: number | undefined): number {
  const time = seconds === undefined ? NaN : Math.round(seconds * 1000);
  return Math.abs(time) <= 8.64e15 ? time : NaN;
}
