import { GitTrouble } from "../process/gitTrouble";
import type { TreeEntry } from "./treeEntry";

/** The entries of a tree object: `<mode> <name>\0<raw id>`, again and again. `idBytes`: 20, or 32 for SHA-256. */
export function parseTree(bytes: Buffer, idBytes: number): TreeEntry[] {
  const entries: TreeEntry[] = [];
  for (let at = 0; at < bytes.length;) {
    const space = bytes.indexOf(32, at);
    const nul = bytes.indexOf(0, space);
    const end = nul + 1 + idBytes;
    if (space < 0 || nul < 0 || end > bytes.length) throw new GitTrouble("git-failed", "A tree object is damaged.");
    entries.push({
      mode: bytes.toString("latin1", at, space),
      name: bytes.toString("latin1", space + 1, nul),
      objectId: bytes.toString("hex", nul + 1, end),
    });
    at = end;
  }
  return entries;
}
