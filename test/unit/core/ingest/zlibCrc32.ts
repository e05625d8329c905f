import zlib from "node:zlib";
import { crc32, type Crc32 } from "../../../../src/core/series/codec/crc32";

/** The fast checksum where this Node has it. */
export const zlibCrc32: Crc32 = (zlib as { crc32?: Crc32 }).crc32 ?? crc32;
