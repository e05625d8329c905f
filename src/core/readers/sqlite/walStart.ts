import { walChecksum } from "./walChecksum";

/** Bytes of the log's header. */
const headerBytes = 32;
/** The header's first number says in which order the checksum reads bytes. */
const littleEndianMagic = 0x377f0682;
const bigEndianMagic = 0x377f0683;

/** A place in a write-ahead log behind a whole transaction, and all that is needed to read on from there. */
export interface WalPosition {
  readonly isLittleEndian: boolean;
  readonly pageSize: number;
  /** They are others when the log starts over. */
  readonly salts: readonly [number, number];
  /** The running checksum. */
  readonly sums: readonly [number, number];
  /** Bytes of the log before it. */
  readonly offset: number;
  /** Pages of the database after the last transaction; 0: there was none. */
  readonly pages: number;
}

/**
 * Where a write-ahead log's first frame begins (https://www.sqlite.org/fileformat2.html#the_write_ahead_log); null when
 * these are not the first bytes of one.
 */
export function walStart(log: Uint8Array): WalPosition | null {
  if (log.length < headerBytes) return null;
  const view = new DataView(log.buffer, log.byteOffset, log.byteLength);
  const magic = view.getUint32(0);
  if (magic !== littleEndianMagic && magic !== bigEndianMagic) return null;
  const isLittleEndian = magic === littleEndianMagic;
  const pageSize = view.getUint32(8) === 1 ? 65_536 : view.getUint32(8);
  if (pageSize < 512 || pageSize > 65_536 || (pageSize & (pageSize - 1)) !== 0) return null;
  const sums = walChecksum(view, 0, 24, isLittleEndian, [0, 0]);
  if (sums[0] !== view.getUint32(24) || sums[1] !== view.getUint32(28)) return null;
  const salts = [view.getUint32(16), view.getUint32(20)] as const;
  return { isLittleEndian, pageSize, salts, sums, offset: headerBytes, pages: 0 };
}
