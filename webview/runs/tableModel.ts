import { statisticsAt } from "../../src/core/groups/statistics/statisticsAt";
import { statisticLines } from "../../src/core/groups/text/statisticLines";
import type { RowTest } from "../../src/core/query/evaluate/compileCondition";
import { QueryError } from "../../src/core/query/parse/queryError";
import type { QueryField } from "../../src/core/query/parse/queryField";
import type { QueryOrder } from "../../src/core/query/parse/queryNode";
import { arrangeColumns } from "../../src/core/table/columns/arrangeColumns";
import { arrangeRows } from "../../src/core/table/arrangeRows";
import { attributeField } from "../../src/core/table/columns/attributeField";
import { cellText, type CellContext } from "../../src/core/table/cellText";
import { cellValue } from "../../src/core/table/cellValue";
import type { ColumnChoice } from "../../src/core/table/columns/columnChoices";
import { columnField } from "../../src/core/table/columns/columnField";
import type { ColumnName } from "../../src/core/table/columns/columnName";
import { columnId } from "../../src/core/table/columns/columnId";
import { arrangeGroups } from "../../src/core/table/groups/arrangeGroups";
import { groupCellText } from "../../src/core/table/groups/groupCellText";
import { TableGroups } from "../../src/core/table/groups/tableGroups";
import { quickFilter } from "../../src/core/table/quickFilter";
import type { ShownColumn } from "../../src/core/table/columns/shownColumn";
import { statusLook } from "../../src/core/table/statusLook";
import type { TableLayout } from "../../src/core/table/tableLayout";
import type { RunLook } from "../../src/core/view/runs/runLook";
import { Signal } from "../shared/signal";
import type { RunsStore } from "./runsStore";

/** As many columns as a wide page shows: asked for with the runs, before anything is drawn. */
const firstColumns = 16;
const nameField = attributeField("run_name");
const starredField = attributeField("starred");
/** The column that groups have besides those of runs. */
const countColumn = { entity: "attributes", key: "run_count", summary: "last", isConstant: false, share: 1 } as const;
const countChoice: ColumnChoice = { id: columnId(countColumn), column: countColumn, isUsual: true };

/**
 * What the table shows: the columns and rows of the store, as the user arranged them. A line is a run, or a group with
 * its runs below it while it is open; sorting and filter boxes are of groups then.
 */
export class TableModel {
  /** Columns, rows or cells are others than before. */
  readonly onDidArrange = new Signal<void>();
  readonly onDidChangeLayout = new Signal<TableLayout>();
  columns: readonly ShownColumn[] = [];
  /** Rows of the store in the order they are shown, `~group` for the line of a group. */
  lines: readonly number[] = [];
  /** The groups; null: runs stand by themselves. */
  groups: TableGroups | null = null;
  /** Groups that pass the filter boxes, in their order. */
  shownGroups: readonly number[] = [];
  /** What is wrong with filter boxes, by column. */
  mistakes: ReadonlyMap<string, string> = new Map();
  #layout: TableLayout;
  #levels: Uint8Array = new Uint8Array();
  /** Keys of the groups whose runs are shown. */
  readonly #open = new Set<string>();

