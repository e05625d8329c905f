import { element } from "../element";
import type { GridColumn } from "./gridColumn";
import { GridGeometry } from "./gridGeometry";
import { GridRow } from "./gridRow";
import { GridSelection } from "./gridSelection";
import { nextCell, type GridCell } from "./nextCell";

/** Rows beyond the edges, so that a turn of the wheel finds them filled. */
const overscan = 2;

/** What fills a grid and hears of it. Rows of the head are below zero. */
export interface GridParts {
  /** Says what the grid is, to screen readers. */
  readonly label: string;
  /** CSS pixels. */
  readonly rowHeight: number;
  readonly headHeight: number;
  /** Fills a cell; the element may have shown another one before. Sets its class beyond the grid's own. */
  fillCell(cell: HTMLElement, row: number, column: number): void;
  /** Marks a whole row. */
  fillRow(element: HTMLElement, row: number): void;
  /** Other rows or columns can be seen than before. */
  moved(): void;
  /** A key that the grid has no use for, on the active cell. */
  keyPressed(event: KeyboardEvent, cell: GridCell): void;
  pressed(event: PointerEvent, cell: GridCell): void;
  doublePressed(event: MouseEvent, cell: GridCell): void;
  menuAsked(event: MouseEvent, cell: GridCell): void;
}

/**
 * A grid of any size, of which only what can be seen has elements. One place of it is the active cell, which keys move
 * and screen readers read; the focus itself stays on the grid, so that scrolling never loses it.
 */
export class GridView {
  readonly element: HTMLElement;
  readonly selection = new GridSelection();
  readonly #head = element("div", { role: "rowgroup", class: "grid-head" });
  readonly #body = element("div", { role: "rowgroup", class: "grid-body" });
  readonly #rows = new Map<number, GridRow>();
  readonly #free: GridRow[] = [];
  readonly #places = new WeakMap<EventTarget, GridCell>();
  #headRows: GridRow[] = [];
  #geometry = new GridGeometry([]);
  #rowCount = 0;
  #columns: readonly number[] = [];
  #frame = 0;
  /**
   * Columns whose cells are refilled with the next frame; null: all. Their elements stay all the same, so that a
   * press that has begun on one ends on it.
   */
  #stale: Set<number> | null = null;

