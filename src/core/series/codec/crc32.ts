/** Checksum of bytes: CRC-32 as zlib, PNG and gzip compute it (polynomial 0xEDB88320). Unsigned 32 bits. */
export type Crc32 = (bytes: Uint8Array) => number;

const table = new Int32Array(256);
for (let byte = 0; byte < 256; byte++) {
  let value = byte;
  for (let bit = 0; bit < 8; bit++) value = value & 1 ? (value >>> 1) ^ 0xedb88320 : value >>> 1;
  table[byte] = value;
}

/** CRC-32 in plain TypeScript, for where zlib has none: the same numbers, about ten times slower. */
export const crc32: Crc32 = (bytes) => {
  let value = -1;
  for (let i = 0; i < bytes.length; i++) value = (value >>> 8) ^ table[(value ^ bytes[i]!) & 255]!;
  return ~value >>> 0;
};
