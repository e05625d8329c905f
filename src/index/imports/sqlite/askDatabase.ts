import type { SqliteDatabase } from "../../database/sqlite";
import { readDatabase } from "./readDatabase";

/**
 * Asks another tool's database one thing, as it is now.
 * @returns null when it cannot be read; reading its runs says why
 */
export async function askDatabase<T>(file: string, ask: (database: SqliteDatabase) => T): Promise<T | null> {
  let asked: T | null = null;
  let answer: T | null = null;
  const read = function* (database: SqliteDatabase) {
    asked = ask(database);
    yield { runs: [], gone: [], bytesRead: 0 };
  };
  // A batch comes when what was asked is known to be of one moment.
  for await (const batch of readDatabase(file, new Map(), read)) if (batch.problems === undefined) answer = asked;
  return answer;
}