  constructor(
    readonly store: RunsStore,
    readonly context: CellContext,
    layout: TableLayout,
  ) {
    this.#layout = layout;
    store.setGrouping(layout.groupBy, layout.groupFilter);
    store.onDidName.listen(() => {
      const first = arrangeColumns(this.choices, this.#layout).slice(0, firstColumns);
      store.want([...first.map(({ column }) => column), ...this.neededColumns]);
    });
    store.onDidLoad.listen(() => this.arrange());
  }

  get layout(): TableLayout {
    return this.#layout;
  }

  setLayout(change: Partial<TableLayout>): void {
    this.#layout = { ...this.#layout, ...change };
    this.store.setGrouping(this.#layout.groupBy, this.#layout.groupFilter);
    this.arrange();
    this.onDidChangeLayout.fire(this.#layout);
  }

  /** The columns that can be shown: groups have one more. */
  get choices(): readonly ColumnChoice[] {
    const { choices } = this.store;
    if (this.#layout.groupBy === "") return choices;
    const [first, ...rest] = choices;
    return first === undefined ? choices : [first, countChoice, ...rest];
  }

  /** Columns that sorting and filtering need, whether they can be seen or not. */
  get neededColumns(): ColumnName[] {
    const { sort, filters } = this.#layout;
    const ids = new Set([...sort.map(({ id }) => id), ...Object.keys(filters)]);
    return this.choices.filter(({ id }) => ids.has(id)).map(({ column }) => column);
  }

  /** The group that a line is of; null: it is a run's. */
  groupAt(line: number): number | null {
    const at = this.lines[line];
    return at !== undefined && at < 0 ? ~at : null;
  }

  /** The run in a line; empty where there is none, or a group. */
  runId(line: number): string {
    return this.store.data.runId(this.lines[line] ?? -1);
  }

  /** The run in a line, or those of its group. */
  runIds(line: number): readonly string[] {
    const group = this.groupAt(line);
    if (group !== null && this.groups)
      return Array.from(this.groups.table.rowsOf(group), (row) => this.store.data.runId(row));
    const runId = this.runId(line);
    return runId === "" ? [] : [runId];
  }

  /** How deep a line stands: 1, or 2 for a run below its group. */
  level(line: number): number {
    return this.#levels[line] ?? 1;
  }

  /** Whether the runs of a group are shown; null: the line is no group's. */
  isOpen(line: number): boolean | null {
    const group = this.groupAt(line);
    return group === null || !this.groups ? null : this.#open.has(this.groups.key(group));
  }

  /** Shows or hides the runs of a group. */
  open(line: number, isOpen: boolean): void {
    const group = this.groupAt(line);
    if (group === null || !this.groups || this.isOpen(line) === isOpen) return;
    const key = this.groups.key(group);
    if (isOpen) this.#open.add(key);
    else this.#open.delete(key);
    this.arrange();
  }

  /** Shows or hides the runs of all groups. */
  openAll(isOpen: boolean): void {
    this.#open.clear();
    if (isOpen && this.groups)
      for (let group = 0; group < this.groups.count; group++) this.#open.add(this.groups.key(group));
    this.arrange();
  }

  /** The name of the run or the group in a line. */
  name(line: number): string {
    return this.#textOf(nameField, line);
  }

  /** The look of the run in a line; null where its status is not here. */
  look(line: number): RunLook | null {
    return statusLook(this.store.data, this.lines[line] ?? -1);
  }

  /** Whether the run in a line, or each of a group, has a star; false while that is not here. */
  isStarred(line: number): boolean {
    const group = this.groupAt(line);
    const rows = group !== null && this.groups ? Array.from(this.groups.table.rowsOf(group)) : [this.lines[line] ?? -1];
    const column = this.store.data.numberColumn(starredField);
    return column !== null && rows.every((row) => row >= 0 && column.get(row) === 1);
  }

  /** The text of a cell as it is shown. */
  text({ field }: ShownColumn, line: number): string {
    return field ? this.#textOf(field, line) : "";
  }

  /** A cell as it is copied: of runs at full precision, of groups as it is shown. */
  value(field: QueryField, line: number): string {
    const at = this.lines[line];
    if (at === undefined) return "";
    return at < 0 ? this.#textOf(field, line) : cellValue(field, this.store.data, at);
  }

  /** All that is to be said of a group's numbers; empty for other cells. */
  explain({ field }: ShownColumn, line: number): string {
    const group = this.groupAt(line);
    if (group === null || field?.type !== "number" || field.entity === "attributes") return "";
    const columns = this.groups?.table.statistics(field);
    return columns ? statisticLines(statisticsAt(columns, group), this.context.t).join("\n") : "";
  }

  arrange(): void {
    const { data, partition } = this.store;
    const { choices } = this;
    this.columns = arrangeColumns(choices, this.#layout);
    this.groups = partition && new TableGroups(data, partition, this.#layout.statistic);
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
    if (this.groups) {
      const arranged = arrangeGroups(this.groups, data, tests, order, (key) => this.#open.has(key));
      this.lines = arranged.lines;
      this.#levels = arranged.levels;
      this.shownGroups = arranged.groups;
    } else {
      this.lines = arrangeRows(data, tests, order);
      this.#levels = new Uint8Array();
    }
    this.onDidArrange.fire();
  }

  #textOf(field: QueryField, line: number): string {
    const { data } = this.store;
    const at = this.lines[line];
    if (at === undefined) return "";
    if (at >= 0) return cellText(field, data, at, this.context);
    return this.groups ? groupCellText(field, this.groups, data, ~at, this.context) : "";
  }

  /** A filter that cannot be read filters nothing, and its box says why. */
  #test(id: string, text: string, column: ColumnName, mistakes: Map<string, string>): RowTest | null {
    const field = columnField(column);
    if (!field) return null;
    const { data } = this.store;
    const { context, groups } = this;
    const shown = (at: number) =>
      groups ? groupCellText(field, groups, data, at, context) : cellText(field, data, at, context);
    try {
      return quickFilter(text, field, groups?.table ?? data, shown, Date.now());
    } catch (error) {
      if (!QueryError.is(error)) throw error;
      mistakes.set(id, error.message);
      return null;
    }
  }
}
