import * as path from "node:path";
import { randomBytes, randomInt } from "node:crypto";
import { RunTable } from "../database/runTable";
import { FolderLock } from "../lock/folderLock";
import { lockOwner } from "../lock/lockOwner";
import { SegmentSet } from "../segments/segmentSet";
import { diskTrouble } from "./disk/diskTrouble";
import type { FileSystemPort } from "./disk/fileSystemPort";
import { highestJournal } from "./disk/highestJournal";
import { LateStore } from "./lateStore";
import { nodeFileSystem } from "./disk/nodeFileSystem";
import { otherVersions } from "./disk/otherVersions";
import { readFirstRows } from "./disk/readFirstRows";
import { readSavedState, type SavedState } from "./disk/readSavedState";
import { SavedIndex } from "./savedIndex";
import { Saver } from "./saver";
import { savedNames } from "./disk/savedNames";
import { schemaNumber } from "./disk/schemaNumber";
import { setAside } from "./disk/setAside";
import { StoreNotes } from "./storeNotes";

/** Where a store lies and how much it may take. */
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
 * Begins to open the saved index: as its writer, or as a follower when another process writes it or the folder cannot
 * be written. What it holds can be shown at once; then its database is to be opened, which fails only when the engine
 * itself cannot be started. Trouble with what was saved is told in `report.notes`.
 */
export async function beginRunStore(options: RunStoreOptions): Promise<LateStore> {
  const { files = nodeFileSystem, elapsed = () => performance.now() } = options;
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
  const first = readFirstRows(files, folder, schemaNumber);
  const shown = JSON.stringify(first?.continues);
  return new LateStore(first, {
    report: () => ({ role: lock.isHeld ? "writer" : "follower", notes: notes.all }),
    openWhole: async () => {
      const state = await readWhole(files, folder, options.folder, lock, notes);
      const segments = segmentsOf(files, folder, options, !lock.isHeld);
      const saver = new Saver(files, folder, state.table, segments, { token: owner.token, ...state });
      const { segmentBudget } = options;
      index = new SavedIndex({ folder, table: state.table, segments, saver, lock, notes, segmentBudget });
      return { store: index, isAsShown: JSON.stringify(state.continues) === shown };
    },
  });
}

/** Reads what is saved, tells what is wrong with it, and puts away what is of no use any more. */
async function readWhole(
  files: FileSystemPort,
  folder: string,
  allVersions: string,
  lock: FolderLock,
  notes: StoreNotes,
): Promise<SavedState> {
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
  if (lock.isHeld && state.imageBytes > 0) await otherVersions.removeOlder(files, allVersions, schemaNumber);
  const isEmpty = state.continues?.image === null && state.continues.bases.length === 0;
  const version = isEmpty ? otherVersions.note(files, allVersions, schemaNumber) : null;
  if (version !== null) notes.set("version", version);
  return state;
}

function segmentsOf(files: FileSystemPort, folder: string, options: RunStoreOptions, isFollower: boolean): SegmentSet {
  const { segmentBudget, now = Date.now } = options;
  let last = 0;
  const nextNumber = () => (last = Math.max(last + 1, Math.floor(now()) * 1024 + randomInt(1024)));
  const segmentBytes = Math.min(largestSegment, Math.ceil(segmentBudget / 8));
  return new SegmentSet(files, folder, { segmentBytes, nextNumber }, isFollower);
}
