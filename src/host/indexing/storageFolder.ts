import { createHash } from "node:crypto";
import { mkdir } from "node:fs/promises";
import path from "node:path";
import type * as vscode from "vscode";
import { networkFileSystem } from "../../index/client/networkFileSystem";
import { userCacheFolder } from "../../index/client/userCacheFolder";

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
  const parent = (await networkFileSystem(own)) !== null ? path.join(userCacheFolder(), keyOf(own)) : own;
  const folder = path.join(parent, "index");
  await mkdir(folder, { recursive: true });
  return folder;
}

/** One folder a workspace: named by a hash of its storage folder, which the editor keeps the same. */
function keyOf(folder: string): string {
  return createHash("sha256").update(folder).digest("hex").slice(0, 16);
}
