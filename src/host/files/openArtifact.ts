import * as vscode from "vscode";
import type { RunDetail } from "../../core/model/runDetail";
import { ArtifactFileSystem } from "./artifactFileSystem";
import { openRunFile } from "./openRunFile";

/** Opens an artifact in the editor: its file, or the part of a file that it is. Nothing happens when it is gone. */
export async function openArtifact(detail: RunDetail, index: number): Promise<void> {
  const artifact = detail.artifacts[index];
  if (artifact === undefined) return;
  const uri = ArtifactFileSystem.uri(detail.row.runId, artifact);
  if (uri === null) await openRunFile(detail, artifact.path);
  else await vscode.commands.executeCommand("vscode.open", uri, { preview: true });
}
