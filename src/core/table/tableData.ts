import { NumberColumn } from "../query/evaluate/numberColumn";
import type { QueryColumns } from "../query/evaluate/queryColumns";
import type { QueryField } from "../query/parse/queryField";
import { TextColumn } from "../query/evaluate/textColumn";
import { TextPool } from "../query/texts/textPool";
import type { ColumnCells } from "./columns/columnCells";
import { columnId } from "./columns/columnId";

/** Columns that were asked for, with their cells. */
export interface LoadedCells {
  /** Ids of the runs that the cells are of, in the order of the index. */
  readonly runIds: readonly string[];
  /** Ids of the columns (`columnId`). */
  readonly ids: readonly string[];
  /** One for each of `ids`. */
  readonly cells: readonly ColumnCells[];
}

/**
 * What a table has loaded: runs as rows, in the order of the index, and the columns that were asked for so far. Rows
 * change their place only when everything is replaced.
 */
export class TableData implements QueryColumns {
  texts = new TextPool();
  #runIds: readonly string[] = [];
  /** Made when it is first asked for. */
  #rows: Map<string, number> | null = null;
  #columns = new Map<string, TextColumn | NumberColumn | null>();

  get size(): number {
    return this.#runIds.length;
  }

  runId(row: number): string {
    return this.#runIds[row] ?? "";
  }

  /** The row of a run, or -1. */
  rowOf(runId: string): number {
    this.#rows ??= new Map(this.#runIds.map((id, row) => [id, row]));
    return this.#rows.get(runId) ?? -1;
  }

  isLoaded(id: string): boolean {
    return this.#columns.has(id);
  }

  /** Forgets all columns but these. */
  keepOnly(ids: ReadonlySet<string>): void {
    for (const id of this.#columns.keys()) if (!ids.has(id)) this.#columns.delete(id);
  }

  /** Forgets everything, and takes these runs and columns. */
  replace({ runIds, ids, cells }: LoadedCells): void {
    this.texts = new TextPool();
    this.#runIds = runIds;
    this.#rows = null;
    this.#columns = new Map();
    ids.forEach((id, i) => this.#columns.set(id, this.#make(cells[i])));
  }

  /**
   * Adds columns, or brings them up to date, for the runs that are here.
   * @param asked runs that were asked for; null: all
   * @returns false when these runs are not the ones that are here, and everything is to be asked for again
   */
  merge(asked: readonly string[] | null, { runIds, ids, cells }: LoadedCells): boolean {
    const rows = runIds.map((runId) => this.rowOf(runId));
    const expected = asked === null ? this.size : asked.filter((runId) => this.rowOf(runId) >= 0).length;
    if (rows.includes(-1) || rows.length !== expected) return false;
    const isInPlace = rows.length === this.size && rows.every((row, at) => row === at);
    ids.forEach((id, i) => {
      if (isInPlace) this.#columns.set(id, this.#make(cells[i]));
      else this.#put(id, cells[i], rows);
    });
    return true;
  }

  textColumn(field: QueryField): TextColumn | null {
    const column = this.#columns.get(columnId(field));
    return column instanceof TextColumn ? column : null;
  }

  numberColumn(field: QueryField): NumberColumn | null {
    const column = this.#columns.get(columnId(field));
    return column instanceof NumberColumn ? column : null;
  }

  /** Plain words are looked for by the index, which has every column; here are only those that are shown. */
  wordColumns(): [] {
    return [];
  }

  #make(cells: ColumnCells | undefined): TextColumn | NumberColumn | null {
    if (cells?.kind === "number") return NumberColumn.of(cells.values, cells.has);
    if (cells?.kind !== "text") return null;
    const pooled = cells.texts.map((text) => this.texts.idOf(text));
    const ids = new Int32Array(cells.ids.length);
    for (let row = 0; row < ids.length; row++) ids[row] = pooled[cells.ids[row]!] ?? -1;
    return TextColumn.of(ids);
  }

  /** Sets some rows of a column; what a run no longer has is cleared. */
  #put(id: string, cells: ColumnCells | undefined, rows: readonly number[]): void {
    let column = this.#columns.get(id) ?? null;
    if (column === null && cells?.kind === "number") column = new NumberColumn();
    if (column === null && cells?.kind === "text") column = new TextColumn();
    this.#columns.set(id, column);
    rows.forEach((row, i) => {
      if (column instanceof NumberColumn)
        column.set(row, cells?.kind === "number" && cells.has[i] === 1 ? (cells.values[i] ?? NaN) : null);
      const text = cells?.kind === "text" ? cells.texts[cells.ids[i] ?? -1] : undefined;
      if (column instanceof TextColumn) column.set(row, text === undefined ? -1 : this.texts.idOf(text));
    });
  }
}
