import path from "node:path";
import { userCacheFolder } from "../../../index/client/userCacheFolder";

/**
 * Where working trees of code that came with a log are made: not below a folder that the user is likely to trust, nor in
 * the editor's own, which people delete to cure it.
 */
export function foreignWorktrees(): string {
  return path.join(userCacheFolder(), "worktrees");
}
