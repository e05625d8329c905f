import { existsSync } from "node:fs";
import path from "node:path";

const names = ["console.log", "output.log", path.join("files", "output.log")];

/** The file in a run's folder that may hold what it printed; null: there is none. */
export function consoleFileOf(runFolder: string): string | null {
  return names.map((name) => path.join(runFolder, name)).find(existsSync) ?? null;
}
