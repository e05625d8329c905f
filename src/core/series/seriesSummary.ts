import type { MetricSummary } from "../model/metricSummary";

/** Most points of a sparkline. */
const sparkPoints = 16;
/** Beyond this distance from the shift a plain sum could overflow; such points go to a scaled sum. */
const hugeDistance = 2 ** 960;
const hugeScale = 2 ** -70;

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
  /** Every `sparkStride`-th value from the first on. */
  readonly spark: number[] = [];
  sparkStride = 1;

  add(step: number, value: number): void {
    if (this.count === 0) {
      this.first = value;
      this.firstStep = step;
    }
    if (this.count % this.sparkStride === 0) this.addSpark(value);
    this.count++;
    this.last = value;
    this.lastStep = step;
    if (value - value !== 0) {
      if (value !== value) this.nan++;
      else this.inf++;
      return;
    }
    if (this.count - this.nan - this.inf === 1) this.shift = value;
    if (value < this.min) {
      this.min = value;
      this.minStep = step;
    }
    if (value > this.max) {
      this.max = value;
      this.maxStep = step;
    }
    const distance = value - this.shift;
    if (distance < hugeDistance && distance > -hugeDistance) {
      this.sum += distance;
      this.sumOfSquares += distance * distance;
    } else {
      this.hugeSum += value * hugeScale - this.shift * hugeScale;
      this.sumOfSquares = Infinity;
    }
  }

  /** Adds rows `from` to `to` (not included) of two columns. */
  addColumn(steps: Float64Array, values: Float64Array, from: number, to: number): void {
    for (let row = from; row < to; row++) this.add(steps[row]!, values[row]!);
  }

  private addSpark(value: number): void {
    if (this.spark.length === sparkPoints) {
      for (let i = 1; i < sparkPoints / 2; i++) this.spark[i] = this.spark[i * 2]!;
      this.spark.length = sparkPoints / 2;
      this.sparkStride *= 2;
    }
    // Four digits are enough for a small picture, and take a third of the room in the saved index.
    this.spark.push(Number(value.toPrecision(4)));
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
      sparkline: [...this.spark],
    };
  }
}
