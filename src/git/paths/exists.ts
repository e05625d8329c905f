import type { PathLike } from "node:fs";
import { lstat } from "node:fs/promises";

/** Whether anything lies at a path, a link that leads nowhere included. What cannot be seen counts as not there. */
export async function exists(file: PathLike): Promise<boolean> {
  try {
    await lstat(file);
    return true;
  } catch {
    return false;
  }
}
