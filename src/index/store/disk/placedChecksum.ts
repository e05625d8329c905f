import { checksum } from "./checksum";

/**
 * Checksum of bytes at a place: right only in the file (`salt`) and at the offset they were written for, so that
 * neither moved nor left-over bytes, nor a run of zeros, pass for what should stand there.
 */
export function placedChecksum(bytes: Uint8Array, salt: number, offset: number): number {
  return (checksum(bytes) ^ checksum(new Uint8Array(new Float64Array([salt, offset, bytes.length]).buffer))) >>> 0;
}
