import * as path from "node:path";
import type { RunTable } from "../database/runTable";
import { JournalFile } from "../journal/journalFile";
import type { SavedImage } from "../journal/journalHeader";
import { packCommit } from "../journal/packCommit";
import type { SegmentSet } from "../segments/segmentSet";
import { checksum } from "./disk/checksum";
import type { FileSystemPort } from "./disk/fileSystemPort";
import { highestJournal } from "./disk/highestJournal";
import type { Continuation } from "./disk/newestJournal";
import type { PackedRun } from "./pack/packedRun";
import { rowsBlock } from "./disk/rowsBlock";
import { savedNames } from "./disk/savedNames";
import { schemaNumber } from "./disk/schemaNumber";

/** A journal may grow to this, or to the image's size when that is more, before a fresh image replaces both. */
const shortestImage = 8 * 1024 * 1024;
/** Sessions that may each have left a journal before a fresh image replaces them. */
const mostBases = 8;
const none = new Uint8Array();

/** Where a saver begins. */
export interface SaverStart {
  /** Of this process; part of names that must be its own. */
  readonly token: string;
  /** What the table holds is just this; null: nothing in the folder is, so that an image must come first. */
  readonly continues: Continuation | null;
  /** Highest journal in the folder when the table was read: whoever makes the next one continues the saved index. */
  readonly highest: number;
  readonly imageBytes: number;
}

/**
 * Makes the changes of a table durable: as commits of a journal, or as an image with a new journal. One call at a time.
 * Fails as the file system does, with everything still to be saved; with EEXIST when another process saves here too.
 */
export class Saver {
  /** Runs that changed since the last commit, as they were in it (null: not there). */
  private pending = new Map<string, PackedRun | null>();
  private journal: JournalFile | null = null;
  private continues: Continuation | null;
  private highest: number;
  private imageBytes: number;

  constructor(
    private readonly files: FileSystemPort,
    private readonly folder: string,
    private readonly table: RunTable,
    private readonly segments: SegmentSet,
    private readonly start: SaverStart,
  ) {
    this.continues = start.continues;
    this.highest = start.highest;
    this.imageBytes = start.imageBytes;
  }

  /** To be called before a run changes in the table. */
  willChange(key: string, before: PackedRun | null): void {
    if (!this.pending.has(key)) this.pending.set(key, before);
  }

  /** Nothing is to be saved. */
  get isIdle(): boolean {
    return this.continues !== null && this.pending.size === 0 && this.segments.isDurable;
  }

  /** Whether a fresh image now would save the next start much reading. */
  get isImageWorthwhile(): boolean {
    return this.journal !== null && this.journalBytes > Math.max(1024 * 1024, this.imageBytes / 8);
  }

  /** Bytes of commits since the image. */
  private get journalBytes(): number {
    const bases = this.continues?.bases ?? [];
    return bases.reduce((sum, { length }) => sum + length, this.journal?.length ?? 0);
  }

  /** What comes next is an image, above all that is in the folder: this process's state is not what others saved. */
  startAnew(): void {
    this.journal?.close();
    this.journal = null;
    this.continues = null;
    this.highest = Math.max(this.highest, highestJournal(this.files, this.folder));
  }

  /** Saves all that changed, in one step that either happened or did not. */
  async commit(): Promise<void> {
    if (this.continues === null || this.continues.bases.length >= mostBases) return this.saveImage();
    const limit = Math.max(shortestImage, this.imageBytes) - this.journalBytes;
    const payload = packCommit(this.pending, this.table, limit);
    if (payload === null) return this.saveImage();
    const changes = this.takePending();
    try {
      await this.segments.flush();
      if (payload.length === 0) return;
      this.journal ??= await this.createJournal(this.highest + 1, this.continues);
      await this.journal.append(payload);
    } catch (error) {
      this.putBack(changes);
      throw error;
    }
  }

  /** Saves everything as a fresh image, and removes what it replaces once it is durable. */
  async saveImage(): Promise<void> {
    const number = this.highest + 1;
    const name = savedNames.image(number, this.start.token);
    const temporary = path.join(this.folder, savedNames.temporary(name));
    await this.files.remove(temporary).catch(() => undefined); // Left by a failed try of ours, or not there.
    const file = await this.files.create(temporary);
    const changes = this.takePending(); // The image is taken in the same turn: it holds just these.
    try {
      const image = await this.writeImage(file, temporary, name);
      await this.files.rename(temporary, path.join(this.folder, name));
      await this.files.syncFolder(this.folder);
      const continues = { image, bases: [] };
      const journal = await this.createJournal(number, continues);
      this.journal?.close();
      this.journal = journal;
      this.continues = continues;
      this.imageBytes = image.length;
    } catch (error) {
      this.putBack(changes);
      throw error;
    }
    await this.removeBefore(number);
  }

  close(): void {
    this.journal?.close();
  }

  /** Writes the table as it is at the call, and its rows behind it, to a new file: durable and closed when this returns. */
  private async writeImage(file: number, target: string, name: string): Promise<SavedImage> {
    try {
      const bytes = this.table.image();
      const writing = this.files.writeAt(file, bytes, 0);
      let rows: Uint8Array = none;
      try {
        rows = rowsBlock.write(this.table); // While the bytes are on their way, and before the table can change.
      } finally {
        await writing;
      }
      await this.files.writeAt(file, rows, bytes.length);
      await this.segments.flush();
      const syncing = this.files.sync(file);
      // While the disk is at work, which takes longer.
      const [sum, rowsSum] = [checksum(bytes), checksum(rows)];
      await syncing;
      return { name, length: bytes.length, checksum: sum, rows: { length: rows.length, checksum: rowsSum } };
    } catch (error) {
      await this.files.remove(target).catch(() => undefined); // Gives the space back; if not, the next try does.
      throw error;
    } finally {
      this.files.close(file);
    }
  }

  private async createJournal(number: number, continues: Continuation): Promise<JournalFile> {
    const header = { schema: schemaNumber, number, ...continues };
    const target = path.join(this.folder, savedNames.journal(number));
    const journal = await JournalFile.create(this.files, this.folder, target, header);
    if (highestJournal(this.files, this.folder) > number) {
      // Another process passed this number already, and removed its journal of it.
      journal.close();
      await this.files.remove(target).catch(() => undefined); // The highest number counts: it does no harm.
      throw Object.assign(new Error("Another process saves the index here."), { code: "EEXIST" });
    }
    this.highest = number;
    return journal;
  }

  /** Removes images and journals that came before. Those that cannot be removed are found again next time. */
  private async removeBefore(number: number): Promise<void> {
    const isBefore = (name: string) =>
      (savedNames.numberOf("image", name) ?? savedNames.numberOf("journal", name) ?? number) < number;
    const before = this.files.list(this.folder).filter(isBefore);
    await Promise.all(before.map((name) => this.files.remove(path.join(this.folder, name)).catch(() => undefined)));
  }

  private takePending(): Map<string, PackedRun | null> {
    const taken = this.pending;
    this.pending = new Map();
    return taken;
  }

  /** After a failed save: what was taken is to be saved again, from the older state on. */
  private putBack(taken: ReadonlyMap<string, PackedRun | null>): void {
    for (const [key, before] of taken) this.pending.set(key, before);
  }
}
