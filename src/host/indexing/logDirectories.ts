import { homedir } from "node:os";
import path from "node:path";
import * as vscode from "vscode";
import { readSetting } from "../base/readSetting";

/** Absolute paths of the workspace's folders that lie on a disk. */
export function workspaceFolders(): string[] {
  return diskFolders().map((folder) => folder.uri.fsPath);
}

/**
 * Log directories that the user named, absolute. Relative ones start at each workspace folder (its own setting where
 * it has one); `~` is the home folder.
 */
export function namedLogDirectories(): string[] {
  const folders = diskFolders();
  const scopes = folders.length > 0 ? folders : [undefined];
  const found = scopes.flatMap((folder) =>
    readSetting("runback.logDirectories", folder?.uri)
      .filter((entry): entry is string => typeof entry === "string" && entry.trim() !== "")
      .map((entry) => absolute(entry.trim(), folder?.uri.fsPath))
      .filter((entry) => entry !== null),
  );
  return [...new Set(found)];
}

function diskFolders(): vscode.WorkspaceFolder[] {
  return (vscode.workspace.workspaceFolders ?? []).filter((folder) => folder.uri.scheme === "file");
}

function absolute(entry: string, folder: string | undefined): string | null {
  if (entry === "~" || /^~[\\/]/.test(entry)) return path.join(homedir(), entry.slice(1));
  if (path.isAbsolute(entry)) return path.normalize(entry);
  return folder === undefined ? null : path.join(folder, entry);
}
