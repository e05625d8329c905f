import { statSync } from "node:fs";

/** Bytes of a file; 0 when it cannot be looked at, and whoever reads it tells why. */
export function sizeOf(file: string): number {
  try {
    return statSync(file).size;
  } catch {
    return 0;
  }
}
