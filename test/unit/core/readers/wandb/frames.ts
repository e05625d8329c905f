import { crc32 } from "../../../../../src/core/series/codec/crc32";

const blockBytes = 32_768;
const headerBytes = 7;

/** Bytes of a W&B log with these records, written as LevelDB's log writer does. */
export function frames(records: readonly Uint8Array[]): Buffer {
  const parts = [Buffer.from([0x3a, 0x57, 0x26, 0x42, 0xe1, 0xbe, 0x00])];
  let size = headerBytes;
  const write = (part: Buffer<ArrayBuffer>) => {
    parts.push(part);
    size += part.length;
  };
  for (const record of records) {
    let rest = record;
    let isFirst = true;
    for (let isLast = false; !isLast; isFirst = false) {
      let left = blockBytes - (size % blockBytes);
      if (left < headerBytes) {
        write(Buffer.alloc(left));
        left = blockBytes;
      }
      const data = rest.subarray(0, left - headerBytes);
      rest = rest.subarray(data.length);
      isLast = rest.length === 0;
      const typed = Buffer.concat([Uint8Array.of(isFirst ? (isLast ? 1 : 2) : isLast ? 4 : 3), data]);
      const head = Buffer.alloc(6);
      head.writeUInt32LE(crc32(typed), 0);
      head.writeUInt16LE(data.length, 4);
      write(Buffer.concat([head, typed]));
    }
  }
  return Buffer.concat(parts);
}
