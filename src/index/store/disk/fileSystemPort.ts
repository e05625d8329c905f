/** A file's bytes together with the time of its last change, read through one open file. */
export interface FileGlimpse {
  readonly bytes: Uint8Array;
  /** Milliseconds since the epoch, by the clock of the disk's host. */
  readonly mtime: number;
}

/**
 * Every call that the saved index makes on the file system, so that a test can fail, stop or lose any one of them.
 * What changes the disk is asynchronous (an fsync may take long), what reads is not. All fail as Node's calls do.
 */
export interface FileSystemPort {
  /** Names in a folder. */
  list(folder: string): readonly string[];
  /** Bytes, or null when there is no such file. */
  size(path: string): number | null;
  readFile(path: string): Uint8Array;
  /** Reads a small file and its time of change; opening it makes network disks look at the server. */
  glimpse(path: string): FileGlimpse;
  openToRead(path: string): number;
  /** At most `length` bytes from `position`; fewer at the end of the file. */
  readAt(file: number, position: number, length: number): Uint8Array;
  close(file: number): void;
  /** With all folders above it. No error when it is there. */
  makeFolder(path: string): Promise<void>;
  /** Opens a new file to read and write; EEXIST when there is one. */
  create(path: string): Promise<number>;
  /** Writes all of the bytes. */
  writeAt(file: number, bytes: Uint8Array, position: number): Promise<void>;
  /** fsync. */
  sync(file: number): Promise<void>;
  /** fsync of a folder, so that names in it last; nothing where the system has no such thing. */
  syncFolder(path: string): Promise<void>;
  rename(from: string, to: string): Promise<void>;
  /** Removes a file. */
  remove(path: string): Promise<void>;
  /** Removes an empty folder. */
  removeFolder(path: string): Promise<void>;
  /** Sets a file's time of change to now. */
  touch(path: string): Promise<void>;
}
