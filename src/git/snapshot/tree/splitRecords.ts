import type { BytePath } from "../../paths/bytePath";

/** The records of an output where each ends with a NUL (`-z`), one character a byte. */
export function splitRecords(output: Buffer): BytePath[] {
  return output.toString("latin1").split("\0").slice(0, -1);
}
