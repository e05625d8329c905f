import * as fs from "node:fs";
import * as path from "node:path";
import initSqlJs from "sql.js";

/** A value of a column. */
export type SqliteValue = number | string | Uint8Array | null;

/** A prepared statement; parameters are bound in order. */
export interface SqliteStatement {
  run(...values: SqliteValue[]): void;
  /** The first row's columns, or null. */
  first(...values: SqliteValue[]): SqliteValue[] | null;
  all(...values: SqliteValue[]): SqliteValue[][];
  /** Gives the rows one after the other, so that they need not all be kept. */
  each(visit: (row: SqliteValue[]) => void, ...values: SqliteValue[]): void;
}

/** The bytes of a database that are read when they are wanted. Nothing may be written to that database. */
export interface SqliteSource {
  readonly length: number;
  /** Bytes from `start` to before `end`; used at once, so that the next call may give the same memory. Must not throw. */
  read(start: number, end: number): Uint8Array;
}

/** A database in memory. Every method throws an Error with SQLite's message when the call fails. */
export interface SqliteDatabase {
  /** One or more statements without parameters. */
  execute(sql: string): void;
  prepare(sql: string): SqliteStatement;
  /** Runs `work` in a transaction, or as a step of the one under way: all of it, or nothing when it throws. */
  transaction(work: () => void): void;
  /** A copy of the whole database as a SQLite file. Not inside a transaction. */
  image(): Uint8Array;
  /** Frees everything; nothing may be called afterwards. */
  close(): void;
}

/** The wasm lies beside the bundle; in tests, where there is no bundle, in the package. */
function wasmFile(): string {
  const beside = path.join(__dirname, "sql-wasm.wasm");
  return fs.existsSync(beside) ? beside : require.resolve("sql.js/dist/sql-wasm.wasm");
}

/** Without sql.js's own old functions: SQLite has its own now, and the old ones warn on the console. */
const settings = { locateFile: wasmFile, useOldExtensionFunctions: false };
/** Not begun before a database is wanted: a start shows the saved rows first, and the engine would take its time. */
let loading: ReturnType<typeof initSqlJs> | null = null;

/**
 * Opens a database from the bytes of a SQLite file, or an empty one. The bytes are the database's from then on, so that
 * there is no second copy of them. SQLite does not notice silent damage: check the bytes first. The only file that knows
 * sql.js.
 */
export async function openSqlite(bytes: Uint8Array | SqliteSource | null): Promise<SqliteDatabase> {
  const { Database } = await (loading ??= initSqlJs(settings));
  const database = new Database(bytes && contentsOf(bytes));
  const begin = database.prepare("SAVEPOINT work");
  const end = database.prepare("RELEASE work");
  return {
    execute: (sql) => void database.run(sql),
    prepare(sql) {
      const statement = database.prepare(sql);
      const each = (values: SqliteValue[], most: number, visit: (row: SqliteValue[]) => void) => {
        try {
          statement.bind(values);
          for (let rows = 0; rows < most && statement.step(); rows++) visit(statement.get());
        } finally {
          statement.reset();
        }
      };
      const all = (values: SqliteValue[], most: number) => {
        const rows: SqliteValue[][] = [];
        each(values, most, (row) => rows.push(row));
        return rows;
      };
      return {
        run: (...values) => statement.run(values),
        first: (...values) => all(values, 1)[0] ?? null,
        all: (...values) => all(values, Infinity),
        each: (visit, ...values) => each(values, Infinity, visit),
      };
    },
    transaction(work) {
      begin.run();
      try {
        work();
        end.run();
      } catch (error) {
        database.run("ROLLBACK TO work; RELEASE work");
        throw error;
      }
    },
    image: () => database.export(),
    close: () => database.close(),
  };
}

/** sql.js keeps what `slice` gives, of a Buffer the same memory, of other arrays a copy, and asks it for `subarray`s. */
function contentsOf(bytes: Uint8Array | SqliteSource): Uint8Array {
  if (bytes instanceof Uint8Array) return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
  const contents = {
    length: bytes.length,
    slice: () => contents,
    subarray: (start: number, end: number) => bytes.read(start, end),
  };
  return contents as unknown as Uint8Array;
}
