import type { RowTest } from "../../src/core/query/compileCondition";
import { QueryError } from "../../src/core/query/queryError";
import type { QueryOrder } from "../../src/core/query/queryNode";
import { arrangeColumns } from "../../src/core/table/arrangeColumns";
import { arrangeRows } from "../../src/core/table/arrangeRows";
import { attributeField } from "../../src/core/table/attributeField";
import { cellText, type CellContext } from "../../src/core/table/cellText";
import { columnField } from "../../src/core/table/columnField";
import type { ColumnName } from "../../src/core/table/columnName";
import { quickFilter } from "../../src/core/table/quickFilter";
import type { ShownColumn } from "../../src/core/table/shownColumn";
import { statusLook } from "../../src/core/table/statusLook";
import type { TableLayout } from "../../src/core/table/tableLayout";
import type { RunLook } from "../../src/core/view/runLook";
import { Signal } from "../shared/signal";
import type { RunsStore } from "./runsStore";

const nameField = attributeField("run_name");

/** What the table shows: the columns and rows of the store, as the user arranged them. */
export class TableModel {
  /** Columns, rows or cells are others than before. */
  readonly onDidArrange = new Signal<void>();
  readonly onDidChangeLayout = new Signal<TableLayout>();
  columns: readonly ShownColumn[] = [];
  /** Rows of the store in the order they are shown. */
  rows: readonly number[] = [];
  /** What is wrong with filter boxes, by column. */
  mistakes: ReadonlyMap<string, string> = new Map();
  #layout: TableLayout;

  constructor(
    readonly store: RunsStore,
    readonly context: CellContext,
    layout: TableLayout,
  ) {
    this.#layout = layout;
    store.onDidLoad.listen(() => this.arrange());
  }

  get layout(): TableLayout {
    return this.#layout;
  }

  setLayout(change: Partial<TableLayout>): void {
    this.#layout = { ...this.#layout, ...change };
    this.arrange();
    this.onDidChangeLayout.fire(this.#layout);
  }

  /** Columns that sorting and filtering need, whether they can be seen or not. */
  get neededColumns(): ColumnName[] {
    const { sort, filters } = this.#layout;
    const ids = new Set([...sort.map(({ id }) => id), ...Object.keys(filters)]);
    return this.store.choices.filter(({ id }) => ids.has(id)).map(({ column }) => column);
  }

  /** The run in a row of the table; empty where there is none. */
  runId(row: number): string {
    return this.store.data.runId(this.rows[row] ?? -1);
  }

  /** The name of the run in a row. */
  name(row: number): string {
    return cellText(nameField, this.store.data, this.rows[row] ?? -1, this.context);
  }

  /** The look of the run in a row; null where its status is not here. */
  look(row: number): RunLook | null {
    return statusLook(this.store.data, this.rows[row] ?? -1);
  }

  /** The text of a cell as it is shown. */
  text(column: ShownColumn, row: number): string {
    const at = this.rows[row];
    return column.field && at !== undefined ? cellText(column.field, this.store.data, at, this.context) : "";
  }

  arrange(): void {
    const { data, choices } = this.store;
    this.columns = arrangeColumns(choices, this.#layout);
    const known = new Map(choices.map(({ id, column }) => [id, column]));
    const mistakes = new Map<string, string>();
    const tests = Object.entries(this.#layout.filters).flatMap(([id, text]) => {
      const column = data.isLoaded(id) ? known.get(id) : undefined;
      const test = column && this.#test(id, text, column, mistakes);
      return test ? [test] : [];
    });
    const order = this.#layout.sort.flatMap(({ id, isDescending }): QueryOrder[] => {
      const column = known.get(id);
      const field = column ? columnField(column) : null;
      return field ? [{ field, isDescending }] : [];
    });
    this.mistakes = mistakes;
    this.rows = arrangeRows(data, tests, order);
    this.onDidArrange.fire();
  }

  /** A filter that cannot be read filters nothing, and its box says why. */
  #test(id: string, text: string, column: ColumnName, mistakes: Map<string, string>): RowTest | null {
    const field = columnField(column);
    if (!field) return null;
    const { data } = this.store;
    try {
      return quickFilter(text, field, data, (row) => cellText(field, data, row, this.context), Date.now());
    } catch (error) {
      if (!QueryError.is(error)) throw error;
      mistakes.set(id, error.message);
      return null;
    }
  }
}
