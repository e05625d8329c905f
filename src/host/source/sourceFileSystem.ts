import * as vscode from "vscode";
import type { GitPort } from "../../git/port/gitPort";
import type { IndexService } from "../indexing/indexService";
import { gitError } from "./gitError";
import { sourceRequest } from "./sourceRequest";
import { sourcePlace } from "./sourceUri";

/** Files kept in memory, so that looking at the size and reading is one call of git. */
const cacheLimit = 32;

/** Read-only documents that show files as they were in a run. What a run's code was never changes, so nothing is watched. */
export class SourceFileSystem implements vscode.FileSystemProvider, vscode.Disposable {
  readonly #changed = new vscode.EventEmitter<vscode.FileChangeEvent[]>();
  readonly onDidChangeFile = this.#changed.event;
  readonly #files = new Map<string, Promise<Uint8Array>>();

  constructor(
    private readonly index: IndexService,
    private readonly git: GitPort,
  ) {}

  watch(): vscode.Disposable {
    return new vscode.Disposable(() => undefined);
  }

  async stat(uri: vscode.Uri): Promise<vscode.FileStat> {
    const { length } = await this.readFile(uri);
    const permissions = vscode.FilePermission.Readonly;
    return { type: vscode.FileType.File, ctime: 0, mtime: 0, size: length, permissions };
  }

  readFile(uri: vscode.Uri): Promise<Uint8Array> {
    const known = this.#files.get(uri.query);
    if (known !== undefined) return known;
    const read = this.#read(uri);
    this.#files.set(uri.query, read);
    read.catch(() => this.#files.delete(uri.query)); // The reader is told; a later try asks again.
    const [oldest] = this.#files.keys();
    if (this.#files.size > cacheLimit && oldest !== undefined) this.#files.delete(oldest);
    return read;
  }

  readDirectory(uri: vscode.Uri): never {
    throw vscode.FileSystemError.FileNotADirectory(uri);
  }

  createDirectory(uri: vscode.Uri): never {
    throw vscode.FileSystemError.NoPermissions(uri);
  }

  writeFile(uri: vscode.Uri): never {
    throw vscode.FileSystemError.NoPermissions(uri);
  }

  delete(uri: vscode.Uri): never {
    throw vscode.FileSystemError.NoPermissions(uri);
  }

  rename(uri: vscode.Uri): never {
    throw vscode.FileSystemError.NoPermissions(uri);
  }

  dispose(): void {
    this.#files.clear();
    this.#changed.dispose();
  }

  async #read(uri: vscode.Uri): Promise<Uint8Array> {
    const { runId, path } = sourcePlace(uri);
    const detail = await (await this.index.open()).run(runId);
    if (detail === null) throw vscode.FileSystemError.FileNotFound(uri);
    const located = await this.git.locateSource(sourceRequest(detail));
    if (!located.ok) throw vscode.FileSystemError.Unavailable(gitError(located).message);
    const file = await this.git.readSourceFile(located.value, path);
    if (!file.ok) throw vscode.FileSystemError.Unavailable(gitError(file).message);
    return file.value;
  }
}
