import * as path from "node:path";
import { ByteReader } from "../../core/bytes/byteReader";
import { RunTable } from "../database/runTable";
import { errorCode } from "../errorCode";
import type { JournalBase, JournalHeader } from "../journal/journalHeader";
import type { ReadJournal } from "../journal/readJournal";
import { readJournal } from "../journal/readJournal";
import { runChange } from "../journal/runChange";
import { checksum } from "./checksum";
import type { FileSystemPort } from "./fileSystemPort";
import { savedNames } from "./savedNames";

/** What a new journal would continue. */
export interface Continuation {
  readonly image: JournalHeader["image"];
  readonly bases: readonly JournalBase[];
}

/** The newest state that the folder holds, in full or not at all. */
export interface SavedState {
  readonly table: RunTable;
  /** null: nothing on the disk is just this state, so that the next save must be an image. */
  readonly continues: Continuation | null;
  /** "lost": nothing could be used; "older": commits after some point could not. */
  readonly damage: "none" | "older" | "lost";
  /** Highest number of a journal in the folder, of whatever state; 0 when there is none. */
  readonly highest: number;
  /** Bytes of the image that was read. */
  readonly imageBytes: number;
}

/** A header cannot be longer; a journal that is shorter may be one whose creator was killed. */
const longestTornHeader = 4096;
/** The writer may remove what a follower was about to read: then there is something newer to read. */
const attempts = 5;

/** Commits up to where `length` says that they belong to the state. */
function commitsUpTo(journal: ReadJournal, length: number): ReadJournal["commits"] {
  return journal.commits.filter(({ end }) => end <= length);
}

function namesIn(files: FileSystemPort, folder: string): readonly string[] {
  try {
    return files.list(folder);
  } catch (error) {
    if (errorCode(error) === "ENOENT") return []; // It could not be made: told where that was tried.
    throw error;
  }
}

async function readOnce(files: FileSystemPort, folder: string, schema: number): Promise<SavedState> {
  const read = (name: string) => files.readFile(path.join(folder, name));
  const names = namesIn(files, folder);
  const numbers = names.flatMap((name) => savedNames.numberOf("journal", name) ?? []).sort((a, b) => b - a);
  let isSuspect = names.some((name) => savedNames.numberOf("image", name) !== null);
  const highest = numbers[0] ?? 0;
  const fresh = async (damage: SavedState["damage"]): Promise<SavedState> => {
    return { table: await RunTable.open(null), continues: { image: null, bases: [] }, damage, highest, imageBytes: 0 };
  };

  for (const number of numbers) {
    const bytes = read(savedNames.journal(number));
    const journal = readJournal(bytes, number, schema);
    isSuspect ||= bytes.length > longestTornHeader;
    if (journal === null) continue;
    const { image, bases } = journal.header;
    const saved = image === null ? null : read(image.name);
    if (image !== null && (saved?.length !== image.length || checksum(saved) !== image.checksum)) return fresh("lost");
    const commits: Uint8Array[] = [];
    let isWhole = true;
    for (const base of bases) {
      const before = readJournal(read(savedNames.journal(base.number)), base.number, schema);
      const usable = before === null ? [] : commitsUpTo(before, base.length);
      commits.push(...usable.map(({ payload }) => payload));
      isWhole = usable.at(-1)?.end === base.length;
      if (!isWhole) break;
    }
    if (isWhole) commits.push(...journal.commits.map(({ payload }) => payload));
    const table = await RunTable.open(saved);
    table.transaction(() => {
      for (const payload of commits) runChange.applyAll(new ByteReader(payload), table);
    });
    const imageBytes = image?.length ?? 0;
    if (!isWhole) return { table, continues: null, damage: "older", highest, imageBytes };
    const own = journal.commits.length === 0 ? [] : [{ number, length: journal.end }];
    return { table, continues: { image, bases: [...bases, ...own] }, damage: "none", highest, imageBytes };
  }
  return fresh(isSuspect ? "lost" : "none");
}

/**
 * Reads the saved index of a folder. Every file is checked in full; of damaged commits none is used, nor any after
 * them; with a damaged image nothing is. null: the disk cannot be read, or holds what no version of ours writes.
 */
export async function readSavedState(
  files: FileSystemPort,
  folder: string,
  schema: number,
): Promise<SavedState | null> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await readOnce(files, folder, schema);
    } catch (error) {
      if (errorCode(error) !== "ENOENT" || attempt >= attempts) return null;
    }
  }
}
