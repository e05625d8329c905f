import type { PointBlock } from "./pointBlock";

const headColumns = 3;
/** Tables of so few rows give copies of their columns and their memory back: a live log comes line by line. */
const fewRows = 8;
/** Numbers of a small table's memory, and the one that is not in use. */
const smallTable = 512;
let spare: Float64Array<ArrayBuffer> | null = null;

/** Growing columns for rows that hold the same metrics. All columns lie in one array, which the row writer needs for speed. */
export class PointTable {
  rows = 0;
  byteStart = 0;
  byteEnd = 0;
  private room: number;
  private data: Float64Array<ArrayBuffer>;

  constructor(
    readonly metrics: readonly string[],
    room: number,
  ) {
    // An odd length spreads the columns over the cache's sets.
    this.room = room | 1;
    const size = this.room * (headColumns + metrics.length);
    if (size > smallTable) this.data = new Float64Array(size);
    else {
      this.data = spare ?? new Float64Array(smallTable);
      spare = null;
    }
  }

  /** Adds a row; its values stand in `values` from `first` on. */
  add(
    ordinal: number,
    step: number,
    time: number,
    values: Float64Array,
    first: number,
    byteStart: number,
    byteEnd: number,
  ): void {
    if (this.rows === this.room) this.grow();
    if (this.rows === 0) this.byteStart = byteStart;
    this.byteEnd = byteEnd;
    const { data, room, rows } = this;
    data[rows] = ordinal;
    data[room + rows] = step;
    data[2 * room + rows] = time;
    const end = first + this.metrics.length;
    for (let from = first, to = headColumns * room + rows; from < end; from++, to += room) data[to] = values[from]!;
    this.rows = rows + 1;
  }

  private grow(): void {
    const room = (this.room * 2) | 1;
    const columns = headColumns + this.metrics.length;
    const data = new Float64Array(room * columns);
    for (let column = 0; column < columns; column++)
      data.set(this.data.subarray(column * this.room, column * this.room + this.rows), column * room);
    this.data = data;
    this.room = room;
  }

  get firstOrdinal(): number {
    return this.data[0]!;
  }

  /** The rows as a block. The table is not to be used afterwards: the block may share its columns. */
  toBlock(attempt: number): PointBlock {
    const { rows, room, metrics, byteStart, byteEnd, data } = this;
    const isSmall = rows <= fewRows;
    const column = (index: number) =>
      isSmall ? data.slice(index * room, index * room + rows) : data.subarray(index * room, index * room + rows);
    const block = {
      attempt,
      metrics,
      rows,
      ordinals: column(0),
      steps: column(1),
      times: column(2),
      values: metrics.map((_, index) => column(headColumns + index)),
      byteStart,
      byteEnd,
    };
    if (isSmall && data.length === smallTable) spare = data;
    return block;
  }
}
