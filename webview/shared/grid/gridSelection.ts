import type { GridCell } from "./nextCell";

/** The active cell of a grid, and the block of cells that reaches from where the selection began to it. */
export class GridSelection {
  #active: GridCell = { row: 0, column: 0 };
  #anchor: GridCell = { row: 0, column: 0 };
  /** While the pointer is held down to select. */
  isDragged = false;

  get active(): GridCell {
    return this.#active;
  }

  /** The selected block: at least the active cell. Empty of rows while that is in the head. */
  get block(): { readonly top: number; readonly bottom: number; readonly left: number; readonly right: number } {
    const { row, column } = this.#active;
    const from = row < 0 ? this.#active : this.#anchor;
    return {
      top: Math.max(0, Math.min(row, from.row)),
      bottom: row < 0 ? -1 : Math.max(row, from.row),
      left: Math.min(column, from.column),
      right: Math.max(column, from.column),
    };
  }

  moveTo(cell: GridCell, isExtended: boolean): void {
    this.#active = cell;
    if (!isExtended) this.#anchor = cell;
  }

  /** There are so many rows now. */
  limit(rows: number): void {
    const within = ({ row, column }: GridCell): GridCell => ({ row: Math.min(row, Math.max(0, rows - 1)), column });
    this.#active = within(this.#active);
    this.#anchor = within(this.#anchor);
  }

  isActive({ row, column }: GridCell): boolean {
    return row === this.#active.row && column === this.#active.column;
  }

  has({ row, column }: GridCell): boolean {
    const { top, bottom, left, right } = this.block;
    return row >= top && row <= bottom && column >= left && column <= right;
  }
}
