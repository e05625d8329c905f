import { decodeUtf8 } from "../../core/text/decodeUtf8";
import type { PackedRun } from "../store/pack/packedRun";
import { packParts } from "./packParts";
import type { SqliteDatabase, SqliteStatement, SqliteValue } from "./sqlite";
import { openSqlite } from "./sqlite";

/**
 * Rows and chunks apart from the large parts, so that going through all runs reads few pages. The page size is no
 * matter of speed here (measured from 1 to 64 KB); the larger it is, the less of a page is left empty: of 4 KB a run of
 * 2.6 KB takes all, of 32 KB a twelfth.
 */
const layout = `
  PRAGMA page_size = 32768;
  PRAGMA journal_mode = MEMORY;
  PRAGMA synchronous = OFF;
  PRAGMA locking_mode = EXCLUSIVE;
  CREATE TABLE IF NOT EXISTS runs (
    id INTEGER PRIMARY KEY, key TEXT NOT NULL UNIQUE, header BLOB NOT NULL, chunks BLOB NOT NULL
  );
  CREATE TABLE IF NOT EXISTS parts (id INTEGER PRIMARY KEY, parts BLOB NOT NULL);
  CREATE TABLE IF NOT EXISTS example (id INTEGER PRIMARY KEY CHECK (id = 1), example BLOB NOT NULL);
`;
/** A run with less in it (bytes) is no example for others. */
const shortestExample = 1024;
/** Rows that one read of the list takes. */
const pageRows = 2000;

const empty = new Uint8Array();
const asBytes = (value: SqliteValue | undefined): Uint8Array => (value instanceof Uint8Array ? value : empty);

/** All packed runs, in a database in memory. Methods throw only when memory runs out. */
export class RunTable {
  private readonly findId: SqliteStatement;
  private readonly readParts: SqliteStatement;
  private readonly addRow: SqliteStatement;
  private readonly putParts: SqliteStatement;
  private readonly changeRow: SqliteStatement;
  private readonly removeRow: SqliteStatement;
  private readonly removeParts: SqliteStatement;
  private readonly headerPage: SqliteStatement;
  private readonly chunkPage: SqliteStatement;
  private readonly chunkListPage: SqliteStatement;
  private readonly bodiesFrom: SqliteStatement;
  private readonly findExample: SqliteStatement;
  private readonly putExample: SqliteStatement;
  /** The large parts of the first run that was kept smaller: others are kept as what they differ from it by. */
  private example: Uint8Array | null;

  private constructor(private readonly database: SqliteDatabase) {
    const prepare = (sql: string) => database.prepare(sql);
    this.findExample = prepare("SELECT example FROM example");
    this.putExample = prepare("INSERT INTO example VALUES (1, ?)");
    this.example = this.savedExample();
    this.findId = prepare("SELECT id FROM runs WHERE key = ?");
    this.readParts = prepare("SELECT header, parts, chunks FROM runs JOIN parts USING (id) WHERE key = ?");
    this.addRow = prepare("INSERT INTO runs (key, header, chunks) VALUES (?, ?, ?) RETURNING id");
    this.changeRow = prepare("UPDATE runs SET header = ?, chunks = ? WHERE id = ?");
    this.putParts = prepare("INSERT OR REPLACE INTO parts VALUES (?, ?)");
    this.removeRow = prepare("DELETE FROM runs WHERE id = ?");
    this.removeParts = prepare("DELETE FROM parts WHERE id = ?");
    const page = "WHERE id > ? ORDER BY id LIMIT ?";
    this.headerPage = prepare(
      `SELECT group_concat(nullif(CAST(header AS TEXT), '')), max(id) FROM (SELECT id, header FROM runs ${page})`,
    );
    this.chunkPage = prepare(`SELECT id, key, chunks FROM runs ${page}`);
    this.chunkListPage = prepare(`SELECT id, chunks FROM runs ${page}`);
    const range = "WHERE key > ? AND substr(key, 1, ?) = ? ORDER BY key LIMIT ?";
    this.bodiesFrom = prepare(`SELECT key, parts FROM runs JOIN parts USING (id) ${range}`);
  }

