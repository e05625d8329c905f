import type { ShownColumn } from "../../../src/core/table/columns/shownColumn";
import { toggleSort } from "../../../src/core/table/toggleSort";
import { ColumnActs } from "./columnActs";
import type { TableModel } from "../tableModel";

/** CSS pixels that the pointer may tremble in a press. */
const slack = 5;

/**
 * Follows the pointer from a press on a column's head: on the right edge it changes the width, elsewhere it moves the
 * column, and a press without a move sorts.
 */
export function dragHead(start: PointerEvent, shown: ShownColumn, model: TableModel, view: HTMLElement): void {
  const isEdge = (start.target as Element).classList.contains("edge");
  const acts = new ColumnActs(model, shown);
  let isMoved = false;
  const move = (event: PointerEvent): void => {
    const distance = event.clientX - start.clientX;
    isMoved ||= Math.abs(distance) > slack;
    if (!isMoved) return;
    view.classList.toggle("is-moving", !isEdge);
    if (isEdge) acts.setWidth(shown.width + distance);
  };
  const end = (event: PointerEvent): void => {
    stop.abort();
    view.classList.remove("is-moving");
    if (isEdge || event.type === "pointercancel") return;
    if (isMoved) acts.move(stepsFor(event.clientX - start.clientX, shown, model));
    else if (shown.field) model.setLayout({ sort: toggleSort(model.layout.sort, shown.id, event.shiftKey) });
  };
  const stop = new AbortController();
  const { signal } = stop;
  window.addEventListener("pointermove", move, { signal });
  window.addEventListener("pointerup", end, { signal });
  window.addEventListener("pointercancel", end, { signal });
}

/** How many columns the pointer has passed, each once it is past the middle. */
function stepsFor(distance: number, shown: ShownColumn, { columns }: TableModel): number {
  const step = distance < 0 ? -1 : 1;
  let at = columns.findIndex(({ id }) => id === shown.id) + step;
  let passed = 0;
  let steps = 0;
  for (let next = columns[at]; next && passed + next.width / 2 < Math.abs(distance); next = columns[at]) {
    passed += next.width;
    steps += step;
    at += step;
  }
  return steps;
}
