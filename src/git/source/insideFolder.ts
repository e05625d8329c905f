import { realpath } from "node:fs/promises";
import path from "node:path";

/**
 * The absolute path of something that a log says lies in a folder; null when it does not exist or, links followed, lies
 * elsewhere: names from logs never leave their root.
 */
export async function insideFolder(folder: string, relative: string): Promise<string | null> {
  try {
    const root = await realpath(folder);
    const file = await realpath(path.resolve(root, relative));
    return file !== root && file.startsWith(root.endsWith(path.sep) ? root : root + path.sep) ? file : null;
  } catch {
    return null; // not there
  }
}
