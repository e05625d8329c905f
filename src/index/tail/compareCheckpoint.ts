import { closeSync, statSync } from "node:fs";
import type { LogDecoder } from "../../core/ingest/logDecoder";
import { errorCode } from "../errorCode";
import type { FileCheckpoint } from "../store/storedRun";
import { endsHash } from "./endsHash";
import { goneCodes, openLog } from "./openLog";

/** How a file stands to what was read of it. */
export type FileChange =
  | { readonly kind: "same" | "grown" | "replaced" | "gone"; readonly size: number }
  | { readonly kind: "unreadable"; readonly reason: string };

/**
 * Compares a file with its checkpoint. Size, time and inode alone decide "same", so that an unchanged file is never
 * opened; the device is not compared, because its number changes when a network disk is mounted again.
 */
export function compareCheckpoint(checkpoint: FileCheckpoint, decoder: LogDecoder): FileChange {
  try {
    const stats = statSync(checkpoint.path);
    const isKnownFormat =
      checkpoint.format === decoder.format && checkpoint.decoderVersion === decoder.version && stats.isFile();
    const { size } = stats;
    if (!isKnownFormat || stats.ino !== checkpoint.inode || size < checkpoint.size) return { kind: "replaced", size };
    if (size === checkpoint.size && stats.mtimeMs === checkpoint.mtime) return { kind: "same", size };
    // The same size at another time: written over in place, or only touched. Reading it again is right for both.
    if (size === checkpoint.size) return { kind: "replaced", size };
    return { kind: isSameFile(checkpoint) ? "grown" : "replaced", size };
  } catch (error) {
    if (goneCodes.has(errorCode(error))) return { kind: "gone", size: 0 };
    return { kind: "unreadable", reason: `This file cannot be looked at (${errorCode(error)}).` };
  }
}

function isSameFile(checkpoint: FileCheckpoint): boolean {
  const opened = openLog(checkpoint.path);
  if (opened.fd === null) return true; // whoever reads it will tell why it cannot be read
  try {
    return endsHash(opened.fd, checkpoint.headLength, checkpoint.offset) === checkpoint.headHash;
  } finally {
    closeSync(opened.fd);
  }
}
