import { closeSync, existsSync, mkdirSync, openSync, statSync, writeSync, writeFileSync } from "node:fs";
import path from "node:path";
import { crc32c } from "../../src/core/readers/shared/crc32c";
import { seededRandom } from "./seededRandom";

/** What an event file of TensorBoard holds: one value an event, the tags in turn. */
export interface EventShape {
  readonly tags: number;
  readonly steps: number;
  /** As PyTorch writes scalars (`simple_value`), or as TensorFlow 2 and Keras do (a tensor of rank 0). */
  readonly encoding: "simple" | "tensor";
}

export interface EventFileMade {
  /** The run's folder, which holds the file alone. */
  readonly folder: string;
  readonly file: string;
  readonly points: number;
  readonly bytes: number;
}

const pieceBytes = 1 << 20;
/** Of the largest record made here. */
const maxRecord = 128;

/** Writes an event file below `parent`, unless it lies there already. The same shape gives the same bytes. */
export function eventFile(parent: string, { tags, steps, encoding }: EventShape): EventFileMade {
  const folder = path.join(parent, `events-${tags}x${steps}-${encoding}`, "run");
  const file = path.join(folder, "events.out.tfevents.1764000000.bench.1.0");
  const done = path.join(folder, "..", "done");
  if (!existsSync(done)) {
    mkdirSync(folder, { recursive: true });
    write(file, { tags, steps, encoding });
    writeFileSync(done, "");
  }
  return { folder, file, points: tags * steps, bytes: statSync(file).size };
}

function write(file: string, { tags, steps, encoding }: EventShape): void {
  const random = seededRandom(7);
  const names = Array.from({ length: tags }, (_, tag) => Buffer.from(tag === 0 ? "train/loss" : `train/metric_${tag}`));
  const fd = openSync(file, "w");
  const piece = Buffer.alloc(pieceBytes + maxRecord);
  let size = 0;
  const flush = () => {
    writeSync(fd, piece, 0, size);
    size = 0;
  };
  for (let step = 0; step < steps; step++)
    for (const name of names) {
      const event = eventOf(name, step, 1_764_000_000 + step / 8, random(), encoding);
      size = frame(piece, size, event);
      if (size >= pieceBytes) flush();
    }
  flush();
  closeSync(fd);
}

function eventOf(tag: Buffer, step: number, time: number, value: number, encoding: EventShape["encoding"]): Buffer {
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

function frame(room: Buffer, at: number, data: Buffer): number {
  room.writeBigUInt64LE(BigInt(data.length), at);
  room.writeUInt32LE(masked(room, at, at + 8), at + 8);
  data.copy(room, at + 12);
  const end = at + 12 + data.length;
  room.writeUInt32LE(masked(room, at + 12, end), end);
  return end + 4;
}

function masked(bytes: Buffer, from: number, to: number): number {
  const crc = crc32c(bytes, from, to);
  return (((crc >>> 15) | (crc << 17)) + 0xa282ead8) >>> 0;
}
