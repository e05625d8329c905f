import type { GridColumn } from "./gridColumn";

/** Where the columns of a grid are, and which of them can be seen. Pinned ones come first and always can. */
export class GridGeometry {
  readonly pinnedCount: number;
  readonly pinnedWidth: number;
  readonly width: number;
  /** Left edges of the columns, and the right edge of the last one. */
  readonly #edges: readonly number[];

  constructor(readonly columns: readonly GridColumn[]) {
    const edges = [0];
    for (const { width } of columns) edges.push((edges.at(-1) ?? 0) + width);
    const firstLoose = columns.findIndex(({ isPinned }) => !isPinned);
    this.#edges = edges;
    this.pinnedCount = firstLoose < 0 ? columns.length : firstLoose;
    this.pinnedWidth = edges[this.pinnedCount] ?? 0;
    this.width = edges.at(-1) ?? 0;
  }

  /** Whether these columns stand as the ones here do. */
  isFor(columns: readonly GridColumn[]): boolean {
    const isSame = (one: GridColumn, other: GridColumn | undefined): boolean =>
      one.id === other?.id && one.width === other.width && one.isPinned === other.isPinned;
    return columns.length === this.columns.length && columns.every((column, i) => isSame(column, this.columns[i]));
  }

  /** Left edge of a column, where nothing is scrolled. */
  left(column: number): number {
    return this.#edges[column] ?? this.width;
  }

  /** Indices of the columns that can be seen, pinned ones first. @param viewWidth of the grid, pinned part included */
  visible(scrollLeft: number, viewWidth: number): number[] {
    const shown = Array.from({ length: this.pinnedCount }, (_, index) => index);
    const from = this.pinnedWidth + scrollLeft;
    const to = scrollLeft + Math.max(viewWidth, this.pinnedWidth + 1);
    for (let index = this.#columnAt(from); index < this.columns.length && this.left(index) < to; index++)
      shown.push(index);
    return shown;
  }

  /** The first column that is not pinned and ends right of a place. */
  #columnAt(x: number): number {
    let low = this.pinnedCount;
    let high = this.columns.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (this.left(middle + 1) <= x) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}
