import * as path from "node:path";
import type { DecodedItem, DecodedSlice } from "../../../core/ingest/logDecoder";
import { plainStart } from "../../../core/ingest/plainStart";
import type { JsonValue } from "../../../core/model/jsonValue";
import type { Problem } from "../../../core/model/problem";
import { compareCheckpoint } from "../../tail/compareCheckpoint";
import { LogTail } from "../../tail/logTail";
import { modifiedAt } from "../../tail/modifiedAt";
import type { ImportBatch, ImportUnit, UnitMemory } from "../importer";
import { isSettled } from "./isSettled";
import { readDocument } from "./readDocument";
import { folderHash } from "./folderHash";
import { runHash } from "./runHash";
import { shiftedItem } from "./shiftedItem";
import type { KeptTable, TableMemory } from "./tableMemory";
import type { TableFile, TablePlan, TableTool } from "./tableTool";
import { withoutAttempts } from "./withoutAttempts";

const maxDocumentBytes = 1024 * 1024;

/**
 * Reads what is new of a run of tables. Tables that only grew are read on; when one was replaced or a small file says
 * something else, all is read again. A table that is shorter than it was is waited for while it is being written.
 * @param now milliseconds since the epoch
 */
export async function* readTables(
  tool: TableTool,
  unit: ImportUnit,
  memory: UnitMemory,
  now: () => number,
): AsyncGenerator<ImportBatch> {
  const plan = tool.plan(unit);
  if (plan === null) return;
  const kept = (memory.get("") ?? null) as unknown as TableMemory | null;
  const texts = readTexts(plan.documents);
  const facts = tool.describe(unit, texts.texts);
  const documents = runHash(JSON.stringify(facts.events));
  const isHalf = facts.problems.length > 0 && kept !== null;
  const change = kept === null ? "anew" : changeOf(plan, kept, tool.onlyGrows ? null : now());
  if (change === "wait") return;
  const isAnew = kept === null || change === "anew" || (documents !== kept.documents && !isHalf);
  const reader = new TableReader(tool, unit, plan, isAnew ? null : kept);
  reader.documents = isAnew ? documents : kept.documents;
  const opening: DecodedItem[] = isAnew ? facts.events.map((event) => ({ kind: "event", event })) : [];
  reader.open(opening, isAnew ? [...facts.problems, ...texts.problems] : []);
  for (const table of plan.tables) yield* reader.read(table);
  yield* reader.end();
}

function readTexts(files: readonly string[]): { texts: Map<string, string>; problems: Problem[] } {
  const texts = new Map<string, string>();
  const problems: Problem[] = [];
  for (const file of files) {
    const { text, ...rest } = readDocument(file, maxDocumentBytes);
    if (text !== null) texts.set(file, text);
    else if ("reason" in rest && rest.reason !== null) problems.push({ file, line: null, reason: rest.reason });
  }
  return { texts, problems };
}

/** @param now null: a shorter table is not waited for */
function changeOf(plan: TablePlan, kept: TableMemory, now: number | null): "grown" | "anew" | "wait" {
  let isAnew = false;
  for (const [name, { path: file, mark, offset }] of Object.entries(kept.tables)) {
    const table = plan.tables.find((one) => one.name === name);
    if (!table) {
      isAnew = true;
      continue;
    }
    const { decoder } = table;
    const checkpoint = { path: file, ...mark, offset, format: decoder.format, decoderVersion: decoder.version };
    const change = compareCheckpoint({ ...checkpoint, decoderState: null }, decoder);
    if (change.kind !== "replaced" && change.kind !== "gone") continue;
    if (now !== null && change.size < mark.size && !isSettled(modifiedAt(file), now)) return "wait";
    isAnew = true;
  }
  return isAnew ? "anew" : "grown";
}

/** One read of a run: what was found is handed over slice by slice, each with what vouches for it. */
class TableReader {
  documents = "";
  #rows: number;
  #runId: string | null;
  #isFresh: boolean;
  #hasRow: boolean;
  #newest = 0;
  readonly #tables: Record<string, KeptTable>;
  #opening: DecodedItem[] = [];
  #problems: Problem[] = [];

  constructor(
    private readonly tool: TableTool,
    private readonly unit: ImportUnit,
    private readonly plan: TablePlan,
    kept: TableMemory | null,
  ) {
    this.#rows = kept?.rows ?? 0;
    this.#runId = kept?.runId ?? null;
    this.#tables = { ...kept?.tables };
    this.#isFresh = kept === null;
    this.#hasRow = kept !== null;
  }

