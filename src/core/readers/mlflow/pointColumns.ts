/** About what the shortest points take in a metric file: room is made for the longest piece of it at once. */
const pointBytes = 24;

/** The points of one metric in the order of its file, as columns. */
export class PointColumns {
  private rows = 0;
  private times: Float64Array;
  private steps: Float64Array;
  private values: Float64Array;

  /** @param bytes of the file that hold them */
  constructor(bytes: number) {
    const room = Math.ceil(bytes / pointBytes) + 1;
    this.times = new Float64Array(room);
    this.steps = new Float64Array(room);
    this.values = new Float64Array(room);
  }

  add(time: number, step: number, value: number): void {
    const row = this.rows++;
    if (row === this.times.length) this.grow();
    this.times[row] = time;
    this.steps[row] = step;
    this.values[row] = value;
  }

  /** Exactly the points that were added; nothing may be added afterwards. */
  taken(): { readonly steps: Float64Array; readonly times: Float64Array; readonly values: Float64Array } {
    const { rows, steps, times, values } = this;
    return { steps: steps.subarray(0, rows), times: times.subarray(0, rows), values: values.subarray(0, rows) };
  }

  private grow(): void {
    const larger = (column: Float64Array) => {
      const grown = new Float64Array(column.length * 2);
      grown.set(column);
      return grown;
    };
    this.times = larger(this.times);
    this.steps = larger(this.steps);
    this.values = larger(this.values);
  }
}