  constructor(private readonly parts: GridParts) {
    const attributes = {
      role: "grid",
      tabindex: 0,
      class: "grid",
      "aria-label": parts.label,
      "aria-multiselectable": "true",
    };
    this.element = element("div", attributes, this.#head, this.#body);
    this.element.addEventListener("scroll", () => this.#later(), { passive: true });
    new ResizeObserver(() => this.#render()).observe(this.element);
    this.#listen();
    this.setHeadRows(1);
  }

  get rowCount(): number {
    return this.#rowCount;
  }

  /** Rows that can be seen, first and behind the last. */
  get rowSpan(): readonly [number, number] {
    const rows = [...this.#rows.keys()];
    return rows.length === 0 ? [0, 0] : [Math.min(...rows), Math.max(...rows) + 1];
  }

  /** Columns that can be seen. */
  get columnSpan(): readonly number[] {
    return this.#columns;
  }

  setHeadRows(count: number): void {
    if (count === this.#headRows.length) return;
    this.#headRows = Array.from(
      { length: count },
      (_, index) => new GridRow(index === 0 ? "columnheader" : "gridcell"),
    );
    this.#head.replaceChildren(...this.#headRows.map((row) => row.element));
    this.refresh();
  }

  setColumns(columns: readonly GridColumn[]): void {
    // Cells of columns that stay where they are stay too, with the keyboard in them.
    if (!this.#geometry.isFor(columns)) this.#geometry = new GridGeometry(columns);
    this.refresh();
  }

  setRowCount(count: number): void {
    const isFirst = this.#rowCount === 0 && count > 0;
    this.#rowCount = count;
    this.selection.limit(count);
    this.refresh();
    // The first rows are waited for: what they need, too, is asked for before the next frame.
    if (isFirst) this.#render();
  }

  /** Refills what can be seen, with the next frame. @param columns cells of other columns are right as they are */
  refresh(columns: readonly number[] | null = null): void {
    if (columns === null) this.#stale = null;
    else for (const column of columns) this.#stale?.add(column);
    this.#later();
  }

  /** Makes a cell the active one and brings it into sight. @param isExtended with Shift: the selection goes up to it */
  moveTo(cell: GridCell, isExtended = false): void {
    this.selection.moveTo(cell, isExtended);
    this.reveal(cell);
    this.#render();
  }

  /** Selects every cell. */
  selectAll(): void {
    this.selection.moveTo({ row: 0, column: 0 }, false);
    this.selection.moveTo({ row: this.#rowCount - 1, column: this.#geometry.columns.length - 1 }, true);
    this.#render();
  }

  reveal({ row, column }: GridCell): void {
    const { rowHeight } = this.parts;
    const view = this.element;
    const headHeight = this.#headRows.length * this.parts.headHeight;
    if (row >= 0) {
      const top = row * rowHeight;
      const seen = view.clientHeight - headHeight;
      if (top < view.scrollTop) view.scrollTop = top;
      else if (top + rowHeight > view.scrollTop + seen) view.scrollTop = top + rowHeight - seen;
    }
    const { pinnedCount, pinnedWidth } = this.#geometry;
    if (column < pinnedCount) return;
    const left = this.#geometry.left(column);
    const right = this.#geometry.left(column + 1);
    if (left - pinnedWidth < view.scrollLeft) view.scrollLeft = left - pinnedWidth;
    else if (right > view.scrollLeft + view.clientWidth) view.scrollLeft = right - view.clientWidth;
  }

  /** The element of a cell, when it can be seen. */
  cellElement({ row, column }: GridCell): HTMLElement | null {
    const shown = row < 0 ? this.#headRows[row + this.#headRows.length] : this.#rows.get(row);
    return shown?.cells.get(column) ?? null;
  }

  /** The place of the cell that an element is in. */
  placeOf(target: EventTarget | null): GridCell | null {
    const cell = target instanceof Element ? target.closest("[role=gridcell], [role=columnheader]") : null;
    return (cell && this.#places.get(cell)) ?? null;
  }

  #later(): void {
    this.#frame ||= requestAnimationFrame(() => this.#render());
  }

  #render(): void {
    cancelAnimationFrame(this.#frame);
    this.#frame = 0;
    const { rowHeight, headHeight } = this.parts;
    const { scrollTop, scrollLeft, clientWidth, clientHeight } = this.element;
    if (clientHeight === 0) return;
    const columns = this.#geometry.visible(scrollLeft, clientWidth);
    const hadFocus = this.element.contains(document.activeElement);
    const first = Math.max(0, Math.floor(scrollTop / rowHeight) - overscan);
    const seen = clientHeight - this.#headRows.length * headHeight;
    const end = Math.min(this.#rowCount, Math.ceil((scrollTop + seen) / rowHeight) + overscan);
    this.#body.style.height = `${this.#rowCount * rowHeight}px`;
    this.#body.style.width = this.#head.style.width = `${this.#geometry.width}px`;
    this.element.setAttribute("aria-rowcount", String(this.#rowCount + this.#headRows.length));
    this.element.setAttribute("aria-colcount", String(this.#geometry.columns.length));
    this.#columns = columns;
    this.#headRows.forEach((row, index) => {
      const place = index - this.#headRows.length;
      row.element.style.height = `${headHeight}px`;
      this.#showRow(row, place, this.#stale);
    });
    for (const [index, row] of this.#rows) {
      if (index >= first && index < end) continue;
      this.#rows.delete(index);
      this.#free.push(row);
    }
    for (let index = first; index < end; index++) this.#showBodyRow(index);
    this.#stale = new Set();
    for (const row of this.#free.splice(0)) row.element.remove();
    this.#mark();
    // A box of the head that held the keyboard can be gone.
    if (hadFocus && !this.element.contains(document.activeElement)) this.element.focus();
    this.parts.moved();
  }

  #showBodyRow(index: number): void {
    const known = this.#rows.get(index);
    const row = known ?? this.#free.pop() ?? new GridRow("gridcell");
    if (!known) {
      this.#rows.set(index, row);
      row.element.style.top = `${index * this.parts.rowHeight}px`;
      row.element.style.height = `${this.parts.rowHeight}px`;
      if (!row.element.isConnected) this.#body.append(row.element);
    }
    this.#showRow(row, index, known ? this.#stale : null);
  }

  #showRow(row: GridRow, index: number, stale: ReadonlySet<number> | null): void {
    const { parts } = this;
    const fill = (cell: HTMLElement, column: number): void => {
      const isPinned = column < this.#geometry.pinnedCount;
      cell.className = isPinned ? "grid-cell is-pinned" : "grid-cell";
      this.#places.set(cell, { row: index, column });
      parts.fillCell(cell, index, column);
    };
    row.element.setAttribute("aria-rowindex", String(index + this.#headRows.length + 1));
    if (index >= 0 && stale === null) parts.fillRow(row.element, index);
    row.show(this.#columns, this.#geometry, fill, stale);
  }

  /** Shows which cell is the active one and which are selected. */
  #mark(): void {
    let activeId: string | null = null;
    const mark = (cell: HTMLElement, place: GridCell): void => {
      const isActive = this.selection.isActive(place);
      cell.classList.toggle("is-active", isActive);
      if (isActive) cell.id = activeId = "grid-active-cell";
      else cell.removeAttribute("id");
      if (place.row >= 0) cell.setAttribute("aria-selected", String(this.selection.has(place)));
    };
    this.#headRows.forEach(({ cells }, index) => {
      for (const [column, cell] of cells) mark(cell, { row: index - this.#headRows.length, column });
    });
    for (const [row, { cells }] of this.#rows) for (const [column, cell] of cells) mark(cell, { row, column });
    if (activeId === null) this.element.removeAttribute("aria-activedescendant");
    else this.element.setAttribute("aria-activedescendant", activeId);
  }

  #listen(): void {
    const { element: view, parts } = this;
    view.addEventListener("keydown", (event) => {
      if (event.target !== view) return;
      const { active } = this.selection;
      const pageRows = Math.max(1, Math.floor(view.clientHeight / parts.rowHeight) - this.#headRows.length - 1);
      const bounds = {
        headRows: this.#headRows.length,
        rows: this.#rowCount,
        columns: this.#geometry.columns.length,
        pageRows,
      };
      const isPlain = !event.altKey && !(event.shiftKey && active.row < 0);
      const next = isPlain ? nextCell(event.key, active, bounds, event.ctrlKey || event.metaKey) : null;
      if (!next) return parts.keyPressed(event, active);
      event.preventDefault();
      this.moveTo(next, event.shiftKey && next.row >= 0);
    });
    const at =
      <E extends MouseEvent>(act: (event: E, cell: GridCell) => void) =>
      (event: Event) => {
        const place = this.placeOf(event.target);
        if (place) act(event as E, place);
      };
    view.addEventListener(
      "pointerdown",
      at<PointerEvent>((event, cell) => parts.pressed(event, cell)),
    );
    view.addEventListener(
      "dblclick",
      at<MouseEvent>((event, cell) => parts.doublePressed(event, cell)),
    );
    view.addEventListener(
      "contextmenu",
      at<MouseEvent>((event, cell) => parts.menuAsked(event, cell)),
    );
    view.addEventListener(
      "pointermove",
      at<PointerEvent>((event, cell) => {
        const isDrawn = event.buttons === 1 && this.selection.isDragged;
        if (!isDrawn || cell.row < 0 || this.selection.isActive(cell)) return;
        this.selection.moveTo(cell, true);
        this.#render();
      }),
    );
    view.addEventListener("pointerup", () => (this.selection.isDragged = false));
  }
}
