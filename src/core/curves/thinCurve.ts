import { extremes } from "../series/extremes";
import { rowsWithin } from "./rowsWithin";

/** The part of a curve that is drawn, and on how many pixel columns. */
export interface CurveWindow {
  readonly from: number;
  readonly to: number;
  readonly columns: number;
  /** Whether the columns are equal on a logarithmic axis; rows at or below 0 are not drawn on one. */
  readonly isLog: boolean;
}

/**
 * Rows of a curve that draw like all of them: of each pixel column the first smallest and first largest value, and the
 * first that is no number (a gap stays a gap, a mark stays a mark). So no spike is lost, whatever the zoom. One row on
 * each side of the window is kept, so that lines run out of the picture. Every row is kept where they are few enough.
 * @param x rising; equal ones and gaps in it are allowed
 */
export function thinCurve(x: Float64Array, y: Float64Array, window: CurveWindow): Uint32Array {
  const [inner, after] = rowsWithin(x, window.from, window.to);
  const hasBefore = inner > 0 && !(window.isLog && x[inner - 1]! <= 0);
  const first = hasBefore ? inner - 1 : inner;
  const end = Math.min(x.length, after + 1);
  const inside = end - first;
  if (inside <= 2 * window.columns) return Uint32Array.from({ length: Math.max(0, inside) }, (_, i) => first + i);
  const picked = new Uint32Array(3 * window.columns + 8);
  let count = 0;
  const edge = columnEdges(window);
  let row = first;
  let column = 0;
  const take = (from: number, to: number): void => {
    const [one, two, three] = extremes(y, from, to);
    picked[count++] = one;
    if (two > one) picked[count++] = two;
    if (three > two) picked[count++] = three;
  };
  if (x[row]! < window.from) picked[count++] = row++;
  while (row < end && column < window.columns) {
    const from = row;
    row = firstFrom(x, edge(++column), row, end);
    if (column === window.columns) row = Math.max(row, after);
    if (row > from) take(from, row);
  }
  if (row < end) picked[count++] = row;
  return picked.slice(0, count);
}

/** Right edge of the n-th column, counted from 1. */
function columnEdges({ from, to, columns, isLog }: CurveWindow): (column: number) => number {
  if (!isLog || !(from > 0)) return (column) => from + ((to - from) * column) / columns;
  const ratio = Math.log(to / from);
  return (column) => from * Math.exp((ratio * column) / columns);
}

/**
 * First row from `row` on that is not below `value`; `end` when all are. Looks ahead in growing strides: the next column
 * of pixels begins hundreds of rows further on in a long curve, and two rows further on in a short one.
 */
function firstFrom(x: Float64Array, value: number, row: number, end: number): number {
  let low = row;
  let high = row;
  for (let stride = 1; high < end && x[high]! < value; stride *= 2) {
    low = high + 1;
    high += stride;
  }
  if (high > end) high = end;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (x[middle]! < value) low = middle + 1;
    else high = middle;
  }
  return low;
}
