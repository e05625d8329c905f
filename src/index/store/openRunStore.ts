import * as path from "node:path";
import { randomBytes, randomInt } from "node:crypto";
import { RunTable } from "../database/runTable";
import { FolderLock } from "../lock/folderLock";
import { lockOwner } from "../lock/lockOwner";
import { SegmentSet } from "../segments/segmentSet";
import { diskTrouble } from "./diskTrouble";
import type { FileSystemPort } from "./fileSystemPort";
import { highestJournal } from "./highestJournal";
import { nodeFileSystem } from "./nodeFileSystem";
import { otherVersions } from "./otherVersions";
import { readSavedState } from "./readSavedState";
import type { RunStore } from "./runStore";
import { SavedIndex } from "./savedIndex";
import { Saver } from "./saver";
import { savedNames } from "./savedNames";
import { schemaNumber } from "./schemaNumber";
import { setAside } from "./setAside";
import { StoreNotes } from "./storeNotes";

export interface RunStoreOptions {
  /** Folder for saved indexes; each version has its own folder in it. Made when it is not there. */
  readonly folder: string;
  /** Bytes that the segments may take on the disk. */
  readonly segmentBudget: number;
  /** For tests: the file system, and clocks in ms (since the epoch; since any moment, never jumping). */
  readonly files?: FileSystemPort;
  readonly now?: () => number;
  readonly elapsed?: () => number;
}

/** A segment is closed at this size, or at an eighth of the budget. */
const largestSegment = 64 * 1024 * 1024;

/**
 * Opens the saved index as its writer, or as a follower when another process writes it or the folder cannot be written.
 * Trouble with what was saved is told in `report.notes`; fails only when the database engine itself cannot be started.
 */
export async function openRunStore(options: RunStoreOptions): Promise<RunStore> {
  const { files = nodeFileSystem, now = Date.now, elapsed = () => performance.now(), segmentBudget } = options;
  const folder = path.join(options.folder, savedNames.folder(schemaNumber));
  const notes = new StoreNotes();
  const owner = lockOwner.current(randomBytes(6).toString("hex"));
  let index: SavedIndex | null = null;
  const lock = new FolderLock(files, folder, owner, elapsed, () => index?.withdraw());

  try {
    await files.makeFolder(folder);
    await lock.tryTake();
  } catch (error) {
    notes.set("disk", diskTrouble(error, folder));
  }
  const state = (await readSavedState(files, folder, schemaNumber)) ?? {
    table: await RunTable.open(null),
    continues: { image: null, bases: [] },
    damage: "lost",
    highest: highestJournal(files, folder),
    imageBytes: 0,
  };
  if (state.damage === "lost") notes.set("damage", "The saved index was damaged: all logs are read again.");
  if (state.damage === "older")
    notes.set("damage", "The end of the saved index was damaged: newer logs are read again.");
  if (lock.isHeld && state.damage === "lost") await setAside(files, folder);
  if (lock.isHeld && state.imageBytes > 0) await otherVersions.removeOlder(files, options.folder, schemaNumber);
  const isEmpty = state.continues?.image === null && state.continues.bases.length === 0;
  const version = isEmpty ? otherVersions.note(files, options.folder, schemaNumber) : null;
  if (version !== null) notes.set("version", version);

  let last = 0;
  const nextNumber = () => (last = Math.max(last + 1, Math.floor(now()) * 1024 + randomInt(1024)));
  const segmentBytes = Math.min(largestSegment, Math.ceil(segmentBudget / 8));
  const segments = new SegmentSet(files, folder, { segmentBytes, nextNumber }, !lock.isHeld);
  const saver = new Saver(files, folder, state.table, segments, { token: owner.token, ...state });
  index = new SavedIndex({ folder, table: state.table, segments, saver, lock, notes, segmentBudget });
  return index;
}
