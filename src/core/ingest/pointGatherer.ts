import type { PointBlock } from "./pointBlock";
import { PointTable } from "./pointTable";

/** Sets of metrics for which room is made for the whole slice at once; more sets than these start small. */
const roomySets = 4;
/** More room than the first row lets expect, as a factor: to make room a second time costs as much as a tenth of the slice. */
const spareRoom = 1.0625;

/** Gathers the rows of one slice by the set of metrics they hold, and gives them as blocks. */
export class PointGatherer {
  private readonly tables = new Map<string, PointTable>();

  /** What tells sets of metrics apart. */
  static keyOf(metrics: readonly string[]): string {
    return JSON.stringify(metrics);
  }

  /**
   * The table for rows with just these metrics in this order.
   * @param rowBytes about how many bytes such a row has in the log, and `bytesLeft` of the slice: to make room at once
   * @param key what `keyOf` gives for them, for who knows it
   */
  table(
    metrics: readonly string[],
    rowBytes: number,
    bytesLeft: number,
    key = PointGatherer.keyOf(metrics),
  ): PointTable {
    let table = this.tables.get(key);
    if (table === undefined) {
      const rows = this.tables.size < roomySets ? Math.ceil((spareRoom * bytesLeft) / Math.max(8, rowBytes)) + 8 : 8;
      table = new PointTable(metrics, rows);
      this.tables.set(key, table);
    }
    return table;
  }

  /** The gathered rows, as blocks in order of their first rows; gathering starts again. */
  flush(attempt: number): PointBlock[] {
    const blocks = [...this.tables.values()].flatMap((table) => table.toBlocks(attempt));
    this.tables.clear();
    return blocks.sort((a, b) => a.ordinals[0]! - b.ordinals[0]!);
  }
}
