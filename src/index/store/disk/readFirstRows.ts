import * as path from "node:path";
import { ByteReader } from "../../../core/bytes/byteReader";
import { decodeUtf8 } from "../../../core/text/decodeUtf8";
import { encodeUtf8 } from "../../../core/text/encodeUtf8";
import type { SavedImage } from "../../journal/journalHeader";
import { runChange, type JournalChange } from "../../journal/runChange";
import { checksum } from "./checksum";
import type { FileSystemPort } from "./fileSystemPort";
import { newestJournal, type Continuation } from "./newestJournal";
import { packRow } from "../pack/packRow";
import { rowsBlock } from "./rowsBlock";
import { savedKeys } from "./savedKeys";
import type { SavedRow } from "../pack/savedRow";

/** What a start shows before the database is opened. */
export interface FirstRows {
  readonly rows: readonly SavedRow[];
  /** Bodies of all facts by their keys. */
  readonly facts: ReadonlyMap<string, Uint8Array>;
  /** The state that this is of. */
  readonly continues: Continuation;
}

/**
 * Reads what a start shows, from the block beside the image and the journals since. null: there is none that is whole,
 * and whoever opens the database finds out why. It is bound to its image by the journal's header, which names both.
 */
export function readFirstRows(files: FileSystemPort, folder: string, schema: number): FirstRows | null {
  try {
    const { state } = newestJournal(files, folder, schema);
    if (state === null || state.isCut || state.continues.image === null) return null;
    const { continues, commits } = state;
    const bytes = blockOf(files, folder, state.continues.image);
    if (bytes === null) return null;
    const block = rowsBlock.read(bytes);
    const saved = [...packRow.readAll(block.rows)];
    if (commits.length === 0) return { rows: saved, facts: block.facts, continues };
    const rows = new Map(saved.map((one) => [savedKeys.ofRun(one.row.runId), one]));
    const facts = new Map(block.facts);
    for (const payload of commits)
      for (const change of runChange.readAll(new ByteReader(payload))) apply(change, rows, facts);
    return { rows: [...rows.values()], facts, continues };
  } catch {
    return null; // as above: opening the database meets the same trouble and tells it
  }
}

function blockOf(files: FileSystemPort, folder: string, { name, length, rows }: SavedImage): Uint8Array | null {
  const file = files.openToRead(path.join(folder, name));
  try {
    const bytes = files.readAt(file, length, rows.length);
    return bytes.length === rows.length && checksum(bytes) === rows.checksum ? bytes : null;
  } finally {
    files.close(file);
  }
}

/** Brings up to date what one change of the journal is about. */
function apply(change: JournalChange, rows: Map<string, SavedRow>, facts: Map<string, Uint8Array>): void {
  const { key, kind } = change;
  const isFact = savedKeys.factOf(key) !== null;
  if (kind === "remove") {
    if (isFact) facts.delete(key);
    else rows.delete(key);
    return;
  }
  if (isFact) {
    facts.set(key, runChange.part(change, "body", facts.get(key) ?? null));
    return;
  }
  const before = rows.get(key);
  const header = runChange.part(change, "header", before ? encodeUtf8(packRow.write(before)) : null);
  rows.set(key, packRow.read(decodeUtf8(header)));
}
