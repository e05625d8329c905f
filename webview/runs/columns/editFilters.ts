import type { TableModel } from "../tableModel";

/** Milliseconds without a key after which what is typed filters. */
const typingPause = 200;
/** Keys that give the keyboard back to the grid. */
const leaving: ReadonlySet<string> = new Set(["Escape", "Enter", "ArrowDown", "ArrowUp"]);

/** Filters by what is typed into the boxes of a grid. One listener for all: boxes come and go as columns scroll. */
export function editFilters(grid: HTMLElement, model: TableModel): void {
  /** One for each box: what is typed into the next one soon after leaves the first one's change alone. */
  const timers = new Map<string, number>();
  const columnOf = (event: Event): string | undefined =>
    event.target instanceof HTMLInputElement ? event.target.dataset["column"] : undefined;

  grid.addEventListener("input", (event) => {
    const id = columnOf(event);
    if (id === undefined) return;
    const { value } = event.target as HTMLInputElement;
    window.clearTimeout(timers.get(id));
    const change = (): void => {
      const others = Object.entries(model.layout.filters).filter(([other]) => other !== id);
      const filters = value.trim() === "" ? others : [...others, [id, value] as const];
      model.setLayout({ filters: Object.fromEntries(filters) });
    };
    timers.set(id, window.setTimeout(change, typingPause));
  });
  grid.addEventListener("keydown", (event) => {
    if (columnOf(event) === undefined || !leaving.has(event.key)) return;
    event.preventDefault();
    grid.focus();
  });
}
