import { toggleSort } from "../../src/core/table/toggleSort";
import type { Translate } from "../../src/core/view/translate";
import type { GridCell } from "../shared/grid/nextCell";
import { openMenu, type MenuItem } from "../shared/parts/menu";
import { ColumnActs } from "./columns/columnActs";
import { columnMenu } from "./columns/columnMenu";
import { dragHead } from "./columns/dragHead";
import type { GridActs, SharedMarks, TableGrid } from "./tableGrid";
import type { TableModel } from "./tableModel";

/** What keys and pointer can set off. */
export interface GridActParts {
  readonly model: TableModel;
  readonly marks: SharedMarks;
  readonly t: Translate;
  readonly grid: () => TableGrid;
  pick(runIds: readonly string[], isPicked: boolean): Promise<void>;
  star(runIds: readonly string[], isStarred: boolean): Promise<void>;
  compare(): Promise<void>;
  copyItems(): MenuItem[];
  selectRun(runId: string): Promise<void>;
  showRun(runId: string): Promise<void>;
  readonly failed: (error: unknown) => void;
}

/** What the keys and the pointer do in the grid, beyond moving in it. Rows -2 and -1 are names and filter boxes. */
export function gridActs(parts: GridActParts): GridActs {
  const { model, marks, t, grid, failed } = parts;

  const togglePicks = (runIds: readonly string[]): void => {
    const isPicked = !runIds.every((runId) => marks.isPicked(runId));
    parts.pick(runIds, isPicked).catch(failed);
  };
  /** Runs get a star each, unless all have one. */
  const toggleStars = (lines: readonly number[]): void => {
    const isStarred = !lines.every((line) => model.isStarred(line));
    const runIds = new Set(lines.flatMap((line) => model.runIds(line)));
    parts.star([...runIds], isStarred).catch(failed);
  };
  const openMenuOf = (cell: GridCell): void => {
    const element = grid().view.cellElement(cell);
    const place = element?.getBoundingClientRect();
    const shown = grid().columnOf(cell);
    if (!place) return;
    if (cell.row < 0) {
      const groups = shown && columnMenu(model, shown, () => grid().editFilter(cell.column), t);
      const button = element?.querySelector(".head-menu");
      const told = (isOpen: boolean): void => button?.setAttribute("aria-expanded", String(isOpen));
      if (groups) openMenu(t("Column"), place, groups, told);
      return;
    }
    const runIds = grid().selectedRuns();
    const isPicked = runIds.every((runId) => marks.isPicked(runId));
    const isStarred = grid()
      .selectedLines()
      .every((line) => model.isStarred(line));
    const item = (label: string, act: () => Promise<void>): MenuItem => ({
      label,
      act: () => void act().catch(failed),
    });
    if (model.isOpen(cell.row) !== null) {
      const isOpen = model.isOpen(cell.row) === true;
      openMenu(t("Group"), place, [
        [
          { label: isOpen ? t("Close group") : t("Open group"), act: () => model.open(cell.row, !isOpen) },
          { label: t("Open all groups"), act: () => model.openAll(true) },
          { label: t("Close all groups"), act: () => model.openAll(false) },
        ],
        [
          item(isPicked ? t("Clear pick of {0} runs", runIds.length) : t("Pick {0} runs", runIds.length), () =>
            parts.pick(runIds, !isPicked),
          ),
          item(t("Compare picked runs"), () => parts.compare()),
        ],
        parts.copyItems(),
      ]);
      return;
    }
    openMenu(t("Run"), place, [
      [
        item(t("Show run"), () => parts.showRun(model.runId(cell.row))),
        item(isPicked ? t("Clear pick") : t("Pick to compare"), () => parts.pick(runIds, !isPicked)),
        item(t("Compare picked runs"), () => parts.compare()),
        item(isStarred ? t("Remove star") : t("Add star"), () => parts.star(runIds, !isStarred)),
      ],
      parts.copyItems(),
    ]);
  };

  const headKey = (event: KeyboardEvent, cell: GridCell): boolean => {
    const shown = grid().columnOf(cell);
    if (!shown) return false;
    const acts = new ColumnActs(model, shown);
    const step = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
    if (step !== undefined && event.altKey) {
      acts.move(step);
      const column = model.columns.findIndex(({ id }) => id === shown.id) + 1;
      grid().view.moveTo({ row: cell.row, column });
    } else if (step !== undefined && event.shiftKey) acts.widen(step);
    else if (cell.row === -1 && (event.key === "Enter" || event.key === "F2")) grid().editFilter(cell.column);
    else if ((event.key === "Enter" || event.key === " ") && shown.field) {
      model.setLayout({ sort: toggleSort(model.layout.sort, shown.id, event.shiftKey) });
    } else if (event.key === "Delete") acts.hide();
    else if (event.key === "p") acts.togglePin();
    else if (event.key === "f") grid().editFilter(cell.column);
    else return false;
    return true;
  };
  const bodyKey = (event: KeyboardEvent, cell: GridCell): boolean => {
    const isFar = event.ctrlKey || event.metaKey;
    const isOpen = model.isOpen(cell.row);
    if (isOpen !== null && (event.key === "Enter" || event.key === "+" || event.key === "-"))
      model.open(cell.row, event.key === "Enter" ? !isOpen : event.key === "+");
    else if (event.key === "*" && model.groups) model.openAll(true);
    else if (event.key === " ") togglePicks(grid().selectedRuns());
    else if (event.key === "s" && !isFar) toggleStars(grid().selectedLines());
    else if (event.key === "Enter") parts.showRun(model.runId(cell.row)).catch(failed);
    else if (event.key === "Escape") grid().view.moveTo(cell);
    else if (event.key === "a" && isFar) grid().view.selectAll();
    else return false;
    return true;
  };

  return {
    keyPressed(event, cell) {
      const isMenu = event.key === "ContextMenu" || (event.key === "F10" && event.shiftKey);
      if (isMenu) openMenuOf(cell);
      else if (!(cell.row < 0 ? headKey(event, cell) : bodyKey(event, cell))) return;
      event.preventDefault();
    },
    pressed(event, cell) {
      const { view } = grid();
      const target = event.target as Element;
      if (event.button !== 0 || cell.row === -1) return;
      event.preventDefault();
      view.element.focus();
      view.selection.isDragged = cell.row >= 0;
      view.moveTo(cell, event.shiftKey && cell.row >= 0);
      const shown = grid().columnOf(cell);
      if (cell.row >= 0) {
        const runId = model.runId(cell.row);
        if (target.closest(".twistie")) model.open(cell.row, !model.isOpen(cell.row));
        else if (!shown) togglePicks(model.runIds(cell.row));
        else if (shown.id === "attributes.starred" && runId !== "") toggleStars([cell.row]);
        else if (runId !== "") parts.selectRun(runId).catch(failed);
      } else if (!shown) return;
      else if (target.closest(".head-menu")) openMenuOf(cell);
      else dragHead(event, shown, model, view.element);
    },
    doublePressed(_event, cell) {
      if (cell.row < 0 || !grid().columnOf(cell)) return;
      const isOpen = model.isOpen(cell.row);
      if (isOpen !== null) model.open(cell.row, !isOpen);
      else parts.showRun(model.runId(cell.row)).catch(failed);
    },
    menuAsked(event, cell) {
      event.preventDefault();
      if (!grid().view.selection.has(cell)) grid().view.moveTo(cell);
      openMenuOf(cell);
    },
  };
}
