import type { PointBlock } from "../../ingest/pointBlock";
import type { TagNaming } from "./streamState";
import type { Tag } from "./tagTable";

const firstRoom = 1024;

/** The scalars of a slice in the order of the file, without an object a point; given as one block a tag. */
export class ScalarColumns {
  #rows = 0;
  #ids = new Int32Array(firstRoom);
  #steps = new Float64Array(firstRoom);
  #times = new Float64Array(firstRoom);
  #values = new Float64Array(firstRoom);

  get rows(): number {
    return this.#rows;
  }

  add(tag: number, step: number, time: number, value: number): void {
    const row = this.#rows++;
    if (row === this.#ids.length) this.#grow();
    this.#ids[row] = tag;
    this.#steps[row] = step;
    this.#times[row] = time;
    this.#values[row] = value;
  }

  /**
   * The rows as blocks, in order of their first rows; gathering starts again.
   * @param firstOrdinal of the first row
   */
  flush(
    tags: readonly Tag[],
    { prefix, suffix }: TagNaming,
    firstOrdinal: number,
    attempt: number,
    bytes: [number, number],
  ): PointBlock[] {
    const rows = this.#rows;
    this.#rows = 0;
    const counts = new Int32Array(tags.length);
    for (let row = 0; row < rows; row++) counts[this.#ids[row]!]!++;
    // Four columns a tag, all in one array: `next` is where a tag's next ordinal goes.
    const data = new Float64Array(rows * 4);
    const next = new Int32Array(tags.length).fill(-1);
    const blocks: PointBlock[] = [];
    let place = 0;
    for (let row = 0; row < rows; row++) {
      const id = this.#ids[row]!;
      const count = counts[id]!;
      if (next[id]! < 0) {
        next[id] = place;
        const column = (index: number) => data.subarray(blockStart + index * count, blockStart + (index + 1) * count);
        const blockStart = place;
        const [byteStart, byteEnd] = bytes;
        const columns = { ordinals: column(0), steps: column(1), times: column(2), values: [column(3)] };
        blocks.push({
          attempt,
          metrics: [prefix + tags[id]!.name + suffix],
          rows: count,
          ...columns,
          byteStart,
          byteEnd,
        });
        place += count * 4;
      }
      const at = next[id]!++;
      data[at] = firstOrdinal + row;
      data[at + count] = this.#steps[row]!;
      data[at + 2 * count] = this.#times[row]!;
      data[at + 3 * count] = this.#values[row]!;
    }
    return blocks;
  }

  #grow(): void {
    const room = this.#ids.length * 2;
    const larger = (column: Float64Array) => {
      const grown = new Float64Array(room);
      grown.set(column);
      return grown;
    };
    const ids = new Int32Array(room);
    ids.set(this.#ids);
    this.#ids = ids;
    this.#steps = larger(this.#steps);
    this.#times = larger(this.#times);
    this.#values = larger(this.#values);
  }
}
