import * as path from "node:path";
import type { FileSystemPort } from "../store/disk/fileSystemPort";
import { placedFrame } from "../store/disk/placedFrame";
import type { ChunkPlace } from "../store/runStore";
import { savedNames } from "../store/disk/savedNames";
import { SegmentHandles } from "./segmentHandles";
import { SegmentWriter } from "./segmentWriter";

/** How segments are cut and numbered. */
export interface SegmentSettings {
  /** A segment of this many bytes gets no more. */
  readonly segmentBytes: number;
  /** A number that no segment in the folder ever had, larger than all before. */
  readonly nextNumber: () => number;
}

/** Waiting chunks beyond this are written at once, without waiting for a commit. */
const writeAheadBytes = 1024 * 1024;
/** With more than this unwritten (a disk that takes nothing) the oldest chunks are given up: the logs have them. */
const mostWaiting = 64 * 1024 * 1024;

/** The series segments of a folder: append-only files of chunks, read by position, never wholly in memory. */
export class SegmentSet {
  /** Lengths of the segments that other sessions wrote. */
  private readonly others = new Map<number, number>();
  private readonly own = new Map<number, SegmentWriter>();
  private readonly handles: SegmentHandles;
  private current: SegmentWriter | null = null;
  private writing: Promise<void> = Promise.resolve();
  private isNameUnsynced = false;

  constructor(
    private readonly files: FileSystemPort,
    private readonly folder: string,
    private readonly settings: SegmentSettings,
    private isPrivate: boolean,
  ) {
    this.handles = new SegmentHandles(files, (number) => path.join(folder, savedNames.segment(number)));
    this.look();
  }

  /** Finds the segments that lie in the folder. */
  look(): void {
    this.others.clear();
    for (const name of this.names()) {
      const number = savedNames.numberOf("segment", name);
      if (number === null || this.own.has(number)) continue;
      const size = this.files.size(path.join(this.folder, name));
      if (size !== null) this.others.set(number, size);
    }
  }

  /** Lengths of all segments that this process may remove, oldest first; not of the one that is appended to. */
  closed(): ReadonlyMap<number, number> {
    const all = new Map(this.isPrivate ? [] : this.others);
    for (const [number, { length, isPrivate }] of this.own)
      if (number !== this.current?.number && isPrivate === this.isPrivate) all.set(number, length);
    return new Map([...all].sort(([a], [b]) => a - b));
  }

  get bytes(): number {
    let sum = this.current?.length ?? 0;
    for (const length of this.closed().values()) sum += length;
    return sum;
  }

  get isDurable(): boolean {
    for (const writer of this.own.values()) if (!writer.isDurable) return false;
    return !this.isNameUnsynced;
  }

  append(bytes: Uint8Array): ChunkPlace {
    if (this.current === null || this.current.length >= this.settings.segmentBytes) {
      const number = this.settings.nextNumber();
      const name = this.isPrivate ? savedNames.privateSegment(number) : savedNames.segment(number);
      this.current = new SegmentWriter(this.files, number, path.join(this.folder, name), this.isPrivate);
      this.own.set(number, this.current);
      this.isNameUnsynced ||= !this.isPrivate;
    }
    this.boundMemory();
    const place = this.current.append(bytes);
    // Trouble shows again, and is told, with the next commit.
    if (this.current.waitingBytes >= writeAheadBytes) this.write().catch(() => undefined);
    return place;
  }

  private boundMemory(): void {
    let waiting = 0;
    for (const writer of this.own.values()) waiting += writer.waitingBytes;
    for (const writer of this.own.values()) {
      if (waiting <= mostWaiting) return;
      waiting -= writer.waitingBytes;
      writer.giveUp();
    }
  }

  read({ segment, offset, length }: ChunkPlace): Uint8Array | null {
    const writer = this.own.get(segment);
    const waiting = writer?.findWaiting(offset);
    const frame = waiting ?? this.handles.read(segment, writer?.file ?? null, offset, placedFrame.headLength + length);
    const bytes = frame === null ? null : placedFrame.read(frame, segment, offset);
    return bytes?.length === length ? bytes : null;
  }

  /** Writes what waits in memory. Calls queue up. */
  write(): Promise<void> {
    const writeAll = async () => {
      for (const writer of this.own.values()) await writer.write();
    };
    const result = this.writing.then(writeAll);
    this.writing = result.catch(() => undefined); // The next call begins all the same; this one's caller is told.
    return result;
  }

  /** Makes every appended chunk durable. */
  async flush(): Promise<void> {
    await this.write();
    for (const writer of this.own.values()) await writer.sync();
    if (this.isNameUnsynced) await this.files.syncFolder(this.folder);
    this.isNameUnsynced = false;
  }

  /** Removes whole segments. One that cannot be removed now is found and removed again by a later session. */
  async remove(numbers: Iterable<number>): Promise<void> {
    await this.writing;
    for (const number of numbers) {
      if (number === this.current?.number) continue;
      this.handles.forget(number);
      const writer = this.own.get(number);
      writer?.close();
      this.own.delete(number);
      this.others.delete(number);
      if (writer?.isPrivate !== true)
        await this.files.remove(path.join(this.folder, savedNames.segment(number))).catch(() => undefined);
    }
  }

  /** Begins to write private segments, for a process that is no longer the writer. */
  withdraw(): void {
    this.isPrivate = true;
    this.isNameUnsynced = false;
    this.current = null;
  }

  /**
   * Gives private segments a name, under the numbers that they have, for a process that became the writer. One that
   * cannot be copied is given up: the logs have its points.
   */
  async publish(): Promise<void> {
    await this.write().catch(() => undefined); // What could not be written is given up with its segment.
    for (const [number, writer] of [...this.own]) {
      if (!writer.isPrivate) continue;
      if (writer.file !== null) await this.copy(writer.file, number, writer.length).catch(() => undefined);
      writer.close();
      this.own.delete(number);
    }
    this.current = null;
    this.isPrivate = false;
    this.look();
  }

  private async copy(source: number, number: number, length: number): Promise<void> {
    const target = path.join(this.folder, savedNames.segment(number));
    const file = await this.files.create(target);
    try {
      for (let at = 0; at < length; at += writeAheadBytes)
        await this.files.writeAt(file, this.files.readAt(source, at, writeAheadBytes), at);
      await this.files.sync(file);
      await this.files.syncFolder(this.folder);
    } catch (error) {
      await this.files.remove(target).catch(() => undefined); // Told by the caller; what is left over is unused.
      throw error;
    } finally {
      this.files.close(file);
    }
  }

  private names(): readonly string[] {
    try {
      return this.files.list(this.folder);
    } catch {
      return []; // Segments that are not seen are not removed; reading them needs no list.
    }
  }

  async close(): Promise<void> {
    await this.writing;
    this.handles.close();
    for (const writer of this.own.values()) writer.close();
  }
}
