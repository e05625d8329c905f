import { decodeUtf8 } from "../../text/decodeUtf8";

/**
 * Walks the fields of one protobuf message in place: `while (reader.next())` and then, by `reader.field`, one of the
 * reading methods; a field that none was called for is passed over. A field of another wire type than the method reads
 * gives the method's empty value, as unknown fields do.
 * Throws a RangeError where the message ends inside a field, or where no field can begin.
 * Format: protobuf.dev/programming-guides/encoding.
 */
export class ProtoReader {
  /** Number of the current field. */
  field = 0;
  /** Where the bytes of the field lie in `bytes`, once `span` was called for it. */
  from = 0;
  to = 0;
  private wire = 0;
  private isRead = true;

  constructor(
    readonly bytes: Uint8Array,
    private position = 0,
    private readonly end = bytes.length,
  ) {}

  /** Goes on to the next field; false at the end of the message. */
  next(): boolean {
    if (!this.isRead) this.skip();
    if (this.position >= this.end) return false;
    const tag = this.rawVarint();
    this.field = Math.floor(tag / 8);
    this.wire = tag % 8;
    this.isRead = false;
    if (this.field === 0) throw new RangeError("A protobuf field has the number 0.");
    return true;
  }

  /** An unsigned whole number, or a signed one of 64 bits: exact up to 2^53, rounded beyond. */
  integer(): number {
    return this.begin(0) ? this.rawVarint() : 0;
  }

  flag(): boolean {
    return this.integer() !== 0;
  }

  double(): number {
    if (!this.begin(1)) return 0;
    const at = this.advance(8);
    return new DataView(this.bytes.buffer, this.bytes.byteOffset + at, 8).getFloat64(0, true);
  }

  float(): number {
    if (!this.begin(5)) return 0;
    const at = this.advance(4);
    return new DataView(this.bytes.buffer, this.bytes.byteOffset + at, 4).getFloat32(0, true);
  }

  /** Bytes of a field: a view, not a copy. */
  blob(): Uint8Array {
    if (!this.begin(2)) return this.bytes.subarray(0, 0);
    const length = this.rawVarint();
    const at = this.advance(length);
    return this.bytes.subarray(at, at + length);
  }

  /** As `blob`, but only says where they lie: `from` and `to`. @returns whether the field has bytes */
  span(): boolean {
    if (!this.begin(2)) return false;
    const length = this.rawVarint();
    this.from = this.advance(length);
    this.to = this.from + length;
    return true;
  }

  text(): string {
    return decodeUtf8(this.blob());
  }

  /** A message inside this one. */
  message(): ProtoReader {
    if (!this.begin(2)) return new ProtoReader(this.bytes, 0, 0);
    const length = this.rawVarint();
    const at = this.advance(length);
    return new ProtoReader(this.bytes, at, at + length);
  }

  /** Whether the field is of this wire type, and then it counts as read. */
  private begin(wire: number): boolean {
    if (this.wire !== wire || this.isRead) return false;
    this.isRead = true;
    return true;
  }

  private skip(): void {
    this.isRead = true;
    if (this.wire === 0) this.rawVarint();
    else if (this.wire === 1) this.advance(8);
    else if (this.wire === 2) this.advance(this.rawVarint());
    else if (this.wire === 5) this.advance(4);
    else throw new RangeError(`A protobuf field has the wire type ${this.wire}.`);
  }

  /** Passes over bytes, and says where they began. */
  private advance(count: number): number {
    const at = this.position;
    if (count < 0 || count > this.end - at) throw new RangeError("A protobuf field ends after its message.");
    this.position = at + count;
    return at;
  }

  private rawVarint(): number {
    const { bytes, end } = this;
    let low = 0;
    for (let shift = 0; shift < 28; shift += 7) {
      if (this.position >= end) throw new RangeError("A protobuf message ends inside a number.");
      const byte = bytes[this.position++]!;
      low |= (byte & 127) << shift;
      if (byte < 128) return low;
    }
    // The upper 36 bits by multiplication: shifts are of 32 bits. Ten bytes are a negative number.
    let high = 0;
    for (let scale = 1, count = 4; count < 10; scale *= 128, count++) {
      if (this.position >= end) throw new RangeError("A protobuf message ends inside a number.");
      const byte = bytes[this.position++]!;
      high += (byte & 127) * scale;
      if (byte < 128) return low + 2 ** 28 * (high >= 2 ** 35 ? (high % 2 ** 36) - 2 ** 36 : high);
    }
    throw new RangeError("A protobuf number runs on for more than ten bytes.");
  }
}
