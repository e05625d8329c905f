import type { PointBlock } from "../../../core/ingest/pointBlock";

const firstRoom = 64;
/** Up to so many numbers are copied one by one, which takes less than making a view of them. */
const few = 16;

/** Rows of one set of metrics that are in memory only: they grow until they are sealed into a chunk. */
export class OpenColumns {
  rows = 0;
  #room = 0;
  #byteStart = 0;
  #byteEnd = 0;
  #ordinals: Float64Array = new Float64Array(0);
  #steps: Float64Array = new Float64Array(0);
  #times: Float64Array = new Float64Array(0);
  #values: Float64Array[];

  constructor(
    readonly metrics: readonly string[],
    readonly attempt: number,
  ) {
    this.#values = metrics.map(() => new Float64Array(0));
  }

  /** Adds rows `from` to `to` (not included) of a block of the same metrics. */
  append(block: PointBlock, from: number, to: number): void {
    const count = to - from;
    this.#makeRoom(this.rows + count);
    if (this.rows === 0) this.#byteStart = block.byteStart;
    this.#byteEnd = block.byteEnd;
    copy(block.ordinals, from, to, this.#ordinals, this.rows);
    copy(block.steps, from, to, this.#steps, this.rows);
    copy(block.times, from, to, this.#times, this.rows);
    for (let i = 0; i < this.#values.length; i++) copy(block.values[i]!, from, to, this.#values[i]!, this.rows);
    this.rows += count;
  }

  /** The rows as a block that shares these columns: valid until rows are added. */
  toBlock(): PointBlock {
    const { rows, metrics, attempt } = this;
    return {
      attempt,
      metrics,
      rows,
      ordinals: this.#ordinals.subarray(0, rows),
      steps: this.#steps.subarray(0, rows),
      times: this.#times.subarray(0, rows),
      values: this.#values.map((column) => column.subarray(0, rows)),
      byteStart: this.#byteStart,
      byteEnd: this.#byteEnd,
    };
  }

  #makeRoom(rows: number): void {
    if (rows <= this.#room) return;
    this.#room = Math.max(firstRoom, rows * 2);
    const grow = (column: Float64Array) => {
      const larger = new Float64Array(this.#room);
      larger.set(column.subarray(0, this.rows));
      return larger;
    };
    this.#ordinals = grow(this.#ordinals);
    this.#steps = grow(this.#steps);
    this.#times = grow(this.#times);
    this.#values = this.#values.map(grow);
  }
}

function copy(source: Float64Array, from: number, to: number, target: Float64Array, at: number): void {
  if (to - from > few) target.set(source.subarray(from, to), at);
  else for (let i = from; i < to; i++) target[at++] = source[i]!;
}
