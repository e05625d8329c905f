import type { PointBlock } from "./pointBlock";

const headColumns = 3;
/** Tables of so few rows give copies of their columns and their memory back: a live log comes line by line. */
const fewRows = 8;
/** Numbers of a small table's memory, and the one that is not in use. */
const smallTable = 512;
let spare: Float64Array<ArrayBuffer> | null = null;

/**
 * Numbers of a block, about: 64 KiB. The allocator uses memory of that size again, where larger pieces come fresh from the
 * operating system, page by page, which takes as long as reading the log does. They also stay in the processor's cache.
 */
const blockNumbers = 8192;
/** Rows of a block, however many metrics they have. */
const leastRows = 64;

/** Growing columns for rows that hold the same metrics. All columns lie in one array, which the row writer needs for speed. */
export class PointTable {
  /** Blocks of rows that came before those at hand. */
  private readonly full: Omit<PointBlock, "attempt">[] = [];
  private rows = 0;
  private byteStart = 0;
  private byteEnd = 0;
  private readonly mostRows: number;
  private room: number;
  private data: Float64Array<ArrayBuffer>;

  constructor(
    readonly metrics: readonly string[],
    room: number,
  ) {
    const columns = headColumns + metrics.length;
    // An odd length spreads the columns over the cache's sets.
    this.mostRows = Math.max(leastRows, Math.floor(blockNumbers / columns)) | 1;
    this.room = Math.min(room | 1, this.mostRows);
    const size = this.room * columns;
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
    if (this.rows === this.room) this.makeRoom();
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

  private makeRoom(): void {
    const { metrics, rows, data } = this;
    const columns = headColumns + metrics.length;
    if (this.room === this.mostRows) {
      this.full.push(this.block());
      this.data = new Float64Array(this.room * columns);
      this.rows = 0;
      return;
    }
    const room = Math.min((this.room * 2) | 1, this.mostRows);
    this.data = new Float64Array(room * columns);
    for (let column = 0; column < columns; column++)
      this.data.set(data.subarray(column * this.room, column * this.room + rows), column * room);
    this.room = room;
  }

  /** The rows as blocks. The table is not to be used afterwards: the blocks may share its columns. */
  toBlocks(attempt: number): PointBlock[] {
    const blocks = this.rows === 0 ? this.full : [...this.full, this.block()];
    if (this.data.length === smallTable && this.rows <= fewRows) spare = this.data;
    return blocks.map((block) => ({ attempt, ...block }));
  }

  private block(): Omit<PointBlock, "attempt"> {
    const { rows, room, metrics, byteStart, byteEnd, data } = this;
    const isSmall = rows <= fewRows;
    const column = (index: number) =>
      isSmall ? data.slice(index * room, index * room + rows) : data.subarray(index * room, index * room + rows);
    return {
      metrics,
      rows,
      ordinals: column(0),
      steps: column(1),
      times: column(2),
      values: metrics.map((_, index) => column(headColumns + index)),
      byteStart,
      byteEnd,
    };
  }
}
