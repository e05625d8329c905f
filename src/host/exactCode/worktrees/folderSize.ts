import { lstat, readdir } from "node:fs/promises";
import path from "node:path";

const mostEntries = 300_000;

/**
 * Bytes that a folder's files take, links not followed; null when there are too many files to count or the signal
 * ended the counting.
 */
export async function folderSize(folder: string, signal: AbortSignal): Promise<number | null> {
  const waiting = [folder];
  let [bytes, entries] = [0, 0];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const here = next;
    const found = await readdir(here, { withFileTypes: true }).catch(() => []); // gone or closed: nothing to count
    entries += found.length;
    if (signal.aborted || entries > mostEntries) return null;
    waiting.push(...found.filter((entry) => entry.isDirectory()).map(({ name }) => path.join(here, name)));
    const files = found.filter((entry) => !entry.isDirectory());
    const sizes = await Promise.all(
      files.map(({ name }) =>
        lstat(path.join(here, name)).then(
          ({ size }) => size,
          () => 0,
        ),
      ), // gone meanwhile
    );
    for (const size of sizes) bytes += size;
  }
  return bytes;
}
