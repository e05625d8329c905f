import type { JsonValue } from "../../model/jsonValue";
import type { DecimalMark } from "./decimalMark";

/** What is to be remembered of a table between two slices of its file. Plain JSON. */
export interface TableState {
  /** The header's cells without the spaces around them; null before it was read. */
  header: string[] | null;
  delimiter: string;
  /** Stays "" in tables whose tool is known to write points. */
  decimal: DecimalMark;
  /** A line beginning with "#" before the header, without it. */
  comment: string | null;
  /** The first row as sorted pairs of column and cell, empty cells left out: tells tables apart. */
  identity: string | null;
  /** Lines and rows of the file so far. */
  lines: number;
  rows: number;
  attempt: number;
  /** The highest step of this attempt, and that of each column; null: none yet. */
  highest: number | null;
  highSteps: (number | null)[];
  /** Of each column: 0 no number seen yet, 1 numbers seen, 2 a text among them was complained about. */
  numeric: number[];
  /** A new header was read, so the next row begins an attempt. */
  isRestarted: boolean;
  /** Inside a line that is too long; or the table is not read at all. */
  isSkipping: boolean;
  isRefused: boolean;
  problems: number;
}

/** The state at a file's first byte, or the one that the last slice gave. */
export function restoreTableState(state: JsonValue): TableState {
  if (state !== null) return copied(state as unknown as TableState);
  return {
    header: null,
    delimiter: ",",
    decimal: "",
    comment: null,
    identity: null,
    lines: 0,
    rows: 0,
    attempt: 1,
    highest: null,
    highSteps: [],
    numeric: [],
    isRestarted: false,
    isSkipping: false,
    isRefused: false,
    problems: 0,
  };
}

/** The state belongs to whoever gave it: it may be read again from there. */
function copied(state: TableState): TableState {
  return { ...state, highSteps: [...state.highSteps], numeric: [...state.numeric] };
}
