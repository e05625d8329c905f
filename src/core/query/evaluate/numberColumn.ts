import { grownLength } from "./grownLength";

/** One number a row. A row without one is told apart from a row whose number is NaN. */
export class NumberColumn {
  #values: Float64Array<ArrayBuffer>;
  #has: Uint8Array<ArrayBuffer>;

  /** @param room rows for which there is room from the start */
  constructor(room = 16) {
    this.#values = new Float64Array(room);
    this.#has = new Uint8Array(room);
  }

  /** A column of these numbers, which it owns from now on. @param has 1 where the row has one */
  static of(values: Float64Array<ArrayBuffer>, has: Uint8Array<ArrayBuffer>): NumberColumn {
    const column = new NumberColumn(0);
    column.#values = values;
    column.#has = has;
    return column;
  }

  has(row: number): boolean {
    return this.#has[row] === 1;
  }

  /** NaN where the row has none. */
  get(row: number): number {
    return this.#has[row] === 1 ? (this.#values[row] ?? NaN) : NaN;
  }

  /**
   * Copies the numbers of the rows that have one to the beginning of an array.
   * @param rows of which those from place `from` to before `end` are meant
   * @returns how many have one
   */
  gather(rows: Int32Array, from: number, end: number, into: Float64Array): number {
    const values = this.#values;
    const has = this.#has;
    let count = 0;
    for (let at = from; at < end; at++) {
      const row = rows[at]!;
      if (row >= 0 && row < has.length && has[row] === 1) into[count++] = values[row]!;
    }
    return count;
  }

  set(row: number, value: number | null): void {
    if (row >= this.#values.length) {
      if (value === null) return;
      const length = grownLength(row, this.#values.length);
      const values = new Float64Array(length);
      const has = new Uint8Array(length);
      values.set(this.#values);
      has.set(this.#has);
      this.#values = values;
      this.#has = has;
    }
    this.#values[row] = value ?? 0;
    this.#has[row] = value === null ? 0 : 1;
  }
}
