import { element } from "../element";
import type { GridGeometry } from "./gridGeometry";

/** Refills a cell; the element may have shown another cell before. */
export type FillCell = (cell: HTMLElement, column: number) => void;

/** One row of elements: a cell for each column that can be seen. Rows and cells that leave are used again. */
export class GridRow {
  readonly element = element("div", { role: "row", class: "grid-row" });
  readonly #cells = new Map<number, HTMLElement>();
  #free: HTMLElement[] = [];
  #geometry: GridGeometry | null = null;

  /** @param role `gridcell` or `columnheader` */
  constructor(private readonly role: string) {}

  /** The cells by their column. */
  get cells(): ReadonlyMap<number, HTMLElement> {
    return this.#cells;
  }

  /**
   * Shows the cells of these columns.
   * @param stale columns whose cells are refilled though they are here already; null: all
   */
  show(columns: readonly number[], geometry: GridGeometry, fill: FillCell, stale: ReadonlySet<number> | null): void {
    if (geometry !== this.#geometry) this.#clear(geometry);
    const wanted = new Set(columns);
    for (const [column, cell] of this.#cells) {
      if (wanted.has(column)) continue;
      this.#cells.delete(column);
      this.#free.push(cell);
    }
    for (const column of columns) {
      const known = this.#cells.get(column);
      if (known && stale?.has(column) === false) continue;
      const cell = known ?? this.#take(column, geometry);
      fill(cell, column);
    }
    for (const cell of this.#free) cell.remove();
    this.#free = [];
  }

  /** Columns stand elsewhere now: pinned cells flow one after the other, so all of them are laid out again. */
  #clear(geometry: GridGeometry): void {
    this.#geometry = geometry;
    this.#cells.clear();
    this.#free = [];
    this.element.replaceChildren();
    this.element.style.width = `${geometry.width}px`;
  }

  #take(column: number, geometry: GridGeometry): HTMLElement {
    const isPinned = column < geometry.pinnedCount;
    const used = isPinned ? undefined : this.#free.pop();
    const cell = used ?? element("div", { role: this.role });
    cell.style.left = `${geometry.left(column)}px`;
    cell.style.width = `${geometry.columns[column]?.width ?? 0}px`;
    cell.setAttribute("aria-colindex", String(column + 1));
    this.#cells.set(column, cell);
    if (!used) this.element.append(cell);
    return cell;
  }
}
