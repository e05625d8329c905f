import { placedChecksum } from "./placedChecksum";

/**
 * A record of a journal or segment: its length and a checksum (little-endian, 32 bits each), then its bytes. The
 * checksum holds only at one offset of one file (told by `salt`).
 */
export const placedFrame = {
  /** Bytes that a frame is longer than its record. */
  headLength: 8,

  write(payload: Uint8Array, salt: number, offset: number): Uint8Array {
    const frame = new Uint8Array(placedFrame.headLength + payload.length);
    const view = new DataView(frame.buffer);
    view.setUint32(0, payload.length, true);
    view.setUint32(4, placedChecksum(payload, salt, offset), true);
    frame.set(payload, placedFrame.headLength);
    return frame;
  },

  /** The record whose frame lies at `offset` of the file and begins the given bytes; null when it is not whole and right. */
  read(bytes: Uint8Array, salt: number, offset: number): Uint8Array | null {
    if (bytes.length < placedFrame.headLength) return null;
    const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    const end = placedFrame.headLength + view.getUint32(0, true);
    if (end > bytes.length) return null;
    const payload = bytes.subarray(placedFrame.headLength, end);
    return placedChecksum(payload, salt, offset) === view.getUint32(4, true) ? payload : null;
  },
};
