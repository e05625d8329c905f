import type { FileSystemPort } from "../store/disk/fileSystemPort";
import { placedFrame } from "../store/disk/placedFrame";
import type { ChunkPlace } from "../store/runStore";

/** A chunk that is not in the file yet. */
interface WaitingFrame {
  readonly offset: number;
  readonly frame: Uint8Array;
}

/** A segment that this process appends to. Frames are kept in memory until they are in the file. */
export class SegmentWriter {
  private handle: number | null = null;
  private end = 0;
  private waiting: WaitingFrame[] = [];
  private waitingTotal = 0;
  private written = 0;
  private synced = 0;

  constructor(
    private readonly files: FileSystemPort,
    readonly number: number,
    readonly path: string,
    /** A private segment has no name once it is open, so that nothing is left of it whatever happens. */
    readonly isPrivate: boolean,
  ) {}

  get length(): number {
    return this.end;
  }

  get waitingBytes(): number {
    return this.waitingTotal;
  }

  get isDurable(): boolean {
    return this.waiting.length === 0 && this.synced === this.written;
  }

  /** The open file; null before the first write. */
  get file(): number | null {
    return this.handle;
  }

  append(bytes: Uint8Array): ChunkPlace {
    const offset = this.end;
    const frame = placedFrame.write(bytes, this.number, offset);
    this.waiting.push({ offset, frame });
    this.waitingTotal += frame.length;
    this.end += frame.length;
    return { segment: this.number, offset, length: bytes.length };
  }

  /** Forgets what waits: these chunks cannot be read any more. */
  giveUp(): void {
    this.waiting = [];
    this.waitingTotal = 0;
  }

  /** A frame that is still in memory, or null. */
  findWaiting(offset: number): Uint8Array | null {
    return this.waiting.find((one) => one.offset === offset)?.frame ?? null;
  }

  /** Writes what waits, without making it durable. One call at a time. */
  async write(): Promise<void> {
    const batch = this.waiting;
    const first = batch[0];
    if (first === undefined) return;
    if (this.handle === null) {
      this.handle = await this.files.create(this.path);
      if (this.isPrivate) await this.files.remove(this.path);
    }
    const count = batch.length;
    const bytes = new Uint8Array(batch.reduce((sum, { frame }) => sum + frame.length, 0));
    for (let i = 0, at = 0; i < count; at += batch[i++]!.frame.length) bytes.set(batch[i]!.frame, at);
    await this.files.writeAt(this.handle, bytes, first.offset);
    this.written = first.offset + bytes.length;
    if (this.waiting !== batch) return; // Given up meanwhile.
    this.waiting = batch.slice(count);
    this.waitingTotal -= bytes.length;
  }

  /** Makes what was written durable; also its name, when the caller then syncs the folder. */
  async sync(): Promise<void> {
    const written = this.written;
    if (this.handle === null || this.synced === written) return;
    await this.files.sync(this.handle);
    this.synced = written;
  }

  close(): void {
    if (this.handle !== null) this.files.close(this.handle);
    this.handle = null;
  }
}
