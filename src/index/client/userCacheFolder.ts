import { homedir } from "node:os";
import path from "node:path";

/** Runback's folder in the user's caches, by the system's own rule. It may not exist yet. */
export function userCacheFolder(): string {
  if (process.platform === "darwin") return path.join(homedir(), "Library", "Caches", "runback");
  if (process.platform === "win32")
    return path.join(process.env["LOCALAPPDATA"] ?? path.join(homedir(), "AppData", "Local"), "runback", "Cache");
  const base = process.env["XDG_CACHE_HOME"];
  return path.join(base !== undefined && path.isAbsolute(base) ? base : path.join(homedir(), ".cache"), "runback");
}
