import type { JsonValue } from "../../core/model/jsonValue";
import type { RunTable } from "../database/runTable";
import { errorCode } from "../errorCode";
import type { FolderLock } from "../lock/folderLock";
import type { SegmentSet } from "../segments/segmentSet";
import { SegmentTidier } from "../segments/segmentTidier";
import { diskTrouble } from "./disk/diskTrouble";
import type { PackedRun } from "./pack/packedRun";
import { packFact } from "./pack/packFact";
import { packRow } from "./pack/packRow";
import { packRun } from "./pack/packRun";
import type { ChunkPlace, RunStore, StoreReport } from "./runStore";
import { savedKeys } from "./disk/savedKeys";
import type { SavedRow } from "./pack/savedRow";
import type { Saver } from "./saver";
import type { StoredRun } from "./storedRun";
import type { StoreNotes } from "./storeNotes";

/** What a saved index is made of. */
export interface SavedIndexParts {
  readonly folder: string;
  readonly table: RunTable;
  readonly segments: SegmentSet;
  readonly saver: Saver;
  readonly lock: FolderLock;
  readonly notes: StoreNotes;
  readonly segmentBudget: number;
}

const none = new Uint8Array();

/** The saved index of this process: writer or follower, on a good disk or a bad one. */
export class SavedIndex implements RunStore {
  private readonly tidier: SegmentTidier;
  /** Saves happen one after the other. */
  private saving: Promise<void> = Promise.resolve();
  private isClosed = false;

  constructor(private readonly parts: SavedIndexParts) {
    const { table, segments } = parts;
    this.tidier = new SegmentTidier(table, segments, (key, run) => this.write(key, run, true));
  }

  get report(): StoreReport {
    return { role: this.parts.lock.isHeld ? "writer" : "follower", notes: this.parts.notes.all };
  }

  *rows(): IterableIterator<SavedRow> {
    for (const page of this.parts.table.headers()) yield* packRow.readAll(page);
  }

  load(runId: string): StoredRun | null {
    const packed = this.parts.table.read(savedKeys.ofRun(runId));
    if (packed === null) return null;
    try {
      return packRun.read(packed);
    } catch {
      this.remove(runId); // Nothing of it is used, its checkpoint neither: its log is read again.
      return null;
    }
  }

  put(run: StoredRun): void {
    const packed = packRun.write({ ...run, chunks: this.tidier.follow(run.chunks) });
    this.write(savedKeys.ofRun(run.row.runId), packed, run.row.status !== "RUNNING");
  }

  keep(name: string, fact: JsonValue): void {
    const key = savedKeys.ofFact(name);
    if (fact === null) return this.removeKey(key);
    const body = packFact.write(fact);
    this.write(key, { header: none, body, summaries: none, groups: none, chunks: none, files: none }, false);
  }

  *kept(): IterableIterator<readonly [string, JsonValue]> {
    for (const { key, body } of this.parts.table.bodies(savedKeys.factPrefix)) yield packFact.read(key, body);
  }

  remove(runId: string): void {
    this.removeKey(savedKeys.ofRun(runId));
  }

  private removeKey(key: string): void {
    const before = this.parts.table.read(key);
    if (before === null) return;
    if (this.parts.lock.isHeld) this.parts.saver.willChange(key, before);
    this.parts.table.remove(key);
  }

  appendChunk(bytes: Uint8Array): ChunkPlace {
    return this.parts.segments.append(bytes);
  }

  readChunk(place: ChunkPlace): Uint8Array | null {
    return this.parts.segments.read(this.tidier.followOne(place));
  }

  async commit(): Promise<readonly string[]> {
    await this.enqueue(() => this.save((saver) => saver.commit()));
    return this.parts.notes.all;
  }

  async compact(): Promise<void> {
    await this.enqueue(() => this.save((saver) => this.tidyAndSave(saver), true));
  }

  async tryPromote(): Promise<boolean> {
    const { lock, segments, saver } = this.parts;
    if (lock.isHeld || this.isClosed) return lock.isHeld;
    await this.enqueue(async () => {
      try {
        if (!(await lock.tryTake())) return;
      } catch (error) {
        this.noteTrouble(error);
        return;
      }
      await segments.publish();
      saver.startAnew();
      await this.save((one) => one.saveImage());
    });
    return lock.isHeld;
  }

  async close(): Promise<void> {
    if (this.isClosed) return;
    this.isClosed = true;
    await this.enqueue(() => this.save((saver) => saver.commit()));
    const { lock, saver, segments, table } = this.parts;
    if (saver.isImageWorthwhile) await this.compact();
    await this.enqueue(async () => {
      await lock.release();
      saver.close();
      await segments.close();
      table.close();
    });
  }

  /** To be called when another process took the lock: what follows stays in memory and in private segments. */
  withdraw(): void {
    this.parts.segments.withdraw();
    // Not while a save is under way: it still holds the journal's file.
    void this.enqueue(async () => this.parts.saver.startAnew());
  }

  private write(key: string, run: PackedRun, isEnded: boolean): void {
    const before = this.parts.table.read(key);
    if (before !== null && isSame(before, run)) return;
    if (this.parts.lock.isHeld) this.parts.saver.willChange(key, before);
    this.parts.table.write(key, run, isEnded || before === null);
  }

  private enqueue(work: () => Promise<void>): Promise<void> {
    const result = this.saving.then(work);
    this.saving = result.catch(() => undefined); // The next save begins all the same; this one's caller is told.
    return result;
  }

  /** Runs one save, unless there is nothing to save or another process is the writer; trouble becomes a note. */
  private async save(work: (saver: Saver) => Promise<void>, isWanted = false): Promise<void> {
    const { lock, saver, segments, segmentBudget } = this.parts;
    if (!lock.isStillHeld() || (saver.isIdle && !isWanted)) return;
    try {
      try {
        await work(saver);
      } catch (error) {
        if (errorCode(error) !== "EEXIST") throw error;
        // Another process saved where we were about to: it holds the lock now, or was cut off before it noticed.
        lock.check();
        if (!lock.isHeld) return;
        saver.startAnew();
        await saver.saveImage();
      }
      this.parts.notes.clear("disk");
      if (segments.bytes > segmentBudget) await this.makeRoom(saver);
    } catch (error) {
      this.noteTrouble(error);
    }
  }

  private async tidyAndSave(saver: Saver): Promise<void> {
    const useless = await this.tidier.gather();
    await saver.saveImage();
    await this.parts.segments.remove(useless);
  }

  /** Gives back what nothing refers to; then drops the oldest segments. */
  private async makeRoom(saver: Saver): Promise<void> {
    const { segments, segmentBudget } = this.parts;
    const useless = await this.tidier.gather();
    await saver.commit();
    await segments.remove(useless);
    for (const [number] of segments.closed()) {
      if (segments.bytes <= segmentBudget) break;
      await segments.remove([number]);
    }
  }

  private noteTrouble(error: unknown): void {
    this.parts.notes.set("disk", diskTrouble(error, this.parts.folder));
  }
}

function isSame(a: PackedRun, b: PackedRun): boolean {
  return (
    equal(a.header, b.header) &&
    equal(a.body, b.body) &&
    equal(a.summaries, b.summaries) &&
    equal(a.groups, b.groups) &&
    equal(a.chunks, b.chunks) &&
    equal(a.files, b.files)
  );
}

const equal = (a: Uint8Array, b: Uint8Array): boolean => a.length === b.length && Buffer.compare(a, b) === 0;
