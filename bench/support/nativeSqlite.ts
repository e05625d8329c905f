import { createRequire } from "node:module";
import path from "node:path";

/** As much of better-sqlite3 as benchmarks use. */
export interface NativeDatabase {
  exec(sql: string): void;
  prepare(sql: string): { run(...values: unknown[]): void; all(...values: unknown[]): unknown[] };
}

/**
 * An empty database in memory, by better-sqlite3, which is no dependency of the project: it is taken from the folder
 * that RUNBACK_SQLITE names (where `npm install better-sqlite3` was run). null without one.
 */
export function nativeSqlite(): NativeDatabase | null {
  const folder = process.env["RUNBACK_SQLITE"];
  if (folder === undefined) return null;
  const Database = createRequire(path.join(path.resolve(folder), "package.json"))("better-sqlite3") as new (
    file: string,
  ) => NativeDatabase;
  return new Database(":memory:");
}
