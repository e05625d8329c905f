/** Bytes of the log's header and of each frame's. */
const headerBytes = 32;
const frameHeaderBytes = 24;
/** The header's first number says in which order the checksum reads bytes. */
const littleEndianMagic = 0x377f0682;
const bigEndianMagic = 0x377f0683;

/** A committed page of the log: its number from 1, and where it lies in the log. */
interface Frame {
  readonly page: number;
  readonly offset: number;
}

/**
 * Applies a write-ahead log to a database's bytes, up to the last whole transaction
 * (https://www.sqlite.org/fileformat2.html#the_write_ahead_log). Frames behind the first one with a wrong salt or
 * checksum are left-overs of an earlier round, or are just being written.
 * @param room holds the database file's bytes, perhaps none yet, in its first `length` bytes, and is written to: copies of
 * a big database take long
 * @param wal the bytes of the file beside it that ends in `-wal`
 * @returns the database as a reader would see it, marked as one without a log, in `room` where that is large enough; null
 * when that database would have more than `most` bytes
 */
export function replayWal(room: Uint8Array, length: number, wal: Uint8Array, most: number): Uint8Array | null {
  const { frames, pages, pageSize } = committedFrames(wal);
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

/** The frames of whole transactions, and the database's size in pages after the last of them; 0 when there is none. */
function committedFrames(wal: Uint8Array): { frames: Frame[]; pages: number; pageSize: number } {
  const none = { frames: [], pages: 0, pageSize: 0 };
  if (wal.length < headerBytes) return none;
  const view = new DataView(wal.buffer, wal.byteOffset, wal.byteLength);
  const magic = view.getUint32(0);
  if (magic !== littleEndianMagic && magic !== bigEndianMagic) return none;
  const isLittleEndian = magic === littleEndianMagic;
  const pageSize = view.getUint32(8) === 1 ? 65_536 : view.getUint32(8);
  if (pageSize < 512 || pageSize > 65_536 || (pageSize & (pageSize - 1)) !== 0) return none;
  const [salt1, salt2] = [view.getUint32(16), view.getUint32(20)];
  let sums = checksum(view, 0, 24, isLittleEndian, [0, 0]);
  if (sums[0] !== view.getUint32(24) || sums[1] !== view.getUint32(28)) return none;
  const frames: Frame[] = [];
  let committed = 0;
  let pages = 0;
  for (let at = headerBytes; at + frameHeaderBytes + pageSize <= wal.length; at += frameHeaderBytes + pageSize) {
    if (view.getUint32(at + 8) !== salt1 || view.getUint32(at + 12) !== salt2) break;
    sums = checksum(view, at, 8, isLittleEndian, sums);
    sums = checksum(view, at + frameHeaderBytes, pageSize, isLittleEndian, sums);
    if (sums[0] !== view.getUint32(at + 16) || sums[1] !== view.getUint32(at + 20)) break;
    const page = view.getUint32(at);
    if (page === 0) break;
    frames.push({ page, offset: at + frameHeaderBytes });
    const size = view.getUint32(at + 4);
    if (size !== 0) [committed, pages] = [frames.length, size];
  }
  return { frames: frames.slice(0, committed), pages, pageSize };
}

/** The log's running checksum over pairs of 32-bit words. */
function checksum(
  view: DataView,
  start: number,
  length: number,
  isLittleEndian: boolean,
  seed: readonly [number, number],
): [number, number] {
  let [s0, s1] = seed;
  for (let at = start; at < start + length; at += 8) {
    s0 = (s0 + view.getUint32(at, isLittleEndian) + s1) >>> 0;
    s1 = (s1 + view.getUint32(at + 4, isLittleEndian) + s0) >>> 0;
  }
  return [s0, s1];
}

/** Bytes 18 and 19 of the header ask a reader for the log, which a copy has not. */
function withoutLog(image: Uint8Array): Uint8Array {
  if (image.length >= 20 && (image[18] === 2 || image[19] === 2)) image[18] = image[19] = 1;
  return image;
}
