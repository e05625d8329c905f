import * as vscode from "vscode";
import type { Artifact } from "../../core/model/artifact";
import type { RunDetail } from "../../core/model/runDetail";
import { fileName } from "../../core/view/fileName";
import { documentName } from "../base/documentName";
import { FixedFileSystem } from "../base/fixedFileSystem";
import { translate } from "../base/translate";
import { artifactScheme } from "../catalogue/artifactScheme";
import type { IndexService } from "../indexing/indexService";
import { readArtifact, type CommitReader } from "./readArtifact";

/**
 * Artifacts without a file of their own, such as a picture in an event file or a plot in a commit, as documents for the
 * editor's own viewers.
 * An address names a run and one of its artifacts; what the run does not list is not read.
 */
export class ArtifactFileSystem extends FixedFileSystem {
  constructor(
    private readonly index: IndexService,
    private readonly git: CommitReader,
  ) {
    super();
  }

  /** The address of a part of a file, or of a file of a commit; null for a part that no viewer of the editor knows. */
  static uri(runId: string, { name, path, step, part, commit }: Artifact): vscode.Uri | null {
    if (commit !== undefined) {
      const place = `/${commit.slice(0, 8)}/${documentName(fileName(path))}`;
      const query = new URLSearchParams({ run: runId, file: path, commit });
      return vscode.Uri.from({ scheme: artifactScheme, path: place, query: query.toString() });
    }
    const ending = part?.type?.split("/")[1];
    if (part === undefined || ending === undefined) return null;
    const title = documentName(step === null ? name : `${name} ${step}`);
    const query = new URLSearchParams({ run: runId, file: path, offset: String(part.offset) });
    return vscode.Uri.from({ scheme: artifactScheme, path: `/${title}.${ending}`, query: query.toString() });
  }

  async stat(uri: vscode.Uri): Promise<vscode.FileStat> {
    const { artifact } = await this.#find(uri);
    const permissions = vscode.FilePermission.Readonly;
    const size = artifact.size ?? (await this.readFile(uri)).length;
    return { type: vscode.FileType.File, ctime: 0, mtime: 0, size, permissions };
  }

  async readFile(uri: vscode.Uri): Promise<Uint8Array> {
    const { detail, artifact } = await this.#find(uri);
    try {
      return await readArtifact(detail, artifact, this.git, translate);
    } catch (error) {
      throw vscode.FileSystemError.Unavailable(error instanceof Error ? error.message : String(error));
    }
  }

  readDirectory(): Promise<[string, vscode.FileType][]> {
    return Promise.resolve([]);
  }

  async #find(uri: vscode.Uri): Promise<{ detail: RunDetail; artifact: Artifact }> {
    const query = new URLSearchParams(uri.query);
    const detail = await (await this.index.open()).run(query.get("run") ?? "");
    const artifact = detail?.artifacts.find(
      ({ path, part, commit }) =>
        path === query.get("file") &&
        (part === undefined ? null : String(part.offset)) === query.get("offset") &&
        (commit ?? null) === query.get("commit"),
    );
    if (!detail || artifact === undefined) throw vscode.FileSystemError.FileNotFound(uri);
    return { detail, artifact };
  }
}
