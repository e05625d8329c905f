import { decodeUtf8 } from "../text/decodeUtf8";
import { numberTag } from "./numberTag";

/** Reads what `ByteWriter` wrote. Throws a RangeError beyond the end or on a tag that no writer makes. */
export class ByteReader {
  /** Of all the bytes, for those who read by themselves what `skip` gave them. */
  readonly view: DataView;
  private position = 0;

  constructor(private readonly bytes: Uint8Array) {
    this.view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  }

  byte(): number {
    return this.view.getUint8(this.position++);
  }

  varint(): number {
    let value = 0;
    for (let scale = 1; scale < 2 ** 56; scale *= 128) {
      const byte = this.byte();
      value += (byte & 127) * scale;
      if (byte < 128) return value;
    }
    throw new RangeError("A whole number runs on for more than eight bytes.");
  }

  double(): number {
    this.position += 8;
    return this.view.getFloat64(this.position - 8, true);
  }

  number(): number {
    const tag = this.byte();
    if (tag === numberTag.double) return this.double();
    if (tag === numberTag.nan) return NaN;
    const digits = tag & 15;
    if (tag >= 2 * numberTag.negative) throw new RangeError(`No number begins with ${tag}.`);
    const value = this.varint() / 10 ** digits;
    return tag < numberTag.negative ? value : -value;
  }

  text(): string {
    return decodeUtf8(this.blob());
  }

  /** Bytes after their count: a view, not a copy. */
  blob(): Uint8Array {
    const length = this.varint();
    if (this.position + length > this.bytes.length) throw new RangeError("A text runs on beyond the end.");
    this.position += length;
    return this.bytes.subarray(this.position - length, this.position);
  }

  /** Passes over bytes, and says where they begin. */
  skip(count: number): number {
    if (this.position + count > this.bytes.length) throw new RangeError("Bytes run on beyond the end.");
    this.position += count;
    return this.position - count;
  }

  get isAtEnd(): boolean {
    return this.position >= this.bytes.length;
  }
}
