import type { MetricSummary } from "../model/metricSummary";
import { roundSpark } from "./roundSpark";

/** Most points of a sparkline. */
const sparkPoints = 16;
/** Beyond this distance from the shift a plain sum could overflow; such points go to a scaled sum. */
const hugeDistance = 2 ** 960;
const hugeScale = 2 ** -70;

const oneStep = new Float64Array(1);
const oneValue = new Float64Array(1);

/**
 * Exact running summary of one series. Points are added one by one in file order, never merged from parts, so that the
 * sums are the same bits wherever a log was cut into slices. Sums are taken of the distance from the first finite
 * value, which keeps the variance accurate without a division a point.
 */
export class SeriesSummary {
  count = 0;
  first = NaN;
  last = NaN;
  min = Infinity;
  max = -Infinity;
  firstStep = NaN;
  lastStep = NaN;
  minStep = NaN;
  maxStep = NaN;
  nan = 0;
  inf = 0;
  /** First finite value. */
  shift = 0;
  sum = 0;
  sumOfSquares = 0;
  /** Sum of the distances too large for `sum`, times 2^-70. */
  hugeSum = 0;
  /** Every `sparkStride`-th value from the first on; those that were packed in between are rounded by `roundSpark`. */
  readonly spark: number[] = [];
  sparkStride = 1;

  add(step: number, value: number): void {
    oneStep[0] = step;
    oneValue[0] = value;
    this.addColumn(oneStep, oneValue, 0, 1);
  }

  /** Adds rows `from` to `to` (not included) of two columns. */
  addColumn(steps: Float64Array, values: Float64Array, from: number, to: number): void {
    if (from >= to) return;
    if (this.count === 0) {
      this.first = values[from]!;
      this.firstStep = steps[from]!;
    }
    this.addSparks(values, from, to);
    // In local variables, which is a few times faster than in fields.
    let { min, max, minStep, maxStep, sum, sumOfSquares, shift } = this;
    let hasShift = this.count > this.nan + this.inf;
    for (let row = from; row < to; row++) {
      const value = values[row]!;
      if (value - value !== 0) {
        if (value !== value) this.nan++;
        else this.inf++;
        continue;
      }
      if (!hasShift) {
        hasShift = true;
        shift = value;
      }
      if (value < min) {
        min = value;
        minStep = steps[row]!;
      }
      if (value > max) {
        max = value;
        maxStep = steps[row]!;
      }
      const distance = value - shift;
      if (distance < hugeDistance && distance > -hugeDistance) {
        sum += distance;
        sumOfSquares += distance * distance;
      } else {
        this.hugeSum += value * hugeScale - shift * hugeScale;
        sumOfSquares = Infinity;
      }
    }
    this.min = min;
    this.max = max;
    this.minStep = minStep;
    this.maxStep = maxStep;
    this.sum = sum;
    this.sumOfSquares = sumOfSquares;
    this.shift = shift;
    this.count += to - from;
    this.last = values[to - 1]!;
    this.lastStep = steps[to - 1]!;
  }

  /** Takes the rows that the sparkline's stride falls on. */
  private addSparks(values: Float64Array, from: number, to: number): void {
    const start = from - this.count;
    for (;;) {
      const row = start + this.spark.length * this.sparkStride;
      if (row >= to) return;
      this.addSpark(values[row]!);
    }
  }

  private addSpark(value: number): void {
    if (this.spark.length === sparkPoints) {
      for (let i = 1; i < sparkPoints / 2; i++) this.spark[i] = this.spark[i * 2]!;
      this.spark.length = sparkPoints / 2;
      this.sparkStride *= 2;
    }
    this.spark.push(value);
  }

  toMetric(): MetricSummary {
    const finite = this.count - this.nan - this.inf;
    const away = finite === 0 ? NaN : this.sum / finite;
    const hugeAway = this.hugeSum === 0 ? 0 : this.hugeSum / finite / hugeScale;
    return {
      count: this.count,
      first: this.first,
      last: this.last,
      min: finite === 0 ? NaN : this.min,
      max: finite === 0 ? NaN : this.max,
      mean: this.shift + away + hugeAway,
      variance: Math.max(0, this.sumOfSquares / finite - away * away),
      firstStep: this.firstStep,
      lastStep: this.lastStep,
      minStep: this.minStep,
      maxStep: this.maxStep,
      nan: this.nan,
      inf: this.inf,
      sparkline: this.spark.map(roundSpark),
    };
  }
}
