import * as path from "node:path";
import type { FileSystemPort } from "../../../../src/index/store/disk/fileSystemPort";

/** A change that was asked of the disk, in order. */
type Change =
  | { readonly kind: "create"; readonly path: string; readonly inode: number }
  | { readonly kind: "write"; readonly inode: number; readonly bytes: Uint8Array; readonly position: number }
  | { readonly kind: "sync"; readonly inode: number }
  | { readonly kind: "syncFolder" }
  | { readonly kind: "rename"; readonly from: string; readonly to: string }
  | { readonly kind: "remove"; readonly path: string };

function systemError(code: string): Error {
  return Object.assign(new Error(`${code}: made by the test`), { code });
}

/** A disk in memory that remembers every change, so that a crash after any of them can be played. */
export class CrashDisk implements FileSystemPort {
  readonly changes: Change[] = [];
  /** Bytes that were written. */
  written = 0;
  /** Asked before each change, with its number from 0: an error code lets it fail. */
  failure: (number: number, kind: Change["kind"]) => string | null = () => null;
  /** Awaited before each change: lets a test stop a process at any point. */
  gate: (number: number) => Promise<void> = async () => undefined;
  private calls = 0;
  private readonly names = new Map<string, number>();
  private readonly contents = new Map<number, Uint8Array>();
  private readonly handles = new Map<number, number>();
  private next = 1;

  /**
   * The disk after a crash that let `count` changes begin. `survives` says of each change that was not made durable by
   * a sync within them whether it got to the disk; of a write also half may.
   */
  crash(count: number, survives: () => boolean): CrashDisk {
    const disk = new CrashDisk();
    const begun = this.changes.slice(0, count);
    const lastFolderSync = begun.findLastIndex(({ kind }) => kind === "syncFolder");
    const lastSync = new Map<number, number>();
    begun.forEach((change, i) => change.kind === "sync" && lastSync.set(change.inode, i));
    begun.forEach((change, i) => {
      const isDurable = change.kind === "write" ? i < (lastSync.get(change.inode) ?? -1) : i < lastFolderSync;
      if (isDurable || survives()) disk.apply(change);
      else if (change.kind === "write" && survives())
        disk.apply({ ...change, bytes: change.bytes.subarray(0, change.bytes.length >> 1) });
    });
    for (const name of [...disk.names.keys()]) if (/^lock-/.test(path.basename(name))) disk.names.delete(name);
    disk.next = this.next;
    return disk;
  }

  /** Every file's bytes. */
  get all(): ReadonlyMap<string, Uint8Array> {
    return new Map([...this.names].map(([name, inode]) => [name, this.content(inode)]));
  }

  /** A disk with just these files. */
  static of(files: Iterable<readonly [string, Uint8Array]>): CrashDisk {
    const disk = new CrashDisk();
    for (const [name, bytes] of files) {
      const inode = disk.next++;
      disk.names.set(name, inode);
      disk.contents.set(inode, bytes);
    }
    return disk;
  }

  list(folder: string): readonly string[] {
    const inside = [...this.names.keys()].filter((name) => name.startsWith(`${folder}/`));
    return [...new Set(inside.map((name) => name.slice(folder.length + 1).split("/")[0] ?? ""))];
  }

  size(name: string): number | null {
    const inode = this.names.get(name);
    return inode === undefined ? null : this.content(inode).length;
  }

  readFile(name: string): Uint8Array {
    return this.content(this.find(name)).slice();
  }

  glimpse(name: string): { readonly bytes: Uint8Array; readonly mtime: number } {
    return { bytes: this.readFile(name), mtime: 0 };
  }

  openToRead(name: string): number {
    return this.handle(this.find(name));
  }

  readAt(file: number, position: number, length: number): Uint8Array {
    return this.content(this.handles.get(file) ?? 0).slice(position, position + length);
  }

  close(file: number): void {
    if (!this.handles.delete(file)) throw systemError("EBADF");
  }

  async makeFolder(): Promise<void> {
    // Folders are no more than parts of names here.
  }

  async create(name: string): Promise<number> {
    await this.begin("create");
    if (this.names.has(name)) throw systemError("EEXIST");
    const inode = this.next++;
    this.change({ kind: "create", path: name, inode });
    return this.handle(inode);
  }

  async writeAt(file: number, bytes: Uint8Array, position: number): Promise<void> {
    const inode = this.handles.get(file);
    if (inode === undefined) throw systemError("EBADF");
    try {
      await this.begin("write");
    } catch (error) {
      this.apply({ kind: "write", inode, bytes: bytes.slice(0, bytes.length >> 1), position }); // A full disk takes a part.
      throw error;
    }
    this.written += bytes.length;
    this.change({ kind: "write", inode, bytes: bytes.slice(), position });
  }

  async sync(file: number): Promise<void> {
    const inode = this.handles.get(file);
    if (inode === undefined) throw systemError("EBADF");
    await this.begin("sync");
    this.change({ kind: "sync", inode });
  }

  async syncFolder(): Promise<void> {
    await this.begin("syncFolder");
    this.change({ kind: "syncFolder" });
  }

  async rename(from: string, to: string): Promise<void> {
    await this.begin("rename");
    this.find(from);
    this.change({ kind: "rename", from, to });
  }

  async remove(name: string): Promise<void> {
    await this.begin("remove");
    this.find(name);
    this.change({ kind: "remove", path: name });
  }

  async removeFolder(): Promise<void> {
    // See makeFolder.
  }

  async touch(): Promise<void> {
    // Only the lock's heartbeat, and these disks have no clock.
  }

  private async begin(kind: Change["kind"]): Promise<void> {
    const number = this.calls++;
    await this.gate(number);
    const code = this.failure(number, kind);
    if (code !== null) throw systemError(code);
  }

  private change(change: Change): void {
    this.changes.push(change);
    this.apply(change);
  }

  private apply(change: Change): void {
    if (change.kind === "create") this.names.set(change.path, change.inode);
    if (change.kind === "remove") this.names.delete(change.path);
    if (change.kind === "rename") {
      const inode = this.names.get(change.from);
      if (inode === undefined) return; // Its creation did not survive.
      this.names.delete(change.from);
      this.names.set(change.to, inode);
    }
    if (change.kind === "write") {
      const { inode, bytes, position } = change;
      const before = this.content(inode);
      const after = new Uint8Array(Math.max(before.length, position + bytes.length));
      after.set(before);
      after.set(bytes, position);
      this.contents.set(inode, after);
    }
  }

  private content(inode: number): Uint8Array {
    return this.contents.get(inode) ?? new Uint8Array();
  }

  private find(name: string): number {
    const inode = this.names.get(name);
    if (inode === undefined) throw systemError("ENOENT");
    return inode;
  }

  private handle(inode: number): number {
    const handle = this.next++;
    this.handles.set(handle, inode);
    return handle;
  }
}
