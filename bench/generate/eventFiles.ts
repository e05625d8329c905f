import { closeSync, existsSync, mkdirSync, openSync, statSync, writeSync, writeFileSync } from "node:fs";
import path from "node:path";
import { eventRecord, type EventScalar } from "./eventRecord";
import { seededRandom } from "./seededRandom";

/** What an event file of TensorBoard holds: one value an event, the tags in turn. */
export interface EventShape {
  readonly tags: number;
  readonly steps: number;
  readonly encoding: EventScalar["encoding"];
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
    for (const tag of names) {
      const time = 1_764_000_000 + step / 8;
      size += eventRecord({ tag, step, time, value: random(), encoding }).copy(piece, size);
      if (size >= pieceBytes) flush();
    }
  flush();
  closeSync(fd);
}
