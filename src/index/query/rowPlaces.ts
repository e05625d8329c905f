import type { RunRow } from "../../core/model/runRow";
import type { RunTable } from "../../core/query/evaluate/runTable";

/**
 * Where the runs of a table of columns stand in a list of rows, and the other way round, so that answers to queries are
 * numbers all the way to the page that is shown. Worked out again when the list or the runs of the table are others.
 */
export class RowPlaces {
  readonly #list: readonly RunRow[];
  readonly #table: RunTable;
  readonly #numbering: number;
  /** Row of the table for each place in the list; -1: the table does not have the run. */
  readonly rows: Int32Array;
  /** Place in the list for each row of the table; -1: the list does not have the run. */
  readonly places: Int32Array;

  constructor(list: readonly RunRow[], table: RunTable) {
    this.#list = list;
    this.#table = table;
    this.#numbering = table.numbering;
    this.rows = Int32Array.from(list, ({ runId }) => table.rowOf(runId));
    this.places = new Int32Array(table.size).fill(-1);
    this.rows.forEach((row, place) => {
      if (row >= 0) this.places[row] = place;
    });
  }

  /** Whether it still tells the places of this list (rows of the same runs may have been replaced in it). */
  isOf(list: readonly RunRow[], table: RunTable): boolean {
    return this.#list === list && this.#table === table && this.#numbering === table.numbering;
  }

  /** Places of some rows of the table, in the same order; rows that are not in the list are left out. */
  placesOf(rows: Int32Array): Int32Array {
    return rows.map((row) => this.places[row] ?? -1).filter((place) => place >= 0);
  }

  /** The same in the order of the list. */
  sortedPlacesOf(rows: Int32Array): Int32Array {
    const isFound = new Uint8Array(this.rows.length);
    const found = this.placesOf(rows);
    for (const place of found) isFound[place] = 1;
    let count = 0;
    for (let place = 0; place < isFound.length; place++) if (isFound[place] === 1) found[count++] = place;
    return found;
  }
}
