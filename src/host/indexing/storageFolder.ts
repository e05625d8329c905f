import { createHash } from "node:crypto";
import path from "node:path";
import type * as vscode from "vscode";
import { networkFileSystem } from "../../index/place/networkFileSystem";
import { userCacheFolder } from "../../index/client/userCacheFolder";

/**
 * The folder for the saved index: the workspace's storage, or the user's cache folder when that lies on a network
 * disk, where an index would be slow and its lock unreliable. Without a workspace: a folder in the global storage.
 * It may not exist yet: the index makes it, and works from memory with a note when the disk is full or read-only.
 */
export async function storageFolder(
  context: Pick<vscode.ExtensionContext, "storageUri" | "globalStorageUri">,
): Promise<string> {
  const own = context.storageUri?.fsPath ?? path.join(context.globalStorageUri.fsPath, "no-workspace");
  const parent = (await networkFileSystem(own)) !== null ? path.join(userCacheFolder(), keyOf(own)) : own;
  return path.join(parent, "index");
}

/** One folder a workspace: named by a hash of its storage folder, which the editor keeps the same. */
function keyOf(folder: string): string {
  return createHash("sha256").update(folder).digest("hex").slice(0, 16);
}