  open(items: readonly DecodedItem[], problems: readonly Problem[]): void {
    this.#opening.push(...items);
    this.#problems.push(...problems);
  }

  async *read(table: TableFile): AsyncGenerator<ImportBatch> {
    this.#newest = Math.max(this.#newest, modifiedAt(table.path));
    const kept = this.#tables[table.name];
    let state = kept?.state ?? null;
    const tail = new LogTail(table.path, kept?.offset ?? 0);
    try {
      for (;;) {
        const read = tail.read();
        if (read.kind === "unreadable") this.#problems.push({ file: table.path, line: null, reason: read.reason });
        if (read.kind !== "bytes") return;
        const slice = table.decoder.decode(read.bytes, tail.position, state, table.path);
        const before = rowsOf(state);
        state = slice.state;
        const length = read.bytes.length;
        const isMore = tail.advance(read.bytes, slice.consumed, read.isEnd);
        const mark = slice.consumed > 0 ? tail.mark() : null;
        if (slice.consumed > 0 && mark === null) return; // it changes just now: the next read sees to it
        if (mark !== null) {
          this.#tables[table.name] = { path: table.path, mark, offset: tail.position, state };
          yield* this.#batch(table, slice, before, length);
        }
        if (!isMore) return;
      }
    } finally {
      tail.close();
    }
  }

  /** What no slice carried. */
  async *end(): AsyncGenerator<ImportBatch> {
    if (!this.#hasRow && this.tool.isRunWithoutRows?.(this.unit)) {
      this.#runId = this.#idByFolder();
      this.#hasRow = true;
      this.#newest = Math.max(...this.plan.documents.map(modifiedAt));
    }
    if (this.#hasRow && (this.#isFresh || this.#problems.length > 0)) yield this.#delta([], [], 0, 0);
  }

  *#batch(table: TableFile, slice: DecodedSlice, before: number, bytes: number): Generator<ImportBatch> {
    const shift = this.#rows - before;
    const items = this.plan.tables.length > 1 ? withoutAttempts(slice.items) : slice.items;
    this.#rows += rowsOf(slice.state) - before;
    this.#runId ??= this.#idBy(table, slice.state);
    this.#hasRow ||= this.#runId !== null;
    const moved = shift === 0 ? items : items.map((item) => shiftedItem(item, shift));
    if (this.#hasRow) yield this.#delta(moved, slice.problems, slice.problemCount, bytes);
    else this.open(moved, slice.problems);
  }

  #delta(items: readonly DecodedItem[], problems: readonly Problem[], count: number, bytes: number): ImportBatch {
    const start = this.#isFresh ? [this.#start()] : [];
    const told = [...this.#problems, ...problems];
    const heartbeat: DecodedItem = { kind: "event", event: { kind: "heartbeat", time: this.#newest || null } };
    const { documents } = this;
    const memory = { runId: this.#runId, rows: this.#rows, documents, tables: { ...this.#tables } };
    const delta = {
      key: "",
      directory: null,
      isFreshRecord: this.#isFresh,
      isFreshPoints: this.#isFresh,
      items: [...start, ...this.#opening, ...items, heartbeat],
      problems: told,
      problemCount: count + this.#problems.length,
      memory: memory as unknown as JsonValue,
    };
    this.#isFresh = false;
    this.#opening = [];
    this.#problems = [];
    return { runs: [delta], gone: [], bytesRead: bytes };
  }

  #start(): DecodedItem {
    const { unit, tool } = this;
    const name = tool.nameOf?.(unit) ?? unit.runName ?? path.basename(unit.path).replace(/\.(csv|tsv|log|jsonl)$/i, "");
    return { kind: "event", event: plainStart(this.#runId, name, unit.experiment) };
  }

  /** Names of the folders are part of it: logs of equal runs begin with equal rows. */
  #idBy(table: TableFile, state: JsonValue): string | null {
    if (this.tool.isNamedByFolder) return rowsOf(state) > 0 ? this.#idByFolder() : null;
    const identity = table === this.plan.tables[0] ? field(state, "identity") : null;
    return typeof identity === "string" ? this.#idByFolder(identity) : null;
  }

  #idByFolder(...identity: readonly string[]): string {
    return `${this.tool.format}:${folderHash(this.unit.path, ...identity)}`;
  }
}

function field(state: JsonValue, name: string): JsonValue | null {
  return typeof state === "object" && state !== null && !Array.isArray(state) ? (state[name] ?? null) : null;
}

function rowsOf(state: JsonValue): number {
  return Number(field(state, "rows") ?? 0);
}
