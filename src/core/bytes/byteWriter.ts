import { encodeUtf8 } from "../text/encodeUtf8";
import { numberTag } from "./numberTag";

const powers = Array.from({ length: 16 }, (_, digits) => 10 ** digits);

/** Writes small binary records: growing, little-endian. `ByteReader` reads them back. */
export class ByteWriter {
  private bytes: Uint8Array<ArrayBuffer>;
  /** Of all room there is; another one after `reserve`. For those who write by themselves, at `position`. */
  view: DataView;
  /** Bytes written so far. */
  position = 0;

  /** @param room bytes to begin with; it grows as need be */
  constructor(room = 1024) {
    this.bytes = new Uint8Array(room);
    this.view = new DataView(this.bytes.buffer);
  }

  /** Makes room for `count` bytes more. */
  reserve(count: number): void {
    if (this.position + count <= this.bytes.length) return;
    const larger = new Uint8Array(Math.max(this.bytes.length * 2, this.position + count));
    larger.set(this.bytes);
    this.bytes = larger;
    this.view = new DataView(larger.buffer);
  }

  byte(value: number): void {
    this.reserve(1);
    this.bytes[this.position++] = value;
  }

  /** A whole number from 0 to 2^53 - 1, in 7 bits a byte. */
  varint(value: number): void {
    this.reserve(8);
    let rest = value;
    while (rest > 127) {
      this.bytes[this.position++] = (rest % 128) | 128;
      rest = Math.floor(rest / 128);
    }
    this.bytes[this.position++] = rest;
  }

  /** Eight bytes, every bit kept but that of NaNs. */
  double(value: number): void {
    this.reserve(8);
    this.view.setFloat64(this.position, value, true);
    this.position += 8;
  }

  /** Any number, exactly: a tag byte and few bytes for short decimals, eight for others. */
  number(value: number): void {
    if (value !== value) return this.byte(numberTag.nan);
    for (let digits = 0; digits < powers.length; digits++) {
      const scaled = Math.round(value * powers[digits]!);
      if (Math.abs(scaled) > 2 ** 40) break;
      if (!Object.is(scaled / powers[digits]!, value)) continue;
      this.byte(scaled < 0 || Object.is(scaled, -0) ? numberTag.negative + digits : digits);
      return this.varint(Math.abs(scaled));
    }
    this.byte(numberTag.double);
    this.double(value);
  }

  text(value: string): void {
    this.blob(encodeUtf8(value));
  }

  /** Any bytes, after their count. */
  blob(bytes: Uint8Array): void {
    this.varint(bytes.length);
    this.reserve(bytes.length);
    this.bytes.set(bytes, this.position);
    this.position += bytes.length;
  }

  /** A copy of what was written. */
  finish(): Uint8Array<ArrayBuffer> {
    return this.bytes.slice(0, this.position);
  }
}
