import { grownLength } from "./grownLength";

/** One text a row, as numbers of a `TextPool`; -1 where the row has none. */
export class TextColumn {
  #ids: Int32Array<ArrayBuffer>;

  /** @param room rows for which there is room from the start */
  constructor(room = 16) {
    this.#ids = new Int32Array(room).fill(-1);
  }

  /** A column of these numbers, which it owns from now on. */
  static of(ids: Int32Array<ArrayBuffer>): TextColumn {
    const column = new TextColumn(0);
    column.#ids = ids;
    return column;
  }

  get(row: number): number {
    return row < this.#ids.length ? (this.#ids[row] ?? -1) : -1;
  }

  /** The texts of some rows, in their order. */
  gather(rows: Int32Array): Int32Array {
    const ids = this.#ids;
    return rows.map((row) => (row >= 0 && row < ids.length ? ids[row]! : -1));
  }

  set(row: number, id: number): void {
    if (row >= this.#ids.length) {
      if (id < 0) return;
      const grown = new Int32Array(grownLength(row, this.#ids.length)).fill(-1);
      grown.set(this.#ids);
      this.#ids = grown;
    }
    this.#ids[row] = id;
  }
}
