import * as path from "node:path";
import { ByteReader } from "../../../core/bytes/byteReader";
import { RunTable } from "../../database/runTable";
import { errorCode } from "../../errorCode";
import type { SavedImage } from "../../journal/journalHeader";
import { runChange } from "../../journal/runChange";
import { checksum } from "./checksum";
import type { FileSystemPort } from "./fileSystemPort";
import { newestJournal, type Continuation } from "./newestJournal";

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

/** The writer may remove what a follower was about to read: then there is something newer to read. */
const attempts = 5;

async function readOnce(files: FileSystemPort, folder: string, schema: number): Promise<SavedState> {
  const { state, isSuspect, highest } = newestJournal(files, folder, schema);
  const fresh = async (damage: SavedState["damage"]): Promise<SavedState> => {
    return { table: await RunTable.open(null), continues: { image: null, bases: [] }, damage, highest, imageBytes: 0 };
  };
  if (state === null) return fresh(isSuspect ? "lost" : "none");
  const { continues, commits, isCut } = state;
  const { image } = continues;
  const saved = image === null ? null : imageOf(files, folder, image);
  if (image !== null && (saved?.length !== image.length || checksum(saved) !== image.checksum)) return fresh("lost");
  const table = await RunTable.open(saved);
  table.transaction(() => {
    for (const payload of commits) runChange.applyAll(new ByteReader(payload), table);
  });
  const imageBytes = image?.length ?? 0;
  if (isCut) return { table, continues: null, damage: "older", highest, imageBytes };
  return { table, continues, damage: "none", highest, imageBytes };
}

/** The bytes of an image, without the rows behind them; fewer when the file is shorter. */
function imageOf(files: FileSystemPort, folder: string, { name, length }: SavedImage): Uint8Array {
  const file = files.openToRead(path.join(folder, name));
  try {
    return files.readAt(file, 0, length);
  } finally {
    files.close(file);
  }
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
