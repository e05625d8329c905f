import * as vscode from "vscode";
import { documentName } from "../base/documentName";
import { FixedFileSystem } from "../base/fixedFileSystem";
import { noteScheme } from "../catalogue/noteScheme";
import type { IndexService } from "../indexing/indexService";

interface ReadNote {
  readonly bytes: Uint8Array;
  readonly mtime: number;
}

/** The notes of runs as Markdown documents of the editor: saving one marks the run. */
export class NoteFileSystem extends FixedFileSystem {
  readonly #notes = new Map<string, ReadNote>();
  /** Runs whose notes are being saved: the index tells of that as well, and the editor must not take it for another's. */
  readonly #writing = new Set<string>();
  /** How often notes were saved: what was asked for before a save is older than it. */
  #saves = 0;
  readonly #listener: vscode.Disposable;

  constructor(
    private readonly index: IndexService,
    log: vscode.LogOutputChannel,
  ) {
    super();
    this.#listener = index.onDidChange(() => {
      for (const { uri } of vscode.workspace.textDocuments)
        if (uri.scheme === noteScheme)
          this.stat(uri).catch((error: unknown) => log.debug(`no note of ${uri.path}: ${String(error)}`));
    });
  }

  /** The address of a run's note. */
  static uri(runId: string, runName: string): vscode.Uri {
    return vscode.Uri.from({ scheme: noteScheme, path: `/Note of ${documentName(runName)}.md`, query: runId });
  }

  async stat(uri: vscode.Uri): Promise<vscode.FileStat> {
    const { bytes, mtime } = await this.#read(uri);
    return { type: vscode.FileType.File, ctime: 0, mtime, size: bytes.length };
  }

  async readFile(uri: vscode.Uri): Promise<Uint8Array> {
    return (await this.#read(uri)).bytes;
  }

  override async writeFile(uri: vscode.Uri, content: Uint8Array): Promise<void> {
    const text = new TextDecoder().decode(content);
    const api = await this.index.open();
    this.#writing.add(uri.query);
    this.#saves++;
    try {
      await api.mark([uri.query], [{ field: "note", value: text.trim() === "" ? null : text }]);
      this.#notes.set(uri.query, { bytes: content, mtime: Date.now() });
    } finally {
      this.#writing.delete(uri.query);
    }
  }

  readDirectory(): Promise<[string, vscode.FileType][]> {
    return Promise.resolve([]);
  }

  override dispose(): void {
    this.#listener.dispose();
    super.dispose();
  }

  /** Tells the editor when the note is another one than it last saw: somebody else may have marked the run. */
  async #read(uri: vscode.Uri): Promise<ReadNote> {
    const saves = this.#saves;
    const detail = await (await this.index.open()).run(uri.query);
    if (detail === null) throw vscode.FileSystemError.FileNotFound(uri);
    const bytes = new TextEncoder().encode(detail.note ?? "");
    const known = this.#notes.get(uri.query);
    const isOlder = this.#writing.has(uri.query) || saves !== this.#saves;
    if (known && (isOlder || Buffer.compare(known.bytes, bytes) === 0)) return known;
    const read = { bytes, mtime: Date.now() };
    this.#notes.set(uri.query, read);
    if (known) this.changed.fire([{ type: vscode.FileChangeType.Changed, uri }]);
    return read;
  }
}
