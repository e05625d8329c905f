import { lookahead } from "../../../decimal/lookahead";
import { scanDecimal } from "../../../decimal/scanDecimal";
import { keyRole, type KeyNumbers } from "./keyNumbers";
import { NumberRow } from "./numberRow";

/** Tags of fields with a length: number * 8 + 2; value_json is field 16, whose tag takes two bytes. */
const [itemTag, stepTag, keyTag, nestedKeyTag] = [0x0a, 0x12, 0x0a, 0x12];
const [valueTag, valueTagEnd] = [0x82, 0x01];
/** Tag of a whole number in field 1. */
const numberTag = 0x08;

/**
 * Reads rows of the history whose values are all plain numbers, which nearly all are, without making an object of each
 * item. Lengths of two bytes at most, one key an item, and nothing that W&B does not write: all else is left to
 * `readItem`.
 */
export class HistoryScan {
  /** The metrics of the row that was read last. */
  readonly row = new NumberRow();
  /** `_step` and `_timestamp` of the row; NaN where it has none. */
  ownStep = NaN;
  seconds = NaN;
  /** Step of the record; 0 where it has none. */
  recordStep = 0;
  /** Behind the length that was read last. */
  private position = 0;

  constructor(private readonly keys: KeyNumbers) {}

  /**
   * @param from where the message HistoryRecord (1 item, 2 step with 1 num) lies in the record, and `to`
   * @returns whether the row is such a one
   */
  read(record: Uint8Array, from: number, to: number): boolean {
    const { buffer, byteOffset } = record;
    const length = Math.min(record.length + lookahead, buffer.byteLength - byteOffset);
    const bytes = new Uint8Array(buffer, byteOffset, length);
    return to + lookahead <= length && this.readItems(bytes, new DataView(buffer, byteOffset, length), from, to);
  }

  private readItems(bytes: Uint8Array, view: DataView, from: number, to: number): boolean {
    this.row.clear();
    this.ownStep = NaN;
    this.seconds = NaN;
    this.recordStep = 0;
    for (let at = from; at < to;) {
      const tag = bytes[at];
      const length = this.readLength(bytes, at + 1, to);
      const start = this.position;
      if (length < 0 || start + length > to) return false;
      at = start + length;
      const isRead =
        tag === itemTag ? this.readItem(bytes, view, start, at) : tag === stepTag && this.readStep(bytes, start, at);
      if (!isRead) return false;
    }
    return true;
  }

  private readItem(bytes: Uint8Array, view: DataView, from: number, to: number): boolean {
    const { keys, row } = this;
    if (bytes[from] !== keyTag && bytes[from] !== nestedKeyTag) return false;
    const keyLength = this.readLength(bytes, from + 1, to);
    const keyStart = this.position;
    const keyEnd = keyStart + keyLength;
    if (keyLength <= 0 || keyEnd + 3 >= to || bytes[keyEnd] !== valueTag || bytes[keyEnd + 1] !== valueTagEnd)
      return false;
    const length = this.readLength(bytes, keyEnd + 2, to);
    const at = this.position;
    if (length <= 0 || at + length !== to) return false;
    const { values, count } = row;
    if (scanDecimal(bytes, view, at, values, count) !== to) return false;
    const key = keys.read(bytes, keyStart, keyEnd);
    const role = keys.roles[key];
    if (role === keyRole.metric) return row.add(key);
    if (role === keyRole.step) this.ownStep = values[count]!;
    else if (role === keyRole.time) this.seconds = values[count]!;
    return true;
  }

  private readStep(bytes: Uint8Array, from: number, to: number): boolean {
    if (from === to) return true;
    if (bytes[from] !== numberTag) return false;
    let step = 0;
    let scale = 1;
    for (let at = from + 1; at < to; at++) {
      const byte = bytes[at]!;
      step += (byte & 127) * scale;
      scale *= 128;
      if (byte < 128) {
        this.recordStep = step;
        return at + 1 === to && scale <= 2 ** 49;
      }
    }
    return false;
  }

  /** A length of one or two bytes; -1 where none ends before `end`. `position` is behind it afterwards. */
  private readLength(bytes: Uint8Array, at: number, end: number): number {
    if (at >= end) return -1;
    const low = bytes[at]!;
    this.position = at + 1;
    if (low < 128) return low;
    if (at + 1 >= end) return -1;
    const high = bytes[at + 1]!;
    this.position = at + 2;
    return high < 128 ? (low & 127) | (high << 7) : -1;
  }
}
