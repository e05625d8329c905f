import { columnWidth } from "../../../src/core/table/columns/columnWidth";
import { moveColumn } from "../../../src/core/table/columns/moveColumn";
import type { ShownColumn } from "../../../src/core/table/columns/shownColumn";
import type { TableModel } from "../tableModel";

/** CSS pixels that one press makes a column wider or narrower. */
const widthStep = 24;

/** What can be done with a column: for its menu, and by the keys of its head. */
export class ColumnActs {
  constructor(
    private readonly model: TableModel,
    private readonly shown: ShownColumn,
  ) {}

  sort(isDescending: boolean, isAdded: boolean): void {
    const { id } = this.shown;
    const others = isAdded ? this.model.layout.sort.filter((key) => key.id !== id) : [];
    this.model.setLayout({ sort: [...others, { id, isDescending }] });
  }

  unsort(): void {
    this.model.setLayout({ sort: this.model.layout.sort.filter(({ id }) => id !== this.shown.id) });
  }

  move(steps: number): void {
    this.model.setLayout({ order: moveColumn(this.model.columns, this.shown.id, steps) });
  }

  widen(steps: number): void {
    this.setWidth(this.shown.width + steps * widthStep);
  }

  setWidth(width: number): void {
    const { id, column } = this.shown;
    this.model.setLayout({ widths: { ...this.model.layout.widths, [id]: columnWidth(column, width) } });
  }

  togglePin(): void {
    const { id, isPinned } = this.shown;
    const { pinned } = this.model.layout;
    this.model.setLayout({ pinned: isPinned ? pinned.filter((one) => one !== id) : [...pinned, id] });
  }

  hide(): void {
    this.show(this.shown.id, false);
  }

  show(id: string, isShown: boolean): void {
    this.model.setLayout({ shown: { ...this.model.layout.shown, [id]: isShown } });
  }
}
