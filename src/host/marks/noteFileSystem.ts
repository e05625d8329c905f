import * as vscode from "vscode";
import { noteScheme } from "../catalogue/noteScheme";
import type { IndexService } from "../indexing/indexService";

interface ReadNote {
  readonly bytes: Uint8Array;
  readonly mtime: number;
}

/** The notes of runs as Markdown documents of the editor: saving one marks the run. */
export class NoteFileSystem implements vscode.FileSystemProvider, vscode.Disposable {
  readonly #changed = new vscode.EventEmitter<vscode.FileChangeEvent[]>();
  readonly onDidChangeFile = this.#changed.event;
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
    this.#listener = index.onDidChange(() => {
      for (const { uri } of vscode.workspace.textDocuments)
        if (uri.scheme === noteScheme)
          this.stat(uri).catch((error: unknown) => log.debug(`no note of ${uri.path}: ${String(error)}`));
    });
  }

  /** The address of a run's note. */
  static uri(runId: string, runName: string): vscode.Uri {
    const name = runName.replaceAll(/[^\p{L}\p{N}._ -]/gu, "_").slice(0, 80);
    return vscode.Uri.from({ scheme: noteScheme, path: `/Note of ${name}.md`, query: runId });
  }

  watch(): vscode.Disposable {
    return new vscode.Disposable(() => undefined);
  }

  async stat(uri: vscode.Uri): Promise<vscode.FileStat> {
    const { bytes, mtime } = await this.#read(uri);
    return { type: vscode.FileType.File, ctime: 0, mtime, size: bytes.length };
  }

  async readFile(uri: vscode.Uri): Promise<Uint8Array> {
    return (await this.#read(uri)).bytes;
  }

  async writeFile(uri: vscode.Uri, content: Uint8Array): Promise<void> {
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

  readDirectory(): [string, vscode.FileType][] {
    return [];
  }

  createDirectory(uri: vscode.Uri): never {
    throw vscode.FileSystemError.NoPermissions(uri);
  }

  delete(uri: vscode.Uri): never {
    throw vscode.FileSystemError.NoPermissions(uri);
  }

  rename(uri: vscode.Uri): never {
    throw vscode.FileSystemError.NoPermissions(uri);
  }

  dispose(): void {
    this.#listener.dispose();
    this.#changed.dispose();
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
    if (known) this.#changed.fire([{ type: vscode.FileChangeType.Changed, uri }]);
    return read;
  }
}
