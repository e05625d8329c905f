import { closeSync, openSync, writeSync } from "node:fs";
import { seededRandom } from "./seededRandom";
import { crc32 } from "../../src/core/series/codec/crc32";
import { protobufBytes } from "./protobufBytes";

const { field, varint } = protobufBytes;

const blockBytes = 32_768;
const headerBytes = 7;

/** Writes the log of a finished run of W&B's with a row a step, as W&B writes it (`run-<id>.wandb`). */
export function wandbLog(file: string, { metrics, steps }: { readonly metrics: number; readonly steps: number }): void {
  const random = seededRandom(7);
  const log = new LogWriter(file);
  log.record(field(17, Buffer.concat([field(1, "bench"), field(3, "bench"), field(8, "bench run")])));
  for (let step = 0; step < steps; step++) {
    const items = Array.from({ length: metrics }, (_, metric) => item(`train/metric_${metric}`, String(random())));
    items.push(item("_step", String(step)), item("_timestamp", String(1_764_000_000 + step / 8)));
    log.record(field(2, Buffer.concat([...items, field(2, Buffer.concat([Buffer.from([8]), varint(step)]))])));
  }
  log.record(field(18, Buffer.alloc(0)));
  log.close();
}

function item(key: string, json: string): Buffer {
  return field(1, Buffer.concat([field(1, key), field(16, json)]));
}

/** LevelDB's log format, behind W&B's header. */
class LogWriter {
  readonly #fd: number;
  #size = 0;
  #parts: Buffer[] = [];

  constructor(file: string) {
    this.#fd = openSync(file, "w");
    this.#add(Buffer.from([0x3a, 0x57, 0x26, 0x42, 0xe1, 0xbe, 0x00]));
  }

  record(record: Buffer): void {
    let rest = record;
    for (let isFirst = true; isFirst || rest.length > 0; isFirst = false) {
      let left = blockBytes - (this.#size % blockBytes);
      if (left < headerBytes) {
        this.#add(Buffer.alloc(left));
        left = blockBytes;
      }
      const data = rest.subarray(0, left - headerBytes);
      rest = rest.subarray(data.length);
      const type = isFirst ? (rest.length === 0 ? 1 : 2) : rest.length === 0 ? 4 : 3;
      const typed = Buffer.concat([Buffer.from([type]), data]);
      const head = Buffer.alloc(6);
      head.writeUInt32LE(crc32(typed), 0);
      head.writeUInt16LE(data.length, 4);
      this.#add(head);
      this.#add(typed);
    }
    if (this.#parts.length > 4096) this.#flush();
  }

  close(): void {
    this.#flush();
    closeSync(this.#fd);
  }

  #add(bytes: Buffer): void {
    this.#parts.push(bytes);
    this.#size += bytes.length;
  }

  #flush(): void {
    writeSync(this.#fd, Buffer.concat(this.#parts));
    this.#parts = [];
  }
}
