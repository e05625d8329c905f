import { crc32c } from "../../../../../src/core/readers/shared/crc32c";

/** A field with a length: a message, bytes or a text. */
export function field(number: number, content: Uint8Array | string): Buffer {
  const bytes = Buffer.from(content);
  return Buffer.concat([varint(BigInt(number) * 8n + 2n), varint(BigInt(bytes.length)), bytes]);
}

/** A whole number in a field; negative ones take ten bytes. */
export function integer(number: number, value: bigint): Buffer {
  return Buffer.concat([varint(BigInt(number) * 8n), varint(BigInt.asUintN(64, value))]);
}

export function float(number: number, value: number): Buffer {
  const bytes = Buffer.alloc(5);
  bytes[0] = number * 8 + 5;
  bytes.writeFloatLE(value, 1);
  return bytes;
}

export function double(number: number, value: number): Buffer {
  const bytes = Buffer.alloc(9);
  bytes[0] = number * 8 + 1;
  bytes.writeDoubleLE(value, 1);
  return bytes;
}

/** An event with one value of one tag. */
export function scalarEvent(tag: string, step: bigint, value: number, seconds = 1): Buffer {
  return event(step, Buffer.concat([field(1, tag), float(2, value)]), seconds);
}

/** An event with one Summary.Value. */
export function event(step: bigint, value: Buffer, seconds = 1): Buffer {
  return Buffer.concat([double(1, seconds), integer(2, step), field(5, field(1, value))]);
}

/** The frame that a record has in the file. */
export function frame(data: Buffer): Buffer {
  const length = Buffer.alloc(8);
  length.writeBigUInt64LE(BigInt(data.length));
  return Buffer.concat([length, masked(length), data, masked(data)]);
}

function masked(bytes: Buffer): Buffer {
  const crc = crc32c(bytes, 0, bytes.length);
  const sum = Buffer.alloc(4);
  sum.writeUInt32LE((((crc >>> 15) | (crc << 17)) + 0xa282ead8) >>> 0);
  return sum;
}

function varint(value: bigint): Buffer {
  const bytes: number[] = [];
  let rest = value;
  for (; rest > 127n; rest >>= 7n) bytes.push(Number(rest & 127n) | 128);
  return Buffer.from([...bytes, Number(rest)]);
}
