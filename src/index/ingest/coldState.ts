import { closeSync, statSync } from "node:fs";
import { errorCode } from "../errorCode";
import { goneCodes, openLog } from "../tail/openLog";
import type { RunEntry } from "./run/runEntry";

/**
 * How a log that is not being read stands to its checkpoint, by its size, time and inode alone.
 * @param logFile of the entry
 * @param isTroubled it could not be read when it was last tried: "changed" then means that it can be opened now
 */
export function coldState(
  { checkpoint, source }: Pick<RunEntry, "checkpoint" | "source">,
  logFile: string,
  isTroubled: boolean,
): "same" | "changed" | "gone" {
  const { format, version } = source.decoder;
  if (checkpoint && (checkpoint.format !== format || checkpoint.decoderVersion !== version)) return "changed";
  try {
    const { size, mtimeMs, ino } = statSync(logFile);
    const isEmpty = size === 0 && checkpoint?.size === 0;
    if (isEmpty || (checkpoint?.size === size && checkpoint.mtime === mtimeMs && checkpoint.inode === ino))
      return "same";
  } catch (error) {
    if (goneCodes.has(errorCode(error))) return "gone";
  }
  if (!isTroubled) return "changed";
  const opened = openLog(logFile);
  if (opened.fd === null) return goneCodes.has(opened.code) ? "gone" : "same";
  closeSync(opened.fd);
  return "changed";
}
