import { readdirSync } from "node:fs";
import { isEventFile } from "../../../core/readers/tensorboard/isEventFile";

/** Names of the event files directly in a folder, in the order in which they were begun; none when it cannot be read. */
export function eventFilesIn(folder: string): string[] {
  try {
    const entries = readdirSync(folder, { withFileTypes: true });
    return entries.filter((entry) => entry.isFile() && isEventFile(entry.name)).map(({ name }) => name).sort(); // prettier-ignore
  } catch {
    return []; // gone, or not ours to read: the search says so where it lists the folder itself
  }
}
