import * as path from "node:path";
import { errorCode } from "../../errorCode";
import type { JournalBase, JournalHeader } from "../../journal/journalHeader";
import { readJournal, type ReadJournal } from "../../journal/readJournal";
import type { FileSystemPort } from "./fileSystemPort";
import { savedNames } from "./savedNames";

/** What a new journal would continue. */
export interface Continuation {
  readonly image: JournalHeader["image"];
  readonly bases: readonly JournalBase[];
}

/** What the journals of a folder say. */
export interface NewestJournal {
  /** The state that the newest usable journal ends with; null: there is no usable one. */
  readonly state: {
    readonly continues: Continuation;
    /** Commits since the image, in order. */
    readonly commits: readonly Uint8Array[];
    /** Not all of them could be used: what is here is an older state than what was saved last. */
    readonly isCut: boolean;
  } | null;
  /** Something was saved here that cannot be used. */
  readonly isSuspect: boolean;
  /** Highest number of a journal in the folder, of whatever state; 0 when there is none. */
  readonly highest: number;
}

/** A header cannot be longer; a journal that is shorter may be one whose creator was killed. */
const longestTornHeader = 4096;

/**
 * Reads the journals of a folder. Of damaged commits none is used, nor any after them. Fails as the file system does,
 * with ENOENT also when the writer removes what is being read: then there is something newer to read.
 */
export function newestJournal(files: FileSystemPort, folder: string, schema: number): NewestJournal {
  const read = (name: string) => files.readFile(path.join(folder, name));
  const names = namesIn(files, folder);
  const numbers = names.flatMap((name) => savedNames.numberOf("journal", name) ?? []).sort((a, b) => b - a);
  let isSuspect = names.some((name) => savedNames.numberOf("image", name) !== null);
  const highest = numbers[0] ?? 0;
  for (const number of numbers) {
    const bytes = read(savedNames.journal(number));
    const journal = readJournal(bytes, number, schema);
    isSuspect ||= bytes.length > longestTornHeader;
    if (journal === null) continue;
    const { image, bases } = journal.header;
    const commits: Uint8Array[] = [];
    let isCut = false;
    for (const base of bases) {
      const before = readJournal(read(savedNames.journal(base.number)), base.number, schema);
      const usable = before === null ? [] : commitsUpTo(before, base.length);
      commits.push(...usable.map(({ payload }) => payload));
      isCut = usable.at(-1)?.end !== base.length;
      if (isCut) break;
    }
    if (!isCut) commits.push(...journal.commits.map(({ payload }) => payload));
    const own = journal.commits.length === 0 ? [] : [{ number, length: journal.end }];
    return { state: { continues: { image, bases: [...bases, ...own] }, commits, isCut }, isSuspect, highest };
  }
  return { state: null, isSuspect, highest };
}

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
