import { crc32c } from "../../src/core/readers/shared/crc32c";

/** One scalar of an event file of TensorBoard, with the frame around it. */
export interface EventScalar {
  readonly tag: Buffer;
  readonly step: number;
  /** Seconds since the epoch. */
  readonly time: number;
  readonly value: number;
  /** As PyTorch writes scalars (`simple_value`), or as TensorFlow 2 and Keras do (a tensor of rank 0). */
  readonly encoding: "simple" | "tensor";
}

/** Bytes around a record's data: its length, and two checksums. */
const frameBytes = 16;

/** The bytes of one record of an event file. */
export function eventRecord(scalar: EventScalar): Buffer {
  const data = eventOf(scalar);
  const record = Buffer.alloc(data.length + frameBytes);
  record.writeBigUInt64LE(BigInt(data.length));
  record.writeUInt32LE(masked(record, 0, 8), 8);
  data.copy(record, 12);
  record.writeUInt32LE(masked(record, 12, 12 + data.length), 12 + data.length);
  return record;
}

function eventOf({ tag, step, time, value, encoding }: EventScalar): Buffer {
  const number = Buffer.alloc(4);
  number.writeFloatLE(value);
  const scalar =
    encoding === "simple"
      ? Buffer.concat([Buffer.from([0x15]), number])
      : Buffer.concat([Buffer.from([0x42, 10, 8, 1, 0x12, 0, 0x22, 4]), number]);
  const message = Buffer.concat([Buffer.from([0x0a, tag.length]), tag, scalar]);
  const seconds = Buffer.alloc(9, 0x09);
  seconds.writeDoubleLE(time, 1);
  const head = [seconds, Buffer.from([0x10]), varint(step)];
  return Buffer.concat([...head, Buffer.from([0x2a, message.length + 2, 0x0a, message.length]), message]);
}

function varint(value: number): Buffer {
  const bytes: number[] = [];
  let rest = value;
  for (; rest > 127; rest = Math.floor(rest / 128)) bytes.push((rest & 127) | 128);
  return Buffer.from([...bytes, rest]);
}

function masked(bytes: Buffer, from: number, to: number): number {
  const crc = crc32c(bytes, from, to);
  return (((crc >>> 15) | (crc << 17)) + 0xa282ead8) >>> 0;
}
