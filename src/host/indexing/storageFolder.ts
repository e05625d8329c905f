import { createHash } from "node:crypto";
import { mkdir } from "node:fs/promises";
import { homedir } from "node:os";
import path from "node:path";
import type * as vscode from "vscode";
import { networkFileSystem } from "../../index/client/networkFileSystem";

/**
 * The folder for the saved index: the workspace's storage, or the user's cache folder when that lies on a network
 * disk, where an index would be slow and its lock unreliable. Without a workspace: a folder in the global storage.
 * The folder exists when this resolves; rejects when it cannot be made.
 */
export async function storageFolder(
  context: Pick<vscode.ExtensionContext, "storageUri" | "globalStorageUri">,
): Promise<string> {
  const own = context.storageUri?.fsPath ?? path.join(context.globalStorageUri.fsPath, "no-workspace");
  await mkdir(own, { recursive: true });
  const parent = (await networkFileSystem(own)) !== null ? path.join(cacheFolder(), keyOf(own)) : own;
  const folder = path.join(parent, "index");
  await mkdir(folder, { recursive: true });
  return folder;
}

/** The cache folder of the user, by the system's own rule. */
function cacheFolder(): string {
  if (process.platform === "darwin") return path.join(homedir(), "Library", "Caches", "runback");
  if (process.platform === "win32")
    return path.join(process.env["LOCALAPPDATA"] ?? path.join(homedir(), "AppData", "Local"), "runback", "Cache");
  const base = process.env["XDG_CACHE_HOME"];
  return path.join(base !== undefined && path.isAbsolute(base) ? base : path.join(homedir(), ".cache"), "runback");
}

/** One folder a workspace: named by a hash of its storage folder, which the editor keeps the same. */
function keyOf(folder: string): string {
  return createHash("sha256").update(folder).digest("hex").slice(0, 16);
}
