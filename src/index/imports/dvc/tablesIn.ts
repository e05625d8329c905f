import { readdirSync } from "node:fs";

/** Tables of one run that are read. */
const maxTables = 2000;

/** The tables of DVCLive below a folder, by their paths relative to it, sorted. */
export function tablesIn(top: string): string[] {
  try {
    const all = readdirSync(top, { recursive: true, encoding: "utf8" });
    return all
      .filter((name) => name.endsWith(".tsv"))
      .sort()
      .slice(0, maxTables);
  } catch {
    return []; // not there, or being deleted: the next run of the folder begins
  }
}
