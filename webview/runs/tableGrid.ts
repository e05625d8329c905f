import type { ShownColumn } from "../../src/core/table/columns/shownColumn";
import type { Translate } from "../../src/core/view/translate";
import { element } from "../shared/element";
import type { GridColumn } from "../shared/grid/gridColumn";
import { GridView, type GridParts } from "../shared/grid/gridView";
import type { GridCell } from "../shared/grid/nextCell";
import type { CurveStore } from "./cells/curveStore";
import { editFilters } from "./columns/editFilters";
import { fillCurveCell } from "./cells/fillCurveCell";
import { fillFilterCell } from "./columns/filterCell";
import { fillHeadCell } from "./columns/headCell";
import { fillPickCell, type PickBox } from "./cells/fillPickCell";
import { fillStarCell } from "./cells/fillStarCell";
import { fillTextCell } from "./cells/fillTextCell";
import { markBrushed } from "./cells/markBrushed";
import { markStatus } from "./cells/markStatus";
import type { TableModel } from "./tableModel";

/** The first column of the grid: the boxes that pick runs, and what opens groups. */
const pickColumn: GridColumn = { id: "pick", width: 34, isPinned: true };
const groupedPickColumn: GridColumn = { ...pickColumn, width: 64 };
const rowHeight = 24;
const headHeight = 38;

/** What the grid needs to know of the window. */
export interface SharedMarks {
  isPicked(runId: string): boolean;
  /** Marked in a Compare panel. */
  isBrushed(runId: string): boolean;
  isCurrent(runId: string): boolean;
}

/** What is done with the grid. */
export type GridActs = Pick<GridParts, "keyPressed" | "pressed" | "doublePressed" | "menuAsked">;

/** Draws the model into a grid: two rows of head (names and filter boxes), the boxes that pick, and the cells. */
export class TableGrid {
  readonly view: GridView;

  constructor(
    private readonly model: TableModel,
    private readonly curves: CurveStore,
    private readonly marks: SharedMarks,
    private readonly t: Translate,
    acts: GridActs,
    failed: (error: unknown) => void,
  ) {
    this.view = new GridView({
      ...acts,
      label: t("Runs"),
      rowHeight,
      headHeight,
      fillCell: (cell, row, column) => this.#fill(cell, row, column),
      fillRow: (row, at) => this.#fillRow(row, at),
      moved: () => void this.#load().catch(failed),
    });
    this.view.setHeadRows(2);
    editFilters(this.view.element, model);
    curves.onDidLoad.listen(() => this.view.refresh(this.#curveColumns()));
    model.onDidArrange.listen(() => this.draw());
  }

  /** Shows the model as it is now. */
  draw(): void {
    const isGrouped = this.model.groups !== null;
    this.view.element.setAttribute("role", isGrouped ? "treegrid" : "grid");
    this.view.element.classList.toggle("is-in-groups", isGrouped);
    this.view.setColumns([isGrouped ? groupedPickColumn : pickColumn, ...this.model.columns]);
    this.view.setRowCount(this.model.lines.length);
  }

  /** The column of a cell; null: the boxes that pick. */
  columnOf({ column }: GridCell): ShownColumn | null {
    return this.model.columns[column - 1] ?? null;
  }

  /** Runs of the selected lines, those of groups among them, each once. */
  selectedRuns(): string[] {
    return [...new Set(this.selectedLines().flatMap((line) => this.model.runIds(line)))];
  }

  selectedLines(): number[] {
    const { top, bottom } = this.view.selection.block;
    return Array.from({ length: bottom - top + 1 }, (_, i) => top + i);
  }

  /** Puts the keyboard into the filter box of a column. */
  editFilter(column: number): void {
    this.view.moveTo({ row: -1, column });
    const box = this.view.cellElement({ row: -1, column })?.querySelector("input");
    box?.focus();
    box?.select();
  }

  /** Places of the columns with small curves. */
  #curveColumns(): number[] {
    return this.model.columns.flatMap(({ field }, at) => (field ? [] : [at + 1]));
  }

  #fill(cell: HTMLElement, row: number, column: number): void {
    const { model, t } = this;
    const shown = model.columns[column - 1];
    if (row === -2) {
      if (shown) fillHeadCell(cell, shown, model.layout, t);
      else cell.replaceChildren(element("span", { class: "only-spoken" }, t("Pick")));
    } else if (row === -1) {
      const mistake = shown ? (model.mistakes.get(shown.id) ?? null) : null;
      if (shown) fillFilterCell(cell, shown, { text: model.layout.filters[shown.id] ?? "", mistake }, t);
    } else {
      this.#fillBody(cell, row, shown);
      if (column === 1) this.#markBrushed(cell, row);
    }
  }

  #markBrushed(cell: HTMLElement, row: number): void {
    const { marks, model, t } = this;
    const count = model.runIds(row).filter((runId) => marks.isBrushed(runId)).length;
    if (count === 0) return;
    const isGroup = model.groupAt(row) !== null;
    markBrushed(cell, isGroup ? t("{0} marked in Compare", count) : t("marked in Compare"));
  }

  #fillBody(cell: HTMLElement, row: number, shown: ShownColumn | undefined): void {
    const { model, t } = this;
    const { data } = model.store;
    const runId = model.runId(row);
    const isGroup = model.groupAt(row) !== null;
    if (!shown) return fillPickCell(cell, { picked: this.#picked(row), name: model.name(row), isGroup }, t);
    if (!shown.field) return fillCurveCell(cell, isGroup ? [] : this.curves.get(runId, shown.column.key), t);
    const isLoaded = data.isLoaded(shown.id);
    if (shown.id === "attributes.starred" && !isGroup && isLoaded) return fillStarCell(cell, model.isStarred(row), t);
    fillTextCell(cell, shown, isLoaded ? model.text(shown, row) : "…", isLoaded ? model.explain(shown, row) : "");
    if (shown.id !== "attributes.status") return;
    const look = model.look(row);
    if (look !== null) markStatus(cell, look);
  }

  #picked(row: number): PickBox["picked"] {
    const runIds = this.model.runIds(row);
    const count = runIds.filter((runId) => this.marks.isPicked(runId)).length;
    return count === 0 ? "none" : count === runIds.length ? "all" : "some";
  }

  #fillRow(element: HTMLElement, row: number): void {
    const { classList } = element;
    const { model } = this;
    const isOpen = model.isOpen(row);
    classList.toggle("is-picked", this.#picked(row) === "all");
    classList.toggle("is-current", this.marks.isCurrent(model.runId(row)));
    classList.toggle("is-odd", row % 2 === 1);
    classList.toggle("is-group", isOpen !== null);
    if (isOpen === null) element.removeAttribute("aria-expanded");
    else element.setAttribute("aria-expanded", String(isOpen));
    if (model.groups === null) element.removeAttribute("aria-level");
    else element.setAttribute("aria-level", String(model.level(row)));
  }

  /** Asks for what can be seen now and is not here yet. */
  async #load(): Promise<void> {
    const { model, view } = this;
    const seen = view.columnSpan.flatMap((column) => model.columns[column - 1] ?? []);
    model.store.want([...seen.map(({ column }) => column), ...model.neededColumns]);
    const [first, end] = view.rowSpan;
    const runIds = Array.from({ length: end - first }, (_, i) => model.runId(first + i)).filter((id) => id !== "");
    const metrics = seen.filter(({ field }) => !field).map(({ column }) => column.key);
    await this.curves.want(runIds, [...new Set(metrics)]);
  }
}
