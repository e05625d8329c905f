import type { FileSystemPort } from "../store/disk/fileSystemPort";

/** Files kept open for reading; the one unused for longest is closed first. */
const mostOpen = 32;

/** Reads from segment files, keeping the last used ones open. */
export class SegmentHandles {
  private readonly open = new Map<number, number>();

  constructor(
    private readonly files: FileSystemPort,
    private readonly pathOf: (segment: number) => string,
  ) {}

  /** Bytes at a position (fewer at the end of the file), or null when the file is gone or unreadable. */
  read(segment: number, ownFile: number | null, position: number, length: number): Uint8Array | null {
    try {
      return this.files.readAt(ownFile ?? this.handle(segment), position, length);
    } catch {
      this.forget(segment); // Dropped by the budget, or a bad disk: either way the log has the points.
      return null;
    }
  }

  private handle(segment: number): number {
    const known = this.open.get(segment);
    const handle = known ?? this.files.openToRead(this.pathOf(segment));
    this.open.delete(segment);
    this.open.set(segment, handle);
    const oldest = this.open.keys().next().value;
    if (this.open.size > mostOpen && oldest !== undefined) this.forget(oldest);
    return handle;
  }

  forget(segment: number): void {
    const handle = this.open.get(segment);
    if (handle !== undefined) this.files.close(handle);
    this.open.delete(segment);
  }

  close(): void {
    for (const segment of [...this.open.keys()]) this.forget(segment);
  }
}