  /** A table from the image that `image` gave, or an empty one. Throws when the image is none. */
  static async open(image: Uint8Array | null): Promise<RunTable> {
    const database = await openSqlite(image);
    database.execute(layout);
    return new RunTable(database);
  }

  read(key: string): PackedRun | null {
    const row = this.readParts.first(key);
    if (row === null) return null;
    const [header = empty, parts = empty, chunks = empty] = row.map(asBytes);
    return { header, ...packParts.read(parts, this.example), chunks };
  }

  /** @param isAtRest the run will hardly change again: it is then kept smaller, which takes longer */
  write(key: string, run: PackedRun, isAtRest = false): void {
    this.transaction(() => {
      const known = this.findId.first(key);
      const id = known?.[0] ?? this.addRow.first(key, run.header, run.chunks)?.[0] ?? null;
      if (known !== null) this.changeRow.run(run.header, run.chunks, id);
      const joined = packParts.join(run);
      this.putParts.run(id, isAtRest ? packParts.writeAtRest(joined, this.example) : packParts.writePlain(joined));
      const isExample = isAtRest && run.header.length > 0 && joined.length >= shortestExample;
      if (!isExample || this.example !== null) return;
      this.example = packParts.exampleOf(joined);
      this.putExample.run(this.example);
    });
  }

  remove(key: string): void {
    const id = this.findId.first(key)?.[0];
    if (id === undefined) return;
    this.transaction(() => {
      this.removeRow.run(id);
      this.removeParts.run(id);
    });
  }

  /** Key and body of everything whose key begins with `prefix`. */
  *bodies(prefix: string): IterableIterator<{ readonly key: string; readonly body: Uint8Array }> {
    for (let last = prefix; ;) {
      const rows = this.bodiesFrom.all(last, prefix.length, prefix, pageRows);
      if (rows.length === 0) return;
      for (const [key, parts] of rows) {
        last = String(key);
        yield { key: last, body: packParts.read(asBytes(parts), this.example).body };
      }
    }
  }

  /** Headers of all runs that have one, joined by commas, in pages. Runs that are added meanwhile come last. */
  *headers(): IterableIterator<string> {
    for (let last = 0; ;) {
      const [joined, end] = this.headerPage.first(last, pageRows) ?? [];
      if (typeof end !== "number") return;
      yield typeof joined === "string" ? joined : decodeUtf8(asBytes(joined));
      last = end;
    }
  }

  /** Key and packed chunks of every run. */
  *chunks(): IterableIterator<{ readonly key: string; readonly chunks: Uint8Array }> {
    for (let last = 0; ;) {
      const rows = this.chunkPage.all(last, pageRows);
      if (rows.length === 0) return;
      for (const [id, key, chunks] of rows) {
        last = Number(id);
        yield { key: String(key), chunks: asBytes(chunks) };
      }
    }
  }

  /** Packed chunks of every run, without keys: in half the time. */
  *chunkLists(): IterableIterator<Uint8Array> {
    for (let last = 0; ;) {
      const rows = this.chunkListPage.all(last, pageRows);
      if (rows.length === 0) return;
      for (const [id, chunks] of rows) {
        last = Number(id);
        yield asBytes(chunks);
      }
    }
  }

  /** Many writes at once, faster: all of them, or none when `work` throws. */
  transaction(work: () => void): void {
    try {
      this.database.transaction(work);
    } catch (error) {
      this.example = this.savedExample();
      throw error;
    }
  }

  image(): Uint8Array {
    return this.database.image();
  }

  close(): void {
    this.database.close();
  }

  private savedExample(): Uint8Array | null {
    const example = this.findExample.first()?.[0];
    return example instanceof Uint8Array ? example : null;
  }
}
