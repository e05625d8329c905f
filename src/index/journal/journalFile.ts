import { encodeUtf8 } from "../../core/text/encodeUtf8";
import { checksum } from "../store/disk/checksum";
import type { FileSystemPort } from "../store/disk/fileSystemPort";
import { placedFrame } from "../store/disk/placedFrame";
import type { JournalHeader } from "./journalHeader";

/** The journal that this process appends to. Only its creator ever writes it. */
export class JournalFile {
  private constructor(
    private readonly files: FileSystemPort,
    private readonly file: number,
    private readonly salt: number,
    readonly header: JournalHeader,
    /** Where the last durable commit ends. */
    private end: number,
  ) {}

  /**
   * Makes `path` with its header, both durable. Fails with EEXIST when another process made it: then that one writes
   * the saved index.
   */
  static async create(
    files: FileSystemPort,
    folder: string,
    path: string,
    header: JournalHeader,
  ): Promise<JournalFile> {
    const file = await files.create(path);
    try {
      const text = encodeUtf8(JSON.stringify(header));
      const frame = placedFrame.write(text, header.number, 0);
      await files.writeAt(file, frame, 0);
      await files.sync(file);
      await files.syncFolder(folder);
      return new JournalFile(files, file, checksum(text), header, frame.length);
    } catch (error) {
      files.close(file);
      await files.remove(path).catch(() => undefined); // Without a header nobody reads it; the next number is free.
      throw error;
    }
  }

  get length(): number {
    return this.end;
  }

  /**
   * Appends one commit, durable when this returns. After a failure the next one is written over what may have got to
   * the disk, and a tail that is left of it fails its checksum.
   */
  async append(payload: Uint8Array): Promise<void> {
    const frame = placedFrame.write(payload, this.salt, this.end);
    await this.files.writeAt(this.file, frame, this.end);
    await this.files.sync(this.file);
    this.end += frame.length;
  }

  close(): void {
    this.files.close(this.file);
  }
}
