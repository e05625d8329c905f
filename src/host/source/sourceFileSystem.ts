import * as vscode from "vscode";
import type { GitPort } from "../../git/port/gitPort";
import type { GitFailure } from "../../git/port/gitResult";
import type { SourceEntry } from "../../git/port/sourceEntry";
import { FixedFileSystem } from "../base/fixedFileSystem";
import { gitError } from "./gitError";
import type { RunSources } from "./runSources";
import { sourcePlace } from "./sourceUri";

/** Files kept in memory, so that looking at the size and reading is one call of git. */
const cacheLimit = 32;

/**
 * Read-only documents and folders that show a run's code as it was. It never changes, so nothing is watched.
 */
export class SourceFileSystem extends FixedFileSystem {
  readonly #files = new Map<string, Promise<Uint8Array | "folder">>();

  constructor(
    private readonly sources: RunSources,
    private readonly git: GitPort,
  ) {
    super();
  }

  async stat(uri: vscode.Uri): Promise<vscode.FileStat> {
    const found = await this.#look(uri);
    const shared = { ctime: 0, mtime: 0, permissions: vscode.FilePermission.Readonly };
    return found === "folder"
      ? { ...shared, type: vscode.FileType.Directory, size: 0 }
      : { ...shared, type: vscode.FileType.File, size: found.length };
  }

  async readFile(uri: vscode.Uri): Promise<Uint8Array> {
    const found = await this.#look(uri);
    if (found === "folder") throw vscode.FileSystemError.FileIsADirectory(uri);
    return found;
  }

  async readDirectory(uri: vscode.Uri): Promise<[string, vscode.FileType][]> {
    const { runId, path } = sourcePlace(uri);
    const listed = await this.git.browser.listFolder(await this.sources.of(runId), path);
    if (!listed.ok) throw fileError(listed, uri);
    return listed.value.map((entry) => [entry.path.slice(path === "" ? 0 : path.length + 1), fileType(entry)]);
  }

  override dispose(): void {
    this.#files.clear();
    super.dispose();
  }

  #look(uri: vscode.Uri): Promise<Uint8Array | "folder"> {
    const { runId, path } = sourcePlace(uri);
    const key = JSON.stringify([uri.path, runId]);
    const known = this.#files.get(key);
    if (known !== undefined) return known;
    const read = this.#read(uri, runId, path);
    this.#files.set(key, read);
    read.catch(() => this.#files.delete(key)); // The reader is told; a later try asks again.
    const [oldest] = this.#files.keys();
    if (this.#files.size > cacheLimit && oldest !== undefined) this.#files.delete(oldest);
    return read;
  }

  async #read(uri: vscode.Uri, runId: string, path: string): Promise<Uint8Array | "folder"> {
    if (path === "") return "folder";
    const file = await this.git.readSourceFile(await this.sources.of(runId), path);
    if (file.ok) return file.value;
    if (file.reason === "not-a-file") return "folder";
    if (file.reason !== "path-missing") this.sources.forget(runId); // The repository may have been moved or pruned.
    throw fileError(file, uri);
  }
}

function fileError(failure: GitFailure, uri: vscode.Uri): vscode.FileSystemError {
  if (failure.reason === "path-missing") return vscode.FileSystemError.FileNotFound(uri);
  return vscode.FileSystemError.Unavailable(gitError(failure).message);
}

/** A submodule is shown as an empty folder. */
function fileType({ kind }: SourceEntry): vscode.FileType {
  return kind === "folder" || kind === "submodule" ? vscode.FileType.Directory : vscode.FileType.File;
}
