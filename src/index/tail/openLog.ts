import { closeSync, constants, fstatSync, openSync, statSync, type Stats } from "node:fs";
import { errorCode } from "../errorCode";

/** A log file opened for reading, or why it cannot be read. The caller closes `fd`. */
export type OpenedLog =
  | { readonly fd: number; readonly stats: Stats }
  | { readonly fd: null; readonly code: string; readonly reason: string };

/** Codes that mean that there is no file any more, as opposed to one that cannot be read. */
export const goneCodes: ReadonlySet<string> = new Set(["ENOENT", "ENOTDIR"]);

/**
 * Opens a log for reading only. What is no regular file is never opened: a FIFO would block the thread for ever.
 * Never throws.
 */
export function openLog(file: string): OpenedLog {
  let fd: number | null = null;
  try {
    if (!statSync(file).isFile()) return notRegular();
    // Not blocking: it may have become a FIFO since the look.
    fd = openSync(file, constants.O_RDONLY | constants.O_NONBLOCK);
    const stats = fstatSync(fd);
    if (stats.isFile()) return { fd, stats };
    closeSync(fd);
    return notRegular();
  } catch (error) {
    if (fd !== null) closeSync(fd);
    return { fd: null, code: errorCode(error), reason: reasonOf(errorCode(error)) };
  }
}

function notRegular(): OpenedLog {
  return { fd: null, code: "EINVAL", reason: "This is not a regular file, so it is not read." };
}

function reasonOf(code: string): string {
  if (goneCodes.has(code)) return "The file is gone.";
  if (code === "EACCES" || code === "EPERM") return "There is no permission to read this file.";
  if (code === "ELOOP") return "The links that lead to this file go in a circle.";
  if (code === "EMFILE" || code === "ENFILE") return "Too many files are open to read this one now.";
  return `This file cannot be read (${code || "unknown error"}).`;
}
