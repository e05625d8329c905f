import { walFrames } from "./walFrames";
import { walStart } from "./walStart";

/**
 * Applies a write-ahead log to a database's bytes, up to the last whole transaction.
 * @param room holds the database file's bytes, perhaps none yet, in its first `length` bytes, and is written to: copies of
 * a big database take long
 * @param wal the bytes of the file beside it that ends in `-wal`
 * @returns the database as a reader would see it, marked as one without a log, in `room` where that is large enough; null
 * when that database would have more than `most` bytes
 */
export function replayWal(room: Uint8Array, length: number, wal: Uint8Array, most: number): Uint8Array | null {
  const start = walStart(wal);
  if (start === null) return withoutLog(room.subarray(0, length));
  const { frames, position } = walFrames(wal.subarray(start.offset), start);
  const { pages, pageSize } = position;
  if (pages === 0) return withoutLog(room.subarray(0, length));
  const size = pages * pageSize;
  if (size > most) return null;
  const image = size <= room.length ? room.subarray(0, size) : new Uint8Array(size);
  if (size > room.length) image.set(room.subarray(0, length));
  else image.fill(0, length);
  for (const { page, offset } of frames)
    if (page <= pages) image.set(wal.subarray(offset, offset + pageSize), (page - 1) * pageSize);
  return withoutLog(image);
}

/** Bytes 18 and 19 of the header ask a reader for the log, which a copy has not. */
function withoutLog(image: Uint8Array): Uint8Array {
  if (image.length >= 20 && (image[18] === 2 || image[19] === 2)) image[18] = image[19] = 1;
  return image;
}
