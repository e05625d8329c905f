import { columnRole } from "./columnsOf";
import { scanned, scanNumber } from "./scanNumber";

const lineFeed = 10;
const carriageReturn = 13;
const space = 32;

/** Reads rows whose cells are plain numbers or empty, which nearly all are, without making texts. */
export class RowScan {
  /** Columns that have a value in the row, rising, and their values; the first `count` of both. */
  readonly columns: Int32Array;
  readonly values: Float64Array;
  count = 0;
  step = NaN;
  time = NaN;
  /** Where the next row begins. */
  end = 0;
  private readonly view: DataView;

  constructor(
    private readonly bytes: Uint8Array,
    private readonly roles: Uint8Array,
    private readonly delimiter: number,
  ) {
    this.view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    this.columns = new Int32Array(roles.length);
    this.values = new Float64Array(roles.length);
  }

  /** @returns whether the row that begins at `start` is such a one; a line feed must follow somewhere */
  row(start: number): boolean {
    const { bytes, view, roles, delimiter, columns, values } = this;
    const width = roles.length;
    let p = start;
    let count = 0;
    this.step = NaN;
    this.time = NaN;
    for (let column = 0; column < width; column++) {
      let c = bytes[p]!;
      while (c === space) c = bytes[++p]!;
      if (c !== delimiter && c !== lineFeed && c !== carriageReturn) {
        p = scanNumber(bytes, view, p);
        if (p < 0) return false;
        const value = scanned[0]!;
        const role = roles[column]!;
        if (role === columnRole.metric) {
          columns[count] = column;
          values[count++] = value;
        } else if (role === columnRole.step) this.step = value;
        else {
          this.time = value;
          if (role === columnRole.timeAndMetric) {
            columns[count] = column;
            values[count++] = value;
          }
        }
        c = bytes[p]!;
        while (c === space) c = bytes[++p]!;
      }
      if (c === delimiter) {
        p++;
        continue;
      }
      if (c === carriageReturn) c = bytes[++p]!;
      if (c !== lineFeed) return false;
      this.end = p + 1;
      this.count = count;
      return column > 0 || p > start + 1 || count > 0;
    }
    return false; // more cells than columns
  }
}
