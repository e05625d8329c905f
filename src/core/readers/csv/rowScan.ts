import { lookahead } from "../../decimal/lookahead";
import { scanDecimal } from "../../decimal/scanDecimal";
import { columnRole } from "./columnsOf";

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
  /** Rows that begin before this byte can be scanned. */
  readonly safeEnd: number;
  private readonly view: DataView;

  constructor(
    private readonly bytes: Uint8Array,
    private readonly roles: Uint8Array,
    private readonly delimiter: number,
  ) {
    this.view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    this.safeEnd = bytes.length > lookahead ? bytes.lastIndexOf(lineFeed, bytes.length - lookahead - 1) + 1 : 0;
    this.columns = new Int32Array(roles.length);
    this.values = new Float64Array(roles.length + 1);
  }

  /** @returns whether the row that begins at `start`, before `safeEnd`, is such a one */
  row(start: number): boolean {
    const { bytes, view, roles, delimiter, columns, values } = this;
    const width = roles.length;
    let p = start;
    let count = 0;
    let step = NaN;
    let time = NaN;
    for (let column = 0; column < width; column++) {
      let c = bytes[p]!;
      while (c === space) c = bytes[++p]!;
      if (c !== delimiter) {
        // A value that is none of a metric is read to where the next one goes.
        const end = scanDecimal(bytes, view, p, values, count);
        if (end >= 0) {
          const role = roles[column]!;
          if (role === columnRole.metric) columns[count++] = column;
          else if (role === columnRole.step) step = values[count]!;
          else {
            time = values[count]!;
            if (role === columnRole.timeAndMetric) columns[count++] = column;
          }
          p = end;
          c = bytes[p]!;
          while (c === space) c = bytes[++p]!;
        } else if (c !== lineFeed && c !== carriageReturn) return false;
      }
      if (c === delimiter) {
        p++;
        continue;
      }
      if (c === carriageReturn) c = bytes[++p]!;
      if (c !== lineFeed) return false;
      this.end = p + 1;
      this.count = count;
      this.step = step;
      this.time = time;
      return column > 0 || p > start + 1 || count > 0;
    }
    return false; // more cells than columns
  }
}
