/** The numbers of one row, by the numbers of their keys (`KeyNumbers`). It is used again for the next row. */
export class NumberRow {
  count = 0;
  /** Of `keys` and `values` the first `count` are the row's. */
  keys = new Int32Array(32);
  /** There is always room for one more. */
  values = new Float64Array(32);
  /** By key: the last row that had it. */
  private rows = new Int32Array(64);
  private row = 0;

  clear(): void {
    this.count = 0;
    this.row++;
  }

  /** Adds the value that stands at `values[count]`. @returns false when the row has the key already */
  add(key: number): boolean {
    if (key >= this.rows.length) this.rows = grown(this.rows, new Int32Array(2 * key));
    if (this.rows[key] === this.row) return false;
    this.rows[key] = this.row;
    this.keys[this.count++] = key;
    if (this.count === this.keys.length) {
      this.keys = grown(this.keys, new Int32Array(2 * this.count));
      this.values = grown(this.values, new Float64Array(2 * this.count));
    }
    return true;
  }
}

function grown<T extends Int32Array | Float64Array>(from: T, to: T): T {
  to.set(from);
  return to;
}
